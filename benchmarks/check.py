"""``guide check`` with evidence that exists: a procedure of 14 steps and a file of 200 pages."""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.progress import Progress

from benchmarks.documents import documents_in
from benchmarks.places import ROOT
from benchmarks.report import Report, Table, decimal, milliseconds, verdict
from benchmarks.stopwatch import Spent, timing
from guide.runs.playing import play

TARGET = 1.0
"""Seconds in which a short document is to be checked, start of Python included."""
OWN = "nos procédures, .md"
CHECK = """
import re, sys
from pathlib import Path
from guide.cli import main
try:
    main(["check", *sys.argv[1:]])
except SystemExit as ended:
    assert ended.code in (0, 1), ended.code
status = Path("/proc/self/status")
peak = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
print(peak[1] if peak else 0, file=sys.stderr)
"""


def measure(progress: Progress, rounds: int) -> Report:
    """Check each file in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        folder = Path(name)
        evidence = folder / "preuve"
        play(ROOT, evidence, Console(stderr=True, quiet=True))
        files = {OWN: ROOT / "procedures" / "ajouter-un-administrateur.md"}
        files |= dict(documents_in(folder))
        found: dict[str, list[Spent]] = {way: [] for way in files}
        memory: dict[str, list[float]] = {way: [] for way in files}
        task = progress.add_task("guide check", total=rounds * len(files))
        for _ in range(rounds):
            for way, path in files.items():
                spent, peak = _check(path, evidence)
                found[way].append(spent)
                memory[way].append(peak)
                progress.advance(task)
    wall = {way: [spent.wall for spent in each] for way, each in found.items()}
    processor = {
        way: [spent.processor or spent.wall for spent in each] for way, each in found.items()
    }
    columns = ("", "durée", "temps de calcul", "mémoire", "visé : 1 s")
    table = Table("guide check, preuve existante, démarrage de Python compris", columns)
    for way, seconds in processor.items():
        told = verdict(median(seconds), TARGET) if "200" not in way else ""
        shown = [milliseconds(median(wall[way])), milliseconds(median(seconds))]
        table.rows.append([way, *shown, f"{decimal(median(memory[way]), 0)} Mo", told])
    raw = {"seconds": wall, "processor_seconds": processor, "megabytes": memory}
    return Report([table], ["Jugé sur le temps de calcul."], raw)


def _check(path: Path, evidence: Path) -> tuple[Spent, float]:
    """Time of a process that checks a file, and its peak of memory in MB."""
    words = [sys.executable, "-c", CHECK, str(path), "--evidence", str(evidence)]
    with timing() as spent:
        done = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return spent, int(done.stderr.split()[-1]) / 1024
