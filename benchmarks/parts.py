"""The whole suite with evidence: in one process, and in two parts at once that are then merged."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from rich.progress import Progress

from benchmarks.places import ROOT
from benchmarks.report import Report, Table, decimal

PARTS = 2
ROUNDS = 7
"""Rounds of the other measurements for one of this long one."""
_PLAY = (
    *(sys.executable, "-m", "pytest", "tests/features", "-q", "-n", "0", "--tracing=off"),
    *("-m", "scenario and not slow and not nightly and not image-variable"),
    *("-p", "no:randomly", "-p", "no:cacheprovider"),
)
_SPLIT = ("--splits", str(PARTS), "--splitting-algorithm", "least_duration", "--group")


def measure(progress: Progress, rounds: int) -> Report:
    """Play the suite both ways in turn."""
    rounds = max(1, rounds // ROUNDS)
    found: dict[str, list[float]] = {"une machine": [], "deux parts à la fois": [], "réunir": []}
    task = progress.add_task("La suite entière, seule et en deux parts", total=2 * rounds)
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="mesures-") as name:
            folder = Path(name)
            found["une machine"].append(_together([_play(folder / "entier")]))
            progress.advance(task)
            parts = [folder / f"part-{number}" for number in range(1, PARTS + 1)]
            plays = [_play(part, *_SPLIT, str(at)) for at, part in enumerate(parts, 1)]
            found["deux parts à la fois"].append(_together(plays))
            words = ["merge", *map(str, parts), "-o", str(folder / "preuve")]
            found["réunir"].append(_together([[sys.executable, "-m", "guide.cli", *words]]))
            progress.advance(task)
    alone = median(found["une machine"])
    drawn = Table("La suite entière, avec preuve", ("", "durée médiane", "rapport"))
    for name, seconds in found.items():
        spent = median(seconds)
        drawn.rows.append([name, f"{decimal(spent, 1)} s", decimal(spent / alone)])
    return Report([drawn], ["Un processus par part, sur cette seule machine."], found)


def _play(evidence: Path, *options: str) -> list[str]:
    output = evidence.with_name(f"{evidence.name}-traces")
    return [*_PLAY, "--output", str(output), "--evidence", str(evidence), *options]


def _together(commands: list[list[str]]) -> float:
    """Seconds until the last of them has ended.

    Raises:
        AssertionError: one failed; the message is what it printed.
    """
    begun = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        running = [
            subprocess.Popen(one, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
            for one in commands
        ]
        codes = [one.wait() for one in running]
        spent = time.perf_counter() - begun
        if any(codes):
            said.seek(0)
            raise AssertionError(said.read()[-3000:])
    return spent
