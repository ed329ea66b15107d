"""The procedure features with one, two and three workers, and what their evidence weighs."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from rich.progress import Progress

from benchmarks.places import ROOT
from benchmarks.report import Table, decimal

WORKERS = (1, 2, 3)
MODULES = (
    "tests/features/test_ajouter_un_administrateur.py",
    "tests/features/test_supprimer_un_administrateur.py",
)
KB = 1024


def play_all(progress: Progress, folder: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds of whole runs, by number of workers, in turn."""
    found: dict[str, list[float]] = {str(number): [] for number in WORKERS}
    task = progress.add_task("Les procédures, à 1, 2, 3 processus", total=rounds * len(WORKERS))
    for _ in range(rounds):
        for number in WORKERS:
            found[str(number)].append(_play(folder, number))
            progress.advance(task)
    return found


def _play(folder: Path, workers: int) -> float:
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pytest", *MODULES, "-q", "--tracing=off"]
    command += ["-p", "no:randomly", "-p", "no:cacheprovider", "--output", str(folder / "traces")]
    command += ["-n", str(workers), "--dist", "worksteal"]
    begun = time.perf_counter()
    done = subprocess.run(
        [*command, "--evidence", str(folder / "preuve")],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise AssertionError(done.stdout[-3000:] + done.stderr[-1000:])
    return time.perf_counter() - begun


def size_of(folder: Path) -> dict[str, float]:
    """What the last run left, per scenario."""
    evidence = folder / "preuve"
    pictures = [*evidence.rglob("*.png")]
    stream = evidence / "messages.ndjson"
    scenarios = sum('"testCaseStarted"' in line for line in stream.read_text("utf-8").splitlines())
    return {
        "scenarios": scenarios,
        "pictures": len(pictures) / scenarios,
        "picture_kb": sum(file.stat().st_size for file in pictures) / KB / scenarios,
        "stream_kb": stream.stat().st_size / KB / scenarios,
    }


def table(played: dict[str, list[float]]) -> Table:
    """Wall times beside one worker's."""
    one = median(played[str(WORKERS[0])])
    drawn = Table("Les procédures, avec preuve", ("", "durée médiane", "rapport à 1 processus"))
    for number, seconds in played.items():
        spent = median(seconds)
        name = f"{number} processus"
        drawn.rows.append([name, f"{decimal(spent, 1)} s", decimal(spent / one)])
    return drawn


def size_table(size: dict[str, float]) -> Table:
    """The evidence of one scenario."""
    title = f"Preuve d’un scénario (moyenne de {size['scenarios']:.0f})"
    drawn = Table(title, ("", "par scénario"))
    drawn.rows.append(["images", decimal(size["pictures"], 1)])
    drawn.rows.append(["poids des images", f"{decimal(size['picture_kb'], 0)} Kio"])
    drawn.rows.append(["poids du flux", f"{decimal(size['stream_kb'], 0)} Kio"])
    return drawn
