"""Reading a procedure of 14 steps and a file of 200 pages, as text, Word and PDF."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from rich.progress import Progress

from benchmarks.places import ROOT
from benchmarks.report import Report, Table, decimal, milliseconds, ratio
from benchmarks.stopwatch import Spent, timing

PAGES, LINES = 200, 45
"""Pages of the long file, and lines on each of them in the PDF."""
FORMATS = ("txt", "docx", "pdf")
SHORT, LONG, NOTHING = "14 étapes", f"{PAGES} pages", "rien (démarrage)"
FONT = ROOT / "mockportal" / "web" / "static" / "fonts" / "source-sans-3-latin-400-normal.woff"
STEPS = (10, 4)
READ = r"""
import re, sys
from pathlib import Path
from guide.documents import read_document
document = read_document(Path(sys.argv[1])) if sys.argv[1] else None
steps = sum(len(p.sections) for p in document.procedures) if document else 0
status = Path("/proc/self/status")
peak = re.search(r"VmHWM:\s*(\d+)", status.read_text()) if status.exists() else None
print(steps, peak[1] if peak else 0)
"""


def measure(progress: Progress, rounds: int) -> Report:
    """Read each file in a process of its own, beside a process that reads nothing."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        files = {NOTHING: None} | dict(documents_in(Path(name)))
        found: dict[str, list[Spent]] = {way: [] for way in files}
        memory: dict[str, list[float]] = {way: [] for way in files}
        steps: dict[str, int] = {}
        task = progress.add_task("guide.documents", total=rounds * len(files))
        for _ in range(rounds):
            for way, path in files.items():
                spent, steps[way], peak = _read(path)
                found[way].append(spent)
                memory[way].append(peak)
                progress.advance(task)
    wall = {way: [spent.wall for spent in each] for way, each in found.items()}
    processor = {
        way: [spent.processor or spent.wall for spent in each] for way, each in found.items()
    }
    columns = ("", "étapes lues", "durée", "temps de calcul", "rapport au démarrage", "mémoire")
    table = Table("Lire un document, démarrage de Python compris", columns)
    for way, seconds in processor.items():
        shown = [milliseconds(median(wall[way])), milliseconds(median(seconds))]
        beside = decimal(ratio(seconds, processor[NOTHING]), 1)
        peak = f"{decimal(median(memory[way]), 0)} Mo"
        table.rows.append([way, str(steps[way]), *shown, beside, peak])
    raw = {"seconds": wall, "processor_seconds": processor, "megabytes": memory}
    return Report(
        [table],
        ["La mémoire est le maximum du processus, Python compris ; 0 où le système ne la dit pas."],
        raw,
    )


def documents_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """The documents, by what they are called in the table."""
    short = list(_procedure())
    copies = PAGES * LINES // len(short)
    for length, lines in ((SHORT, short), (LONG, short * copies)):
        for form, write in zip(FORMATS, (_text, _word, _print), strict=True):
            path = folder / f"{len(lines)}.{form}"
            write(path, lines)
            yield f"{length}, .{form}", path


def _procedure() -> Iterator[str]:
    """Two procedures, fourteen steps, a line a paragraph."""
    for title, count in zip(("Ajouter un compte", "Supprimer un compte"), STEPS, strict=True):
        yield from (title, "", "Trois comptes au plus par entreprise.", "")
        for number in range(1, count + 1):
            yield f"ETAPE {number}"
            yield f"Vérifier les informations, puis cliquer sur « Étape {number} » du menu"
            yield ""


def _text(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines), "utf-8")


def _word(path: Path, lines: list[str]) -> None:
    from docx import Document

    word = Document()
    for line in lines:
        word.add_paragraph(line)
    word.save(str(path))


def _print(path: Path, lines: list[str]) -> None:
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.add_font("Texte", "", FONT)
    for first in range(0, len(lines), LINES):
        pdf.add_page()
        pdf.set_font("Texte", "", 11)
        for line in lines[first : first + LINES]:
            pdf.cell(0, 5.5, line, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(path))


def _read(path: Path | None) -> tuple[Spent, int, float]:
    """Time of a process that reads a file, the steps it found, its peak of memory in MB."""
    with timing() as spent:
        done = subprocess.run(
            [sys.executable, "-c", READ, str(path or "")],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    steps, kilobytes = done.stdout.split()
    return spent, int(steps), int(kilobytes) / 1024
