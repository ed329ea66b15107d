"""A procedure leaves the same pictures in another folder, locale, time zone and desktop."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evidence_whole.conftest import copy_to
from tests.evidence_whole.test_same_evidence_however_it_is_run import (
    other_pictures,
    pictures_of,
)

DESKTOP = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><match target="font">
<edit name="hintstyle" mode="assign"><const>hintfull</const></edit>
<edit name="autohint" mode="assign"><bool>true</bool></edit>
<edit name="rgba" mode="assign"><const>rgb</const></edit>
</match></fontconfig>
"""
"""What its user prefers for letters on a screen."""
HERE = {"LANG": "C", "LC_ALL": "C", "TZ": "UTC"}
THERE = {"LANG": "ja_JP.UTF-8", "LC_ALL": "", "TZ": "America/Lima", "COLUMNS": "40"}
COMMAND = (sys.executable, "-m", "pytest", "tests/features", "-m", "branche-deja-inscrit", "-q")
OPTIONS = ("--tracing=off", "-p", "no:cacheprovider", "-n", "0")


def pictures(folder: Path, **environment: str) -> dict[str, bytes]:
    """Those of one procedure, played in a copy of the project in this folder."""
    copy_to(folder)
    done = subprocess.run(
        [*COMMAND, *OPTIONS, f"--evidence={folder / 'preuve'}"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    return pictures_of(folder / "preuve")


@pytest.mark.slow
def test_every_picture_has_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "chez elle/fontconfig").mkdir(parents=True)
    (tmp_path / "chez elle/fontconfig/fonts.conf").write_text(DESKTOP, "utf-8")
    for folder in ("ici", "là bas/un dossier"):
        (tmp_path / folder).mkdir(parents=True)
    one = pictures(tmp_path / "ici", **HERE)
    there = THERE | {"XDG_CONFIG_HOME": str(tmp_path / "chez elle")}
    other = pictures(tmp_path / "là bas/un dossier", **there)
    assert len(one) > 5
    assert not other_pictures(one, other)
