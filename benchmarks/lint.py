"""``guide lint`` on two hundred feature files."""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from rich.progress import Progress

from benchmarks.places import ROOT
from benchmarks.report import Report, Table, decimal, milliseconds, ratio, verdict
from benchmarks.stopwatch import Spent, timing

FILES, SCENARIOS = 200, 5
TARGET = 1.0
"""Seconds in which the files are to be read."""
HEAD = "# language: fr\n@procedure-{number}\nFonctionnalité: Fonctionnalité {number}\n"
SCENARIO = """
  Scénario: Le candidat {number} est accepté
    Étant donné une entreprise qui a deux administrateurs
    Quand le candidat ouvre le portail
    Et le candidat clique sur « Votre compte »
    Et le candidat saisit « {number} » dans « Nom »
    Alors le candidat voit la page « Conditions générales »
    Et l'entreprise compte 3 administrateurs
"""
WITHOUT_STEPS, WITH_STEPS, NOTHING = "200 fichiers", "200 fichiers et leurs étapes", "guide --help"


def measure(progress: Progress, rounds: int) -> Report:
    """Measure the whole command, with and without step definitions, beside a start of Python."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        folder = Path(name) / "features"
        _write(folder)
        ways = {
            WITHOUT_STEPS: ["lint", str(folder)],
            WITH_STEPS: ["lint", str(folder), "--steps", str(ROOT / "steps")],
            NOTHING: ["--help"],
        }
        found: dict[str, list[Spent]] = {way: [] for way in ways}
        task = progress.add_task("guide lint", total=rounds * len(ways))
        for _ in range(rounds):
            for way, words in ways.items():
                found[way].append(_play(words))
                progress.advance(task)
    title = f"guide lint, {FILES} fichiers de {SCENARIOS} scénarios, démarrage compris"
    table = Table(title, ("", "durée", "temps de calcul", "rapport au démarrage", "visé : 1 s"))
    wall = {way: [spent.wall for spent in each] for way, each in found.items()}
    processor = {
        way: [spent.processor or spent.wall for spent in each] for way, each in found.items()
    }
    for way, seconds in processor.items():
        told = verdict(median(seconds), TARGET) if way != NOTHING else ""
        shown = [milliseconds(median(wall[way])), milliseconds(median(seconds))]
        beside = decimal(ratio(seconds, processor[NOTHING]), 1)
        table.rows.append([way, *shown, beside, told])
    note = "Jugé sur le temps de calcul : une machine chargée n’y fait rien."
    return Report([table], [note], {"seconds": wall, "processor_seconds": processor})


def _write(folder: Path) -> None:
    folder.mkdir()
    for number in range(FILES):
        scenarios = (SCENARIO.format(number=number * SCENARIOS + i) for i in range(SCENARIOS))
        text = HEAD.format(number=number) + "".join(scenarios)
        (folder / f"fichier_{number:03}.feature").write_text(text, "utf-8")


def _play(words: list[str]) -> Spent:
    with timing() as spent:
        done = subprocess.run(
            [sys.executable, "-c", "from guide.cli import main; main()", *words],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise AssertionError(done.stdout[-2000:] + done.stderr[-2000:])
    return spent
