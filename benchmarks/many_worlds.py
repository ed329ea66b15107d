"""What a world costs to make on PostgreSQL, among 10, 10,000 and 100,000 others."""

import time
from contextlib import ExitStack, closing
from statistics import median
from typing import Any

import httpx
from rich.progress import Progress

from benchmarks import crowds
from benchmarks.report import Report, Table, decimal, milliseconds, ratio, verdict
from benchmarks.scale_out import gunicorn
from mockportal.adapters.sql import Database
from mockportal.services import PortalServices

SIZES = (10, 10_000, 100_000)
TARGET = 1.3
MADE, FIRST = 30, 5
"""Worlds made in each round, and those before the first that count for nothing."""


def measure(progress: Progress, rounds: int) -> Report:
    """Make worlds over HTTP in three databases of one server, in turn, one of each at a time."""
    from tests.mockportal import postgresql

    if postgresql.programs() is None:
        return Report([], [postgresql.NEEDED], {})
    with ExitStack() as open_all:
        cluster = open_all.enter_context(postgresql.cluster())
        assert cluster is not None
        http = open_all.enter_context(httpx.Client(timeout=60))
        filling = progress.add_task("Mondes copiés", total=sum(SIZES))
        urls: dict[int, str] = {}
        for size in SIZES:
            database = cluster.new_url()
            _fill(cluster, database, size)
            urls[size] = open_all.enter_context(gunicorn(database, 1))
            progress.advance(filling, size)
        made: dict[str, list[float]] = {str(size): [] for size in SIZES}
        task = progress.add_task("Mondes créés", total=rounds * MADE)
        for number in range(rounds * MADE + FIRST):
            for size, url in urls.items():
                made[str(size)].append(_make(http, url, number))
            progress.advance(task)
    made = {size: found[FIRST:] for size, found in made.items()}
    note = "Un processus par base, un seul PostgreSQL ; chaque monde copié a deux administrateurs, "
    note += "un candidat, des messages et un journal. Temps de la requête."
    return Report([_table(made)], [note], {"made": made})


def _fill(cluster: Any, database: str, many: int) -> None:
    """So many worlds: one that was lived in, and copies of its rows."""
    with closing(Database(database)) as opened:
        template = crowds.lived_in(PortalServices(opened))
    with cluster.connect(database.rpartition("/")[2]) as raw:
        crowds.copy_on_postgresql(raw, template, many)


def _make(http: httpx.Client, url: str, seed: int) -> float:
    """Seconds to make a world."""
    body = {"dataset": "deux-administrateurs", "seed": seed}
    begun = time.perf_counter()
    http.post(f"{url}/control/v1/worlds", json=body).raise_for_status()
    return time.perf_counter() - begun


def _table(made: dict[str, list[float]]) -> Table:
    title = "Créer un monde sur PostgreSQL, selon le nombre de mondes présents"
    table = Table(title, ("mondes présents", "médiane", "rapport", f"cible ≤ {decimal(TARGET, 1)}"))
    few = made[str(SIZES[0])]
    for size, seconds in made.items():
        beside = ratio(seconds, few)
        kept = verdict(beside, TARGET) if seconds is not few else ""
        table.rows.append([size, milliseconds(median(seconds)), decimal(beside), kept])
    return table
