"""``guide build`` in four formats beside the run it illustrates, and ``guide refresh``."""

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import docx
from docx.shared import Cm
from PIL import Image
from rich.progress import Progress

from benchmarks.places import ROOT
from benchmarks.report import Report, Table, between, decimal, milliseconds, ratio, verdict
from benchmarks.stopwatch import Spent, timing

TARGET = 1.5
"""How many times the run the build may take."""
MOST_ROUNDS = 3
RUN, BUILD, REFRESH = "parcours avec images", "guide build, quatre formats", "guide refresh"
PICTURES = 30
MEGABYTE = 1024 * 1024


def measure(progress: Progress, rounds: int) -> Report:
    """Play, build and refresh in turn, each as the command that a person types."""
    rounds = min(rounds, MOST_ROUNDS)
    found: dict[str, list[Spent]] = {RUN: [], BUILD: [], REFRESH: []}
    memory: dict[str, int] = {}
    task = progress.add_task("guide build et refresh", total=rounds * len(found))
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        folder = Path(name)
        source, guide, fresh = folder / "a.docx", folder / "guide", folder / "b.docx"
        _write(source)
        evidence = ["--evidence", str(folder / "preuve")]
        ways = {
            RUN: [
                *("-m", "pytest", "-q", "-m", "procedure or depannage", "-n", "2"),
                *("--dist", "worksteal", "--tracing=off", *evidence),
                *("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT)),
            ],
            BUILD: ["-m", "guide.cli", "build", "-o", str(guide), *evidence],
            REFRESH: ["-m", "guide.cli", "refresh", str(source), "-o", str(fresh), *evidence],
        }
        for _ in range(rounds):
            for way, words in ways.items():
                spent, most = _play(words)
                found[way].append(spent)
                memory[way] = max(memory.get(way, 0), most)
                progress.advance(task)
        sizes = _sizes(guide) | {"document rafraîchi": fresh.stat().st_size}
    return _report(found, memory, sizes)


def _play(words: list[str]) -> tuple[Spent, int]:
    """Run a command of this Python; return what it took, and its most memory in bytes."""
    with timing() as spent, tempfile.TemporaryFile() as said:
        process = subprocess.Popen([sys.executable, *words], cwd=ROOT, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode()[-2000:])
    return spent, usage.ru_maxrss * 1024


def _write(path: Path) -> None:
    """A Word file of thirty steps, three times ten, each with an old picture."""
    written = (ROOT / "procedures/ajouter-un-administrateur.md").read_text("utf-8")
    steps = re.findall(r"^## (Étape \d+)\n+(.*?)(?=^## |\Z)", written, re.MULTILINE | re.DOTALL)
    old = io.BytesIO()
    Image.new("RGB", (1280, 800), "#888888").save(old, "PNG")
    document = docx.Document()
    for copy in range(PICTURES // len(steps)):
        document.add_heading(f"Ajouter un administrateur, {copy + 1}", 1)
        for title, text in steps:
            document.add_heading(title, 2)
            said = text.split("### ")[1].partition("\n")[2] if "### " in text else text
            for line in said.splitlines():
                if line.strip():
                    document.add_paragraph(line.strip().replace("**", ""))
            document.add_picture(io.BytesIO(old.getvalue()), width=Cm(12))
    document.save(str(path))


def _sizes(guide: Path) -> dict[str, int]:
    kinds = {".html": "HTML", ".pdf": "PDF", ".docx": "Word", ".md": "Markdown", ".png": "images"}
    sizes = dict.fromkeys(kinds.values(), 0)
    for path in guide.rglob("*"):
        if path.suffix in kinds:
            sizes[kinds[path.suffix]] += path.stat().st_size
    return sizes


def _report(found: dict[str, list[Spent]], memory: dict[str, int], sizes: dict[str, int]) -> Report:
    wall = {way: [spent.wall for spent in each] for way, each in found.items()}
    columns = ("", "durée", "temps de calcul", "mémoire", "rapport au parcours", "visé : 1,5")
    table = Table("Guide et images, démarrage compris", columns)
    for way, each in found.items():
        told = verdict(ratio(wall[BUILD], wall[RUN]), TARGET) if way == BUILD else ""
        beside = f"{decimal(ratio(wall[way], wall[RUN]))} ({between(wall[way], wall[RUN])})"
        processor = median(spent.processor for spent in each)
        mega = f"{decimal(memory[way] / MEGABYTE, 0)} Mo"
        row = [way, milliseconds(median(wall[way])), milliseconds(processor), mega, beside, told]
        table.rows.append(row)
    weights = Table("Tailles, les deux procédures", ("", "Mo"))
    weights.rows.extend([name, decimal(size / MEGABYTE)] for name, size in sizes.items())
    note = (
        f"Le document rafraîchi a {PICTURES} étapes et autant d’images. La mémoire est celle du "
        "programme lancé, sans le navigateur."
    )
    samples = {"seconds": wall, "bytes": sizes, "memory": memory}
    return Report([table, weights], [note], samples)
