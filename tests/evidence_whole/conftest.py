"""The whole suite of features, played in several ways; each way is played once."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from guide.evidence.record import read_evidence
from tests.conftest import PLAYED
from tests.evidence_whole import share

ROOT = Path(__file__).parents[2]
PARTS = ("mockportal", "guide", "pages", "steps", "features", "tests/features", "tests/stage")
FILES = ("conftest.py", "pyproject.toml")
COMMAND = (
    *(sys.executable, "-m", "pytest", "tests/features", "-q"),
    *("-m", "not slow and not nightly and not image-variable"),
    *("--tracing=off", "--output=resultats", "-p", "no:cacheprovider", "-p", "no:randomly"),
)
WHOLE = "two workers, backwards"
"""The run of all that is played before a change lands."""
SHARE = "a share, alone"
"""Differs from it in both ways at once; the night plays all alone, and tells the two apart."""
RUNS = {
    WHOLE: ("-n", "2", "--dist", "worksteal", "-p", "backwards"),
    SHARE: ("-n", "0", "-p", "share"),
    "alone": ("-n", "0"),
    "two workers": ("-n", "2", "--dist", "worksteal"),
    "backwards": ("-n", "0", "-p", "backwards"),
    **{
        f"part {number} of 3": (
            *("--splits", "3", "--group", f"{number}", "--splitting-algorithm", "least_duration"),
        )
        for number in (1, 2, 3)
    },
}
BACKWARDS = """
def pytest_collection_modifyitems(items):
    items.reverse()
"""

Play = Callable[[str], Path]


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that nobody edits between two runs."""
    folder = copy_to(tmp_path_factory.mktemp("copie"))
    (folder / "backwards.py").write_text(BACKWARDS, "utf-8")
    (folder / "share.py").write_text(share.PLUGIN, "utf-8")
    return folder


def copy_to(folder: Path) -> Path:
    """Copy what a run of the features needs."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def play(copy: Path) -> Play:
    """Plays the whole suite in the named way, once; gives its evidence."""

    @functools.cache
    def played(name: str) -> Path:
        if name == WHOLE and PLAYED in os.environ:
            return Path(os.environ[PLAYED])
        evidence = copy / re.sub(r"\W+", "-", name)
        if name == SHARE:
            places = share.places_of(read_evidence(played(WHOLE)))
            (copy / "share.txt").write_text("\n".join(places), "utf-8")
        done = subprocess.run(
            [*COMMAND, *RUNS[name], "--evidence", str(evidence)],
            cwd=copy,
            env=os.environ | {"PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
        return evidence

    return played
