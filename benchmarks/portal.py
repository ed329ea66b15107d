"""The mock is lightweight: how fast it starts, makes a world, and answers its home page."""

import time
from statistics import median

import httpx
from rich.progress import Progress

from benchmarks.places import portal, serving
from benchmarks.report import Report, Table, decimal, milliseconds, ratio
from mockportal.client import Control

WORLDS, PAGES = 40, 200


def measure(progress: Progress, rounds: int) -> Report:
    """Measure start-up, worlds and pages, beside a bare Flask page on the same server."""
    starts: dict[str, list[float]] = {"portail": [], "page Flask nue": []}
    task = progress.add_task("Démarrages", total=rounds * 2)
    for _ in range(rounds):
        with portal() as started:
            starts["portail"].append(started.seconds)
        progress.advance(task)
        with serving(["benchmarks.flask_page"]) as started:
            starts["page Flask nue"].append(started.seconds)
        progress.advance(task)
    with portal() as ours, serving(["benchmarks.flask_page"]) as bare:
        with Control(ours.url) as control:
            worlds = _worlds(progress, control)
            home = control.create_world(seed=1).url
        pages = _pages(progress, {"portail": home, "page Flask nue": f"{bare.url}/"}, rounds)
    samples = {"starts": starts, "worlds": worlds, "pages_per_second": pages}
    return Report([_starts(starts), _served(worlds, pages)], [], samples)


def _worlds(progress: Progress, control: Control) -> list[float]:
    """Seconds to make a world through the control API."""
    found: list[float] = []
    task = progress.add_task("Mondes", total=WORLDS)
    for number in range(WORLDS + 1):
        begun = time.perf_counter()
        control.create_world("deux-administrateurs", seed=number)
        if number:
            found.append(time.perf_counter() - begun)
            progress.advance(task)
    return found


def _pages(progress: Progress, urls: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """Pages per second over one connection, in turn."""
    found: dict[str, list[float]] = {name: [] for name in urls}
    task = progress.add_task("Pages d’accueil", total=rounds * len(urls))
    with httpx.Client() as client:
        for _ in range(rounds):
            for name, url in urls.items():
                client.get(url).raise_for_status()
                begun = time.perf_counter()
                for _page in range(PAGES):
                    client.get(url).raise_for_status()
                found[name].append(PAGES / (time.perf_counter() - begun))
                progress.advance(task)
    return found


def _starts(starts: dict[str, list[float]]) -> Table:
    title = "Du lancement à la première réponse"
    table = Table(title, ("", "médiane", "la plus longue", "rapport à Flask nu"))
    bare = starts["page Flask nue"]
    for name, found in starts.items():
        beside = decimal(ratio(found, bare))
        table.rows.append([name, milliseconds(median(found)), milliseconds(max(found)), beside])
    return table


def _served(worlds: list[float], pages: dict[str, list[float]]) -> Table:
    table = Table("En service", ("", "médiane", "rapport à Flask nu"))
    table.rows.append(["créer un monde (API)", milliseconds(median(worlds)), ""])
    for name, found in pages.items():
        beside = decimal(ratio(found, pages["page Flask nue"]))
        table.rows.append([f"accueil : {name}", f"{decimal(median(found), 0)} pages/s", beside])
    return table
