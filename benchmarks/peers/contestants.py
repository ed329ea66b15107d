"""Who plays the two procedures, and by which commands."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.portal_api import BROWSER, PICTURES, PORTAL
from benchmarks.places import ROOT
from benchmarks.tester import OURS, PLUGINS, THEIRS

PEERS = ROOT / "benchmarks" / "peers"
FEATURE = ROOT / "benchmarks" / "plain" / "procedures.feature"
BARE, SUITE = "Playwright seul", "cette suite"
HOME = ROOT / "build" / "peers"
"""Where their environments are (``python -m benchmarks.peers.install``)."""


@dataclass(frozen=True)
class Course:
    """Where a contestant runs.

    Attributes:
        portal: address of one that is up.
        browser: path of the one to start; empty for Playwright's own.
        folder: for what it writes.
        pictures: a folder for one picture after each acting step; without it none are taken.
    """

    portal: str
    browser: str
    folder: Path
    pictures: Path | None

    @property
    def environment(self) -> dict[str, str]:
        """What a contestant is told."""
        pictures = str(self.pictures or "")
        return {PORTAL: self.portal, BROWSER: self.browser, PICTURES: pictures}


@dataclass(frozen=True)
class Contestant:
    """One way to play both procedures.

    Attributes:
        needs: the program that must be installed.
        commands: what a tester types, one after the other.
    """

    name: str
    needs: Path
    commands: Callable[[Course], Sequence[Sequence[str]]]
    environment: Callable[[Course], Mapping[str, str]] = lambda _course: {}

    @property
    def here(self) -> bool:
        """Whether it can be run."""
        return self.needs.exists()


def contestants(home: Path = HOME) -> list[Contestant]:
    """All of them, the bare script first and this suite last."""
    here, programs = Path(sys.executable), home / "venv" / "bin"
    node = home / "node" / "node_modules" / ".bin"
    peers = {"PYTHONPATH": str(PEERS)}
    return [
        Contestant(BARE, here, _bare),
        Contestant("behave", programs / "behave", _behave(programs), lambda _: peers),
        Contestant("Robot Framework, Browser", programs / "robot", _robot(programs)),
        Contestant("pytest-bdd, pytest-playwright", here, _plain, _plain_environment),
        Contestant("playwright-bdd", node / "bddgen", _playwright_bdd(home / "node")),
        Contestant(SUITE, here, _suite),
    ]


def _bare(_course: Course) -> list[list[str]]:
    return [[sys.executable, str(PEERS / "bare" / "walk.py")]]


def _behave(programs: Path) -> Callable[[Course], list[list[str]]]:
    def commands(course: Course) -> list[list[str]]:
        copy = _beside_the_feature("behave", course.folder / "behave")
        return [[str(programs / "behave"), str(copy / FEATURE.name)]]

    return commands


def _robot(programs: Path) -> Callable[[Course], list[list[str]]]:
    def commands(course: Course) -> list[list[str]]:
        suite = str(PEERS / "robot" / "procedures.robot")
        return [[str(programs / "robot"), "-d", str(course.folder / "robot"), suite]]

    return commands


def _playwright_bdd(node: Path) -> Callable[[Course], list[list[str]]]:
    def commands(course: Course) -> list[list[str]]:
        # modules are looked for above the file that asks for them
        copy = _beside_the_feature("playwright_bdd", node / "suite")
        programs, config = node / "node_modules" / ".bin", str(copy / "playwright.config.js")
        played = ["test", "-c", config, "--output", str(course.folder / "playwright-bdd")]
        return [[str(programs / "bddgen"), "-c", config], [str(programs / "playwright"), *played]]

    return commands


def _plain(course: Course) -> list[list[str]]:
    plugins = [word for name in PLUGINS for word in ("-p", name)]
    asked = ["--base-url", course.portal, f"--output={course.folder / 'plain'}"]
    return [[sys.executable, "-m", "pytest", "-q", *plugins, *THEIRS, *asked]]


def _plain_environment(course: Course) -> dict[str, str]:
    return {
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PLAIN_PICTURES": course.environment[PICTURES],
    }


def _suite(course: Course) -> list[list[str]]:
    asked = ["--base-url", course.portal, f"--output={course.folder / 'suite'}"]
    asked += [f"--evidence={course.pictures}"] if course.pictures else []
    return [[sys.executable, "-m", "pytest", "-q", *OURS, *asked]]


def _beside_the_feature(name: str, copy: Path) -> Path:
    """A contestant's files in one folder with the feature that pytest-bdd plays alone."""
    shutil.copytree(PEERS / name, copy, dirs_exist_ok=True)
    shutil.copy(FEATURE, copy)
    return copy


def bare_environment() -> dict[str, str]:
    """That of who calls, without what they set for their own pytest."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
