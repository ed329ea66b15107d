"""Two hundred worlds walked at once, on a file and on PostgreSQL with one, two, four processes."""

from contextlib import ExitStack
from typing import Any

from rich.progress import Progress

from benchmarks.places import portal
from benchmarks.report import Report
from benchmarks.scale_out import gunicorn, served, warm
from benchmarks.sixty import crowd

WALKERS, SECONDS = 200, 30
LOCUSTFILE = "walkers.py"


def measure(progress: Progress, rounds: int) -> Report:
    """Have so many people walk the nine steps at once, each in worlds of their own."""
    from tests.mockportal import postgresql

    if postgresql.programs() is None:
        return Report([], [postgresql.NEEDED], {})
    kinds: dict[str, list[dict[str, Any]]] = {"fichier, 1 processus": []}
    kinds |= {f"PostgreSQL, {many} processus": [] for many in (1, 2, 4)}
    task = progress.add_task("Marches", total=rounds * len(kinds))
    with ExitStack() as open_all:
        cluster = open_all.enter_context(postgresql.cluster())
        assert cluster is not None
        urls = [open_all.enter_context(portal()).url]
        warm(urls[0])
        urls += [open_all.enter_context(gunicorn(cluster.new_url(), many)) for many in (1, 2, 4)]
        for _ in range(rounds):
            for url, kept in zip(urls, kinds.values(), strict=True):
                kept.append(crowd(url, WALKERS, LOCUSTFILE, SECONDS))
                progress.advance(task)
    note = f"{WALKERS} personnes à la fois, {SECONDS} s par tour, chacune dans ses mondes : les "
    note += "neuf étapes, l’acceptation, la messagerie. Un échec : une erreur, le nom d’une autre."
    return Report([served(kinds)], [note], {"walks": kinds})
