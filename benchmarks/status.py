"""``guide status`` over a shared drive of a thousand files, half of them with their proof."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.progress import Progress

from benchmarks.documents import documents_in
from benchmarks.places import ROOT
from benchmarks.report import Report, Table, milliseconds
from benchmarks.stopwatch import Spent, timing
from guide.runs.playing import play

FILES = 1000
COUNTS = (1, FILES)


def measure(progress: Progress, rounds: int) -> Report:
    """Time a drive of one file and one of a thousand, in turn."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        folder = Path(name)
        plain, stamped = _pair(folder)
        drives = {count: _drive(folder / f"partage-{count}", count, plain) for count in COUNTS}
        for path in sorted(drives[FILES].rglob("*.docx"))[::2]:
            shutil.copy(stamped, path)
        found: dict[int, list[Spent]] = {count: [] for count in COUNTS}
        task = progress.add_task("guide status", total=rounds * len(drives))
        for _ in range(rounds):
            for count, drive in drives.items():
                found[count].append(_status(drive))
                progress.advance(task)
    table = Table("guide status, démarrage de Python compris", ("fichiers", "durée", "par fichier"))
    for count, each in found.items():
        wall = median(spent.wall for spent in each)
        table.rows.append([str(count), milliseconds(wall), milliseconds(wall / count)])
    raw = {str(count): [spent.wall for spent in each] for count, each in found.items()}
    return Report([table], ["Un fichier sur deux du grand partage porte sa preuve."], raw)


def _pair(folder: Path) -> tuple[Path, Path]:
    """A Word file of 14 steps, and the same with what was proved of it."""
    evidence = folder / "preuve"
    play(ROOT, evidence, Console(stderr=True, quiet=True))
    plain = next(path for _, path in documents_in(folder) if path.suffix == ".docx")
    stamped = folder / "prouve.docx"
    shutil.copy(plain, stamped)
    words = [sys.executable, "-m", "guide.cli", "check", stamped, "--stamp"]
    subprocess.run([*words, "--evidence", evidence], cwd=ROOT, capture_output=True, check=False)
    assert stamped.read_bytes() != plain.read_bytes(), "the file was not stamped"
    return plain, stamped


def _drive(folder: Path, count: int, plain: Path) -> Path:
    for number in range(count):
        place = folder / str(number % 10)
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(plain, place / f"{number}.docx")
    return folder


def _status(drive: Path) -> Spent:
    words = [sys.executable, "-m", "guide.cli", "status", str(drive), "--format", "json"]
    with timing() as spent:
        subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    return spent
