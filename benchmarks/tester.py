"""What a tester pays for one registration and one removal, beside pytest-bdd and pytest-playwright.

Whole processes, as they are typed: from the command to its end. ``benchmarks/plain/`` plays the
same acts and expectations without this project, on a portal that is up.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.progress import Progress

from benchmarks.places import ROOT, portal
from benchmarks.report import Report, Table, between, decimal, ratio, verdict
from benchmarks.stopwatch import Spent

REGISTRATION = "ajouter_un_administrateur", "un_administrateur_déjà_existant_accepte_le_candidat"
REMOVAL = (
    "supprimer_un_administrateur",
    "lemployeur_sinscrit_à_la_base_de_connaissance_et_demande_la_radiation",
)
OURS = [f"tests/features/test_{file}.py::test_{name}" for file, name in (REGISTRATION, REMOVAL)]
THEIRS = ("-c", "benchmarks/plain/pytest.ini", "benchmarks/plain")
PLUGINS = ("pytest_bdd.plugin", "pytest_playwright.pytest_playwright")
"""All that the other suite loads, whatever else is installed."""
PLAIN, UP, OWN = "pytest-bdd seul", "la suite, même portail", "la suite, portail à elle"
PLAIN_COLLECTS, COLLECTS = "pytest-bdd seul, collecte", "la suite, collecte"
TARGETS = ((UP, PLAIN, 1.05), (OWN, PLAIN, 1.15), (COLLECTS, PLAIN_COLLECTS, 1.3))
NO_CACHE = "PYTHONDONTWRITEBYTECODE"
DONE = ("2 passed", "2 tests collected")
"""How the last line begins."""


class NotPlayed(Exception):
    """The two scenarios did not pass; the message is what pytest printed."""


@dataclass(frozen=True)
class Way:
    """A command that a tester types, and what surrounds it."""

    arguments: Sequence[str]
    environment: Mapping[str, str]

    def run(self) -> Spent:
        """Run it to its end.

        Raises:
            NotPlayed: not exactly the two scenarios passed or were collected.
        """
        before, begun = processor_seconds(), time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *self.arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        spent = Spent(time.perf_counter() - begun, processor_seconds() - before)
        last = done.stdout.rstrip().rpartition("\n")[2]
        if done.returncode or not last.startswith(DONE):
            raise NotPlayed(done.stdout + done.stderr)
        return spent


def measure(progress: Progress, rounds: int) -> Report:
    """Play and collect both suites in turn; a first round warms up."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as folder, portal() as started:
        ways = tester_ways(started.url, Path(folder))
        found: dict[str, list[Spent]] = {name: [] for name in ways}
        task = progress.add_task("Deux scénarios, deux suites", total=(rounds + 1) * len(ways))
        for number in range(rounds + 1):
            turn = number % len(ways)
            names = [*ways]
            for name in (*names[turn:], *names[:turn]):
                spent = ways[name].run()
                if number:
                    found[name].append(spent)
                progress.advance(task)
    wall = {name: [spent.wall for spent in each] for name, each in found.items()}
    processor = {name: [spent.processor for spent in each] for name, each in found.items()}
    notes = [
        f"{rounds} tours, processus entiers ; une inscription et une radiation, mêmes gestes.",
        "pytest-bdd et pytest-playwright seuls : benchmarks/plain, aucun autre module chargé.",
        "Temps de calcul : pytest, navigateur et portail qu’il lance ; pas le portail déjà lancé.",
    ]
    kept = {"seconds": wall, "processor_seconds": processor}
    return Report([_ratios(wall, processor), _times(wall, processor)], notes, kept)


def tester_ways(url: str, folder: Path) -> dict[str, Way]:
    """The commands, without what a caller may have set for its own pytest or for modules."""
    bare = {n: v for n, v in os.environ.items() if not n.startswith("PYTEST_") and n != NO_CACHE}
    alone = {**bare, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    plugins = [word for name in PLUGINS for word in ("-p", name)]
    there = ("--base-url", url)
    theirs = ["-q", *plugins, *THEIRS, *there, f"--output={folder / 'theirs'}"]
    ours = ["-q", *OURS, f"--output={folder / 'ours'}"]
    collect = ("--collect-only",)
    return {
        PLAIN: Way(theirs, alone),
        UP: Way([*ours, *there], bare),
        OWN: Way(ours, bare),
        PLAIN_COLLECTS: Way([*theirs, *collect], alone),
        COLLECTS: Way([*ours, *collect], bare),
    }


def processor_seconds() -> float:
    """Processor seconds of all that this process started and that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _ratios(wall: Mapping[str, Sequence[float]], processor: Mapping[str, Sequence[float]]) -> Table:
    columns = ("", "durée", "d’un tour à l’autre", "temps de calcul", "visé", "l’un ; l’autre")
    table = Table("Ce qu’un testeur paie", columns)
    for one, other, target in TARGETS:
        found = ratio(wall[one], wall[other])
        beside = ratio(processor[one], processor[other])
        told = f"{verdict(found, target)} ; {verdict(beside, target)}"
        figures = [decimal(found), between(wall[one], wall[other]), decimal(beside)]
        table.rows.append([f"{one} / {other}", *figures, f"≤ {decimal(target)}", told])
    return table


def _times(wall: Mapping[str, Sequence[float]], processor: Mapping[str, Sequence[float]]) -> Table:
    columns = ("", "médiane", "la plus courte", "la plus longue", "temps de calcul")
    table = Table("Durée du processus", columns)
    for name, found in wall.items():
        values = (median(found), min(found), max(found), median(processor[name]))
        table.rows.append([name, *(f"{decimal(value)} s" for value in values)])
    return table
