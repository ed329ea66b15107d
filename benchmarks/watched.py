"""What pictures cost: two scenarios as whole processes, watched, or with pictures of their own.

``benchmarks/plain/`` is a suite in foreign style: plain pages, nothing of this project. It is
played alone, with a picture of the window after each acting step, and watched (``--evidence``)
without a changed line; this project's own suite is played watched beside it, on the same portal.
"""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from rich.progress import Progress

from benchmarks.places import portal
from benchmarks.report import Report, Table, between, decimal, ratio, verdict
from benchmarks.tester import PLAIN, UP, Way, tester_ways

SHOT, WATCHED, OURS = "images à la main", "observée", "la suite, observée"
TARGETS = ((WATCHED, SHOT, 1.10), (OURS, SHOT, 1.10))


def measure(progress: Progress, rounds: int) -> Report:
    """Play the four ways in turn; a first round warms up."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as place, portal() as started:
        folder = Path(place)
        ways = _ways(started.url, folder)
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        pictures: dict[str, int] = {}
        task = progress.add_task("Deux scénarios, quatre façons", total=(rounds + 1) * len(ways))
        for number in range(rounds + 1):
            turn, names = number % len(ways), [*ways]
            for name in (*names[turn:], *names[:turn]):
                took, pictures[name] = _play(ways[name], folder / "images")
                if number:
                    seconds[name].append(took)
                progress.advance(task)
    notes = [
        f"{rounds} tours, processus entiers, un même portail ; une inscription et une radiation.",
        "Images à la main : la fenêtre, après chaque pas qui agit (page.screenshot).",
        "Observée : la même suite, sans une ligne changée, avec --evidence (page entière).",
    ]
    kept = {"seconds": seconds, "pictures": pictures}
    return Report([_ratios(seconds), _times(seconds, pictures)], notes, kept)


def _ways(url: str, folder: Path) -> dict[str, Way]:
    both = tester_ways(url, folder)
    plain, ours = both[PLAIN], both[UP]
    kept = folder / "images"
    drawn = {**plain.environment, "PLAIN_PICTURES": str(kept)}
    watch = ["-p", "guide.evidence.plugin", f"--evidence={kept}"]
    return {
        PLAIN: plain,
        SHOT: replace(plain, environment=drawn),
        WATCHED: replace(plain, arguments=[*plain.arguments, *watch]),
        OURS: replace(ours, arguments=[*ours.arguments, f"--evidence={kept}"]),
    }


def _play(way: Way, kept: Path) -> tuple[float, int]:
    """Seconds, and how many pictures there are in the end."""
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    spent = way.run()
    return spent.wall, sum(1 for _ in kept.rglob("*.png"))


def _ratios(seconds: Mapping[str, Sequence[float]]) -> Table:
    table = Table("Ce que coûte d’observer", ("", "durée", "d’un tour à l’autre", "visé", ""))
    for one, other, target in (*TARGETS, (SHOT, PLAIN, 0.0), (WATCHED, PLAIN, 0.0)):
        found = ratio(seconds[one], seconds[other])
        told = [f"≤ {decimal(target)}", verdict(found, target)] if target else ["", ""]
        spread = between(seconds[one], seconds[other])
        table.rows.append([f"{one} / {other}", decimal(found), spread, *told])
    return table


def _times(seconds: Mapping[str, Sequence[float]], pictures: Mapping[str, int]) -> Table:
    table = Table("Durée du processus", ("", "médiane", "images", "par image, en plus"))
    alone = median(seconds[PLAIN])
    for name, found in seconds.items():
        count, whole = pictures[name], median(found)
        each = f"{decimal((whole - alone) / count)} s" if count and name != OURS else ""
        table.rows.append([name, f"{decimal(whole)} s", str(count), each])
    return table
