"""A mutant in a copy of the project, and the first scenario that turns red."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.mutants.model import ROOT, Mutant

PARTS = ("mockportal", "guide", "pages", "steps", "features", "tests/features", "tests/stage")
FILES = ("conftest.py", "pyproject.toml", "tests/conftest.py", "tests/dealing.py")
_OPTIONS = ("-n", "0", "-x", "-q", "-p", "no:cacheprovider", "--tracing=off", "--tb=no")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", re.MULTILINE)
_BINDS = re.compile(r"^scenarios\(", re.MULTILINE)
_RED, _NONE_PLAYED = 1, 5


class NotPlayed(Exception):
    """The scenarios could not be played at all; the message is what pytest said."""


def copy_project(folder: Path) -> Path:
    """A copy that can be broken; what Python compiled comes along."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
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


def killer_of(copy: Path, mutant: Mutant, known: str = "", *, others: bool = True) -> str:
    """The first scenario that turns red: the known one, one of the rule's, then any other.

    Args:
        known: the test that saw it before.
        others: whether any but the known one is played.

    Returns:
        Its test, or nothing when every scenario is green.

    Raises:
        NotPlayed: pytest did not get so far.
    """
    modules = sorted(_bound(copy))
    ways = [[known]] if known else []
    if others:
        ways += [["-m", mutant.rule, *modules]] if _is_tagged(copy, mutant.rule) else []
        ways.append(modules)
    with broken(copy, mutant):
        for way in ways:
            if red := _first_red(copy, way, must_play=way is ways[-1]):
                return red
    return ""


def _is_tagged(copy: Path, rule: str) -> bool:
    """Whether a scenario says that it proves this rule; pytest refuses a mark that nobody has."""
    tag = re.compile(rf"@{rule}\b")
    features = (copy / "features").rglob("*.feature")
    return bool(rule) and any(tag.search(feature.read_text("utf-8")) for feature in features)


def _bound(copy: Path) -> Iterator[str]:
    """The modules that bind scenarios; other tests beside them do not count."""
    for module in (copy / "tests" / "features").glob("test_*.py"):
        if _BINDS.search(module.read_text("utf-8")):
            yield module.relative_to(copy).as_posix()


def _environment(copy: Path) -> dict[str, str]:
    """Python keeps in the copy what it compiles: each mutant changes one file of hundreds."""
    own = {"PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"}
    return {**os.environ, **own, "PYTHONDONTWRITEBYTECODE": ""}


def _first_red(copy: Path, chosen: list[str], *, must_play: bool) -> str:
    played = subprocess.run(
        [sys.executable, "-m", "pytest", *chosen, *_OPTIONS],
        cwd=copy,
        env=_environment(copy),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if played.returncode == 0 or (played.returncode == _NONE_PLAYED and not must_play):
        return ""
    found = _FAILED.search(played.stdout)
    if played.returncode != _RED or found is None:
        raise NotPlayed(played.stdout[-2000:] + played.stderr[-2000:])
    return found[1]
