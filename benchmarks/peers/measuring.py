"""The two procedures by every contestant in turn, with and without pictures."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright
from rich.progress import Progress

from benchmarks.peers.contestants import (
    BARE,
    SUITE,
    Contestant,
    Course,
    bare_environment,
    contestants,
)
from benchmarks.places import ROOT, portal
from benchmarks.report import Report, Table, between, decimal, ratio
from benchmarks.stopwatch import Spent
from benchmarks.tester import processor_seconds
from guide.browser import find_browser

PLAIN, SHOT = "sans image", "une image par pas"
COLUMNS = (
    *("", "images", "médiane", "/ Playwright seul", "d’un tour à l’autre"),
    *("temps de calcul", "/ Playwright seul"),
)


class NotPlayed(Exception):
    """A contestant did not get to the end; the message is what it printed."""


@dataclass
class Result:
    """What one contestant took in one way, round by round, and how many pictures it left."""

    spent: list[Spent] = field(default_factory=list)
    pictures: set[int] = field(default_factory=set)

    @property
    def seconds(self) -> list[float]:
        """From the command to its end."""
        return [spent.wall for spent in self.spent]

    @property
    def processor(self) -> list[float]:
        """Of all that it started and that ended: what a busy machine tells best."""
        return [spent.processor for spent in self.spent]


Results = dict[tuple[str, str], Result]


def measure(progress: Progress, rounds: int) -> Report:
    """Let all that are installed play in turn; a first round warms up."""
    entered = [each for each in contestants() if each.here]
    absent = [each.name for each in contestants() if not each.here]
    with portal() as started:
        results = race(progress, entered, started.url, _browser(), rounds)
    check_pictures(results)
    day = datetime.now(UTC).date()
    notes = [
        f"{rounds} tours, le {day} ; de la commande à sa fin, avec le navigateur, sans le portail.",
        "Une inscription par cooptation et une radiation, mêmes gestes et mêmes attentes.",
        "Temps de calcul : de ce que la commande a lancé et vu finir ; le portail n’y est pas.",
        f"Images : une après chaque pas qui agit ; « {SUITE} » prend celles de sa preuve.",
    ]
    if absent:
        notes.append(f"Absents (python -m benchmarks.peers.install) : {', '.join(absent)}.")
    kept = {
        f"{name}, {way}": [[spent.wall, spent.processor] for spent in result.spent]
        for (name, way), result in results.items()
    }
    tables = [_table(results, way) for way in (PLAIN, SHOT)]
    return Report(tables, notes, {"wall_and_processor_seconds": kept})


def race(
    progress: Progress, entered: Sequence[Contestant], url: str, browser: str, rounds: int
) -> Results:
    """Every contestant both ways in each round, another one beginning each time.

    Raises:
        NotPlayed: one of them did not get to the end.
    """
    turns = [(each, way) for each in entered for way in (PLAIN, SHOT)]
    results: Results = {(each.name, way): Result() for each, way in turns}
    task = progress.add_task("Deux procédures, tous les outils", total=(rounds + 1) * len(turns))
    for number in range(rounds + 1):
        first = number * 2 % len(turns)
        for each, way in (*turns[first:], *turns[:first]):
            spent, pictures = _played(each, way, url, browser)
            if number:
                results[each.name, way].spent.append(spent)
            results[each.name, way].pictures.add(pictures)
            progress.advance(task)
    return results


def check_pictures(results: Mapping[tuple[str, str], Result]) -> None:
    """A comparison is fair only while all take as many pictures; ours takes those of evidence.

    Raises:
        AssertionError: somebody took more or fewer than the bare script.
    """
    for (name, way), result in results.items():
        wanted = results[BARE, way].pictures
        if name != SUITE and result.pictures != wanted:
            raise AssertionError(f"{name}, {way} : {result.pictures} images et non {wanted}.")


def _played(each: Contestant, way: str, url: str, browser: str) -> tuple[Spent, int]:
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        folder = Path(name)
        pictures = folder / "images"
        pictures.mkdir()
        course = Course(url, browser, folder, pictures if way == SHOT else None)
        own = {**course.environment, **each.environment(course)}
        commands = each.commands(course)
        before, begun = processor_seconds(), time.perf_counter()
        for command in commands:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=bare_environment() | own,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
            if done.returncode:
                raise NotPlayed(f"{each.name}, {way}\n{done.stdout[-3000:]}")
        spent = Spent(time.perf_counter() - begun, processor_seconds() - before)
        return spent, len([*pictures.rglob("*.png")])


def _browser() -> str:
    with sync_playwright() as playwright:
        return find_browser(playwright).get("executable_path", "")


def _table(results: Results, way: str) -> Table:
    table = Table(f"Deux procédures, {way}", COLUMNS)
    bare = results[BARE, way]
    for (name, of), result in results.items():
        if of == way:
            counts = "/".join(map(str, sorted(result.pictures)))
            beside = [decimal(ratio(result.seconds, bare.seconds))]
            beside += [between(result.seconds, bare.seconds)]
            computed = [decimal(ratio(result.processor, bare.processor))]
            took, used = (f"{decimal(median(e))} s" for e in (result.seconds, result.processor))
            table.rows.append([name, counts, took, *beside, used, *computed])
    return table
