"""Mutants of the portal, and the scenarios that turn red on it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tools.mutants.model import ROOT, Mutant

PLAN, TOLD = "plan.json", "told.jsonl"
_OPTIONS = ("-n", "0", "-q", "-p", "no:cacheprovider", "--tracing=off", "--tb=short")
_BINDS = re.compile(r"^scenarios\(", re.MULTILINE)
_GREEN, _RED, _NONE_PLAYED = 0, 1, 5


class NotPlayed(Exception):
    """The scenarios could not be played at all; the message is what pytest said."""


class Played(NamedTuple):
    """What a scenario came to on a portal.

    Attributes:
        mutant: what broke it; empty for a portal as it is.
        outcome: ``passed``, ``failed``, or ``unplayed`` where no scenario began.
        why: the end of what pytest says of it.
    """

    mutant: str
    test: str
    outcome: str
    why: str

    @property
    def is_red(self) -> bool:
        """Whether the scenario saw the mutant."""
        return self.outcome == "failed"


def copy_portal(folder: Path) -> Path:
    """A copy of the portal's code that can be broken; what Python compiled comes along."""
    shutil.copytree(ROOT / "mockportal", folder / "mockportal")
    return folder


@contextmanager
def broken(copy: Path, mutant: Mutant) -> Iterator[None]:
    """Break the copy, and mend it again."""
    file = copy / mutant.path
    text = file.read_text("utf-8")
    file.write_text(text.replace(mutant.right, mutant.wrong), "utf-8")
    try:
        yield
    finally:
        file.write_text(text, "utf-8")


def by_their_own(copy: Path, tests: Mapping[str, str]) -> dict[str, Played]:
    """What the known scenario of each mutant comes to, all of them in one process.

    Args:
        copy: the portal's code.
        tests: a test by the name of its mutant; by an empty one, for a portal as it is.

    Returns:
        One for each test that there is still.

    Raises:
        NotPlayed: pytest did not get so far.
    """
    modules = sorted({test.partition("::")[0] for test in tests.values()})
    there = [module for module in modules if (ROOT / module).exists()]
    return {one.mutant: one for one in _play(copy, tests.items(), there)}


def first_red(copy: Path, mutant: Mutant) -> str:
    """The test that turns red first: one that its rule marks, or any other; nothing if none does.

    Raises:
        NotPlayed: pytest did not get so far.
    """
    modules = sorted(_bound())
    ways = [["-m", mutant.rule, *modules]] if _is_tagged(mutant.rule) else []
    for way in (*ways, modules):
        for one in _play(copy, [(mutant.name, "")], ["-x", *way]):
            if one.outcome == "unplayed":
                raise NotPlayed(one.why)
            if one.is_red:
                return one.test
    return ""


def _is_tagged(rule: str) -> bool:
    """Whether a scenario says that it proves this rule; pytest refuses a mark that nobody has."""
    tag = re.compile(rf"@{rule}\b")
    features = (ROOT / "features").rglob("*.feature")
    return bool(rule) and any(tag.search(feature.read_text("utf-8")) for feature in features)


def _bound() -> Iterator[str]:
    """The modules that bind scenarios; other tests beside them do not count."""
    for module in (ROOT / "tests" / "features").glob("test_*.py"):
        if _BINDS.search(module.read_text("utf-8")):
            yield module.relative_to(ROOT).as_posix()


def _play(copy: Path, plan: Iterable[tuple[str, str]], chosen: Sequence[str]) -> list[Played]:
    """Play a plan: mutants, each with a test, or with nothing for all that are chosen."""
    (copy / PLAN).write_text(json.dumps([*plan]), "utf-8")
    (copy / TOLD).write_text("", "utf-8")
    own = (f"--mutants={copy}", f"--output={copy / 'left'}")
    command = [sys.executable, "-m", "pytest", "-p", "tools.mutants.portals", *_OPTIONS, *own]
    done = subprocess.run(
        [*command, *chosen],
        cwd=ROOT,
        # Python keeps in the copy what it compiles: each mutant changes one file of hundreds.
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in {_GREEN, _RED, _NONE_PLAYED}:
        raise NotPlayed(done.stdout[-2000:] + done.stderr[-2000:])
    return [Played(*json.loads(line)) for line in (copy / TOLD).read_text("utf-8").splitlines()]
