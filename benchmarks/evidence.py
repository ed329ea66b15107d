"""The cooptation four ways in one run: the suite without and with evidence, and a bare script."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright
from rich.progress import Progress

from benchmarks import workers
from benchmarks.bare import Camera, Shoot, Walk, nothing
from benchmarks.costs import PARTS, Costs
from benchmarks.places import portal
from benchmarks.report import (
    Report,
    Table,
    between,
    decimal,
    milliseconds,
    ratio,
    verdict,
)
from benchmarks.stopwatch import Spent, timing
from benchmarks.suite import Suite
from guide.browser import find_browser
from guide.evidence.record import read_evidence
from mockportal.client import Control

Samples = dict[str, list[float]]
OFF, ON = "suite, sans preuve", "suite, avec preuve"
BARE, SHOT = "script nu", "script nu, avec images"
UNCHECKED = "script nu, sans rien vérifier"
TARGETS = ((OFF, BARE, 1.05), (ON, SHOT, 1.05))
SHARES = 3
"""Rounds in which parts are timed."""


@dataclass
class Stage:
    """One browser and one portal, and the ways to play the scenario on them.

    Attributes:
        pictures: sizes of the pictures of the last walk of the bare script.
    """

    suite: Suite
    control: Control
    browser: Browser
    folder: Path
    pictures: list[int] = field(default_factory=list)

    @property
    def evidence(self) -> Path:
        """Where the suite leaves its evidence."""
        return self.folder / "preuve"

    def ways(self) -> dict[str, Callable[[], Spent]]:
        """Each way plays once and says what it took."""
        return {
            OFF: lambda: self.suite.play(None),
            ON: lambda: self.suite.play(self.evidence),
            BARE: lambda: self._walk(nothing),
            SHOT: self._walk_with_pictures,
            UNCHECKED: lambda: self._walk(nothing, checks=False),
        }

    def _walk(self, shoot: Shoot, *, checks: bool = True) -> Spent:
        walk = Walk(self.control, self.browser, shoot, checks)
        try:
            with timing() as spent:
                walk.go()
            return spent
        finally:
            walk.close()

    def _walk_with_pictures(self) -> Spent:
        camera = Camera()
        spent = self._walk(camera)
        self.pictures = camera.sizes
        return spent

    def check_same_pictures(self) -> None:
        """The bare script is a fair measure only while it takes as many pictures."""
        taken = [file.stat().st_size for file in self.evidence.rglob("*.png")]
        if len(taken) != len(self.pictures):
            raise AssertionError(
                f"La preuve a {len(taken)} images et le script nu {len(self.pictures)} : "
                "remettez benchmarks/bare.py au pas du scénario."
            )


def measure(progress: Progress, rounds: int) -> Report:
    """Measure the four ways, what costs what, the workers and the size of the evidence."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as name:
        folder = Path(name)
        with _stage(folder) as stage:
            samples = _samples(progress, stage, rounds)
            shares = _shares(progress, stage)
            actions = _actions(stage.evidence)
        played = workers.play_all(progress, folder / "workers", max(1, rounds // 3))
        size = workers.size_of(folder / "workers")
    wall = {way: [spent.wall for spent in found] for way, found in samples.items()}
    processor = {way: [spent.processor for spent in found] for way, found in samples.items()}
    counted = f"{actions} gestes et {len(stage.pictures)} images par parcours"
    notes = [
        f"{rounds} tours, un même navigateur, un même portail ; {counted}.",
        "Compris : le monde, les contextes neufs. Non compris : le portail, le navigateur, pytest.",
        "Temps de calcul (parcours, navigateur, portail) : une machine chargée n’y fait rien.",
        "« Sans rien vérifier » : ce script ne fait que cliquer et saisir.",
    ]
    tables = [_ratios(wall, processor), _times(wall, processor), _cost(shares)]
    tables += [workers.table(played), workers.size_table(size)]
    kept = {"seconds": wall, "processor_seconds": processor, "parts": shares}
    return Report(tables, notes, {**kept, "workers": played, "size": size})


def check_script() -> None:
    """Play the suite, without evidence and then with, and the bare script once each.

    Raises:
        AssertionError: the script does not take as many pictures as the evidence.
    """
    with tempfile.TemporaryDirectory(prefix="mesures-") as name, _stage(Path(name)) as stage:
        for way in (OFF, ON, SHOT):
            stage.ways()[way]()
        stage.check_same_pictures()


@contextmanager
def _stage(folder: Path) -> Iterator[Stage]:
    with ExitStack() as stack:
        started = stack.enter_context(portal())
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(**find_browser(playwright))
        stack.callback(browser.close)
        control = stack.enter_context(Control(started.url))
        suite = Suite(playwright, browser, started.url, folder / "traces")
        yield Stage(suite, control, browser, folder)


def _samples(progress: Progress, stage: Stage, rounds: int) -> dict[str, list[Spent]]:
    """What each way took; a first round warms up, and every round begins with another way."""
    ways = [*stage.ways().items()]
    found: dict[str, list[Spent]] = {name: [] for name, _ in ways}
    task = progress.add_task("Le même parcours, cinq façons", total=(rounds + 1) * len(ways))
    for number in range(rounds + 1):
        turn = number % len(ways)
        for name, play in (*ways[turn:], *ways[:turn]):
            spent = play()
            if number:
                found[name].append(spent)
            progress.advance(task)
        stage.check_same_pictures()
    return found


def _shares(progress: Progress, stage: Stage) -> dict[str, dict[str, float]]:
    """Seconds of each part in each way, and their total; median of a few rounds."""
    ways = {name: play for name, play in stage.ways().items() if name != UNCHECKED}
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in ways}
    task = progress.add_task("Ce qui coûte", total=SHARES * len(ways))
    for _ in range(SHARES):
        for name, play in ways.items():
            with Costs().watching() as costs:
                total = play().wall
            rest = total - sum(costs.seconds.values())
            rounds[name].append({**costs.seconds, "le reste": rest})
            progress.advance(task)
    parts = [*PARTS, "le reste"]
    return {
        name: {part: median(r.get(part, 0.0) for r in found) for part in parts}
        for name, found in rounds.items()
    }


def _actions(evidence: Path) -> int:
    scenarios = read_evidence(evidence).scenarios()
    return sum(len(step.actions) for scenario in scenarios for step in scenario.steps)


def _ratios(wall: Samples, processor: Samples) -> Table:
    columns = ("", "durée", "d’un tour à l’autre", "temps de calcul", "visé", "l’un ; l’autre")
    table = Table("Rapports", columns)
    others = ((OFF, UNCHECKED, 0.0), (ON, OFF, 0.0), (SHOT, BARE, 0.0))
    for one, other, target in (*TARGETS, *others):
        found = ratio(wall[one], wall[other])
        row = [f"{one} / {other}", decimal(found), between(wall[one], wall[other])]
        told = [verdict(found, target)] if target else [""]
        if any(processor[one]):
            beside = ratio(processor[one], processor[other])
            row.append(decimal(beside))
            told += [verdict(beside, target)] if target else []
        else:
            row.append("")
        told = [f"≤ {decimal(target)}" if target else "", " ; ".join(told)]
        table.rows.append([*row, *told])
    return table


def _times(wall: Samples, processor: Samples) -> Table:
    columns = ("", "médiane", "la plus courte", "la plus longue", "temps de calcul")
    table = Table("Durée du parcours", columns)
    for name, found in wall.items():
        values = (median(found), min(found), max(found), median(processor[name]))
        table.rows.append([name, *map(milliseconds, values)])
    return table


def _cost(shares: dict[str, dict[str, float]]) -> Table:
    table = Table("Ce qui coûte, en ms par parcours", ("", *shares))
    for part in next(iter(shares.values())):
        values = [decimal(share[part] * 1000, 0) for share in shares.values()]
        table.rows.append([part, *values])
    return table
