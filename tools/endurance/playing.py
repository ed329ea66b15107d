"""One run: its order, its hindrances and its seed."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tools.endurance.hindering import busy, drawn
from tools.endurance.plugin import HINDRANCE, NOTES
from tools.endurance.record import Red, Run

HOME = Path(__file__).parents[2]
_PLAYED = (0, 1)
"""Codes of pytest where tests were played; an error of its own is one that endurance looks for."""
_BROKEN = 3


class NotPlayed(Exception):
    """Nothing was played; the message is what pytest said."""


def play(seed: int, beside: int | None, workers: int, chosen: Sequence[str]) -> Run:
    """Play the chosen tests once, hindered.

    Args:
        beside: how many programs count meanwhile; drawn from the seed if not given.

    Raises:
        NotPlayed: pytest did not get so far.
    """
    hindrance = drawn(seed)
    programs = hindrance.busy if beside is None else beside
    begun, started = datetime.now(UTC), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="endurance-") as folder, busy(programs):
        notes = Path(folder) / "notes.json"
        hindered = {"slowness": hindrance.slowness, "latency": hindrance.latency}
        own = {HINDRANCE: json.dumps(hindered), NOTES: str(notes), "PYTHONPATH": str(HOME)}
        done = subprocess.run(
            _command(seed, workers, chosen),
            env=os.environ | own,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        tests, red = _noted(notes, done)
    return Run(
        seed=seed,
        busy=programs,
        workers=workers,
        chosen=tuple(chosen),
        begun=begun.isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - started, 1),
        machine=platform.node(),
        commit=_commit(),
        load=round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0,
        tests=tests,
        red=red,
    )


def _command(seed: int, workers: int, chosen: Sequence[str]) -> list[str]:
    return [
        *(sys.executable, "-m", "pytest", "-p", "tools.endurance.plugin", "-q", "--tb=short"),
        *("-p", "randomly", f"--randomly-seed={seed}", "-p", "no:cacheprovider"),
        *("-p", "xdist", "-n", str(workers), "--dist", "worksteal"),
        *chosen,
    ]


def _noted(notes: Path, done: subprocess.CompletedProcess[str]) -> tuple[int, tuple[Red, ...]]:
    if done.returncode not in {*_PLAYED, _BROKEN}:
        raise NotPlayed(done.stdout[-3000:])
    noted = json.loads(notes.read_text("utf-8")) if notes.exists() else {"tests": 0, "red": []}
    red = [Red(**each) for each in noted["red"]]
    if done.returncode == _BROKEN or (done.returncode and not red):
        lines = [line for line in done.stdout.splitlines() if line.strip()] or [""]
        inner = [line.partition("> ")[2] for line in lines if line.startswith("INTERNALERROR")]
        red.append(Red("", f"pytest, code {done.returncode} : {(inner or lines)[-1]}"))
    return noted["tests"], tuple(red)


def _commit() -> str:
    """Of the folder that is played; nothing where there is none."""
    head = ["git", "rev-parse", "--short", "HEAD"]
    changed = ["git", "status", "--porcelain", "--untracked-files=no"]
    found, dirty = (
        subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
        for command in (head, changed)
    )
    return found + ("+" if dirty else "")
