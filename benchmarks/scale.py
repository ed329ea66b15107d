"""What one scenario costs among 100, 1,000 and 10,000: whole processes, time and memory."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.progress import Progress

from benchmarks.report import Report, Table, decimal, verdict
from benchmarks.scaled import write_suite

SIZES = (1, 100, 1_000, 10_000)
"""Scenarios; what one alone costs is the fixed cost, taken off the others."""
TARGET = 1.2
BDD = ("-m", "pytest", "-q", "-p", "pytest_bdd.plugin")
PYTEST = (*BDD, "-p", "guide.evidence.plugin")
GUIDE = ("-c", "from guide.cli import main; main()")
TWO = ("-p", "xdist.plugin", "-n", "2", "--dist", "worksteal")
EVIDENCE = "--evidence=preuve"
COLLECTED, PLAYED, PLAYED_BY_TWO = "collecte", "exécution", "exécution à 2 processus"
ALONE = ", pytest-bdd seul"
WAYS: dict[str, tuple[str, ...]] = {
    COLLECTED + ALONE: (*BDD, "--collect-only"),
    COLLECTED: (*PYTEST, "--collect-only"),
    "guide lint": (*GUIDE, "lint"),
    PLAYED + ALONE: BDD,
    PLAYED_BY_TWO + ALONE: (*BDD, *TWO),
    PLAYED_BY_TWO: (*PYTEST, "--evidence=preuve-à-deux", *TWO),
    PLAYED: (*PYTEST, EVIDENCE),
    "guide evidence": (*GUIDE, "evidence", "preuve"),
    "guide check": (*GUIDE, "check", "document.md", "--evidence", "preuve"),
    "guide report": (*GUIDE, "report", "preuve"),
}
"""What is measured, in this order: the last three read what the run before them wrote."""
OWN = {PLAYED: PLAYED + ALONE, PLAYED_BY_TWO: PLAYED_BY_TWO + ALONE}
"""Runs of which a part is pytest-bdd's: the rest is judged as well."""


@dataclass(frozen=True)
class Cost:
    """Seconds by the wall and of all processors; MB of the largest process at its peak."""

    wall: float
    processor: float
    memory: float


Costs = dict[str, dict[int, Cost]]


def measure(progress: Progress, rounds: int) -> Report:
    """Measure every way at every size; the default number of rounds is one round here."""
    rounds = max(1, rounds // 7)
    samples: dict[str, dict[int, list[Cost]]] = {way: {n: [] for n in SIZES} for way in WAYS}
    task = progress.add_task("Coût par scénario", total=rounds * len(WAYS) * len(SIZES))
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        for size in SIZES:
            write_suite(Path(name, str(size)), size)
            for _ in range(rounds):
                for way, words in WAYS.items():
                    samples[way][size].append(spend(words, Path(name, str(size))))
                    progress.advance(task)
    costs = {way: {n: _middle(each) for n, each in found.items()} for way, found in samples.items()}
    for way, alone in OWN.items():
        costs[f"{way}, ce que guide y ajoute"] = _difference(costs[way], costs[alone])
    notes = [
        "Ce qu’un seul scénario coûte est retiré : il reste ce que coûte chacun des autres.",
        "Temps de calcul de tous les processus ; mémoire du plus grand d’entre eux, à son maximum.",
        "« pytest-bdd seul » : sans guide ; ce qui n’y est pas plat est à pytest-bdd ou à pytest.",
    ]
    raw = {way: {str(n): vars(cost) for n, cost in found.items()} for way, found in costs.items()}
    return Report([_seconds(costs), _memory(costs)], notes, {"rounds": rounds, "costs": raw})


def spend(words: tuple[str, ...], folder: Path) -> Cost:
    """Run a module of this Python in a folder.

    Raises:
        AssertionError: it did not end as it should; the message is what it printed.
    """
    alone = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *words], cwd=folder, env=alone, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read()
    if process.returncode not in (0, 1) or "Traceback" in text or " failed" in text:
        raise AssertionError(f"{' '.join(words)}\n{text[-3000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _middle(each: list[Cost]) -> Cost:
    return Cost(*(median(vars(cost)[name] for cost in each) for name in vars(each[0])))


def _difference(whole: dict[int, Cost], part: dict[int, Cost]) -> dict[int, Cost]:
    return {
        size: Cost(*(vars(cost)[name] - vars(part[size])[name] for name in vars(cost)))
        for size, cost in whole.items()
    }


def _seconds(costs: Costs) -> Table:
    return _table("Temps de calcul par scénario, en ms", costs, "processor", 1000)


def _memory(costs: Costs) -> Table:
    return _table("Mémoire par scénario, en Kio", costs, "memory", 1024)


def _table(title: str, costs: Costs, figure: str, unit: int) -> Table:
    one, *sizes = SIZES
    shown = [decimal(size, 0) for size in sizes]
    wanted = f"visé : ≤ {decimal(TARGET)}"
    table = Table(title, ("", "fixe", *shown, f"{shown[-1]} / {shown[-2]}", wanted))
    for way, found in costs.items():
        fixed = vars(found[one])[figure]
        each = [unit * (vars(found[size])[figure] - fixed) / (size - one) for size in sizes]
        told = ["–", "trop petit"]
        if each[-2] > 0:
            grown = each[-1] / each[-2]
            told = [decimal(grown), verdict(grown, TARGET)]
        numbers = (decimal(number) for number in each)
        table.rows.append([way, decimal(unit * fixed, 0), *numbers, *told])
    return table
