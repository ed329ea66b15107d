"""Runs that share a server of browsers see what a browser of their own shows, to the byte."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.evidence_whole.conftest import ROOT
from tests.evidence_whole.test_same_evidence_however_it_is_run import (
    other_pictures,
    pictures_of,
)
from tests.evidence_whole.test_same_pictures_on_each_machine import DESKTOP

COMMAND = (sys.executable, "-m", "pytest", "tests/features/test_connexion.py", "-q", "-n", "0")
OPTIONS = ("-m", "R01 and not R39", "--tracing=off", "-p", "no:cacheprovider")


@contextmanager
def lent(home: Path) -> Iterator[str]:
    """The address of a server that lends this machine's browser, on another's desktop."""
    (home / "fontconfig").mkdir(parents=True)
    (home / "fontconfig/fonts.conf").write_text(DESKTOP, "utf-8")
    environment = os.environ | {"XDG_CONFIG_HOME": str(home)}
    command = [sys.executable, "-m", "guide.browser", "--lend", "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as lender:
        assert lender.stdout is not None
        try:
            yield lender.stdout.readline().strip()
        finally:
            lender.terminate()


def play(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *OPTIONS, f"--evidence={folder}", f"--output={folder}-restes", *options],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def pictures(folder: Path, *options: str, **environment: str) -> dict[str, bytes]:
    done = play(folder, *options, **environment)
    assert done.returncode == 0, done.stdout[-3000:]
    return pictures_of(folder)


@pytest.mark.slow
def test_every_picture_has_the_same_bytes(tmp_path: Path) -> None:
    own = pictures(tmp_path / "ici")
    with lent(tmp_path / "chez elle") as address, ThreadPoolExecutor(2) as at_once:
        # where no browser can be found
        one = at_once.submit(
            pictures, tmp_path / "une", "--browser-server", address, PATH=str(tmp_path)
        )
        other = at_once.submit(
            pictures, tmp_path / "autre", PATH=str(tmp_path), GUIDE_BROWSER_SERVER=address
        )
        borrowed = [one.result(), other.result()]
    assert own
    assert not [other_pictures(own, each) for each in borrowed if other_pictures(own, each)]


@pytest.mark.slow
def test_no_server_is_told_once_per_scenario_in_plain_words(tmp_path: Path) -> None:
    done = play(tmp_path / "preuve", "--browser-server", "ws://127.0.0.1:9/")
    assert done.returncode == 1
    assert "Aucun serveur de navigateurs ne répond à ws://127.0.0.1:9/. Lancez-le" in done.stdout
    assert "Traceback" not in done.stdout
