"""What a portal serves on a file, and on PostgreSQL with one, two and four processes."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from statistics import median
from typing import Any

import httpx
from rich.progress import Progress

from benchmarks.places import ROOT, portal
from benchmarks.report import Report, Table, decimal, milliseconds
from benchmarks.sixty import SECONDS, crowd

PEOPLE, MANY_WORLDS, MADE, WAITS = 20, 1_000, 30, 20
THREADS, LOOKS = 8, 5


def measure(progress: Progress, rounds: int) -> Report:
    """Have the same crowd use each of them in turn; look at worlds and at mails besides."""
    from tests.mockportal import postgresql

    if postgresql.programs() is None:
        return Report([], [postgresql.NEEDED], {})
    with ExitStack() as open_all:
        cluster = open_all.enter_context(postgresql.cluster())
        assert cluster is not None
        urls = open_all.enter_context(portals(cluster))
        kinds = crowded(progress, urls, rounds, PEOPLE, SECONDS)
        worlds = _worlds(progress, [*urls.values()][-1])
        database = cluster.new_url()
        here, there = (open_all.enter_context(gunicorn(database, 1)) for _ in range(2))
        waits = _waits(progress, here, there)
    tables = [served(kinds), _beside(worlds, waits)]
    note = f"{PEOPLE} personnes qui font les neuf étapes, {THREADS} fils par processus, "
    note += f"{os.cpu_count()} cœurs en tout, avec la base et la foule sur la même machine ; tours "
    note += "alternés."
    return Report(tables, [note], {"crowds": kinds, "worlds": worlds, "waits": waits})


@contextmanager
def portals(cluster: Any) -> Iterator[dict[str, str]]:
    """The addresses of a portal on a file, and of those on PostgreSQL, by what they are."""
    with ExitStack() as open_all:
        file = open_all.enter_context(portal()).url
        warm(file)
        urls = {"fichier, 1 processus": file}
        for many in (1, 2, 4):
            served_by = open_all.enter_context(gunicorn(cluster.new_url(), many))
            urls[f"PostgreSQL, {many} processus"] = served_by
        yield urls


def crowded(
    progress: Progress, urls: dict[str, str], rounds: int, people: int, seconds: int
) -> dict[str, list[dict[str, Any]]]:
    """What locust counted at each address, in turn: so many people who walk the nine steps."""
    kinds: dict[str, list[dict[str, Any]]] = {name: [] for name in urls}
    task = progress.add_task("Foules", total=rounds * len(urls))
    for _ in range(rounds):
        for name, url in urls.items():
            kinds[name].append(crowd(url, people, "walkers.py", seconds))
            progress.advance(task)
    return kinds


@contextmanager
def gunicorn(database: str, many: int) -> Iterator[str]:
    """The address of so many processes."""
    words = ["-b", "127.0.0.1:0", "-w", str(many), "--threads", str(THREADS)]
    more = [
        "-k",
        "gthread",
        "--keep-alive",
        "75",
        "--no-control-socket",
        "mockportal.app:create_app()",
    ]
    told = {"MOCKPORTAL_DATABASE": database, "MOCKPORTAL_THREADS": str(THREADS)}
    with subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *words, *more],
        cwd=ROOT, env={**os.environ, **told}, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stderr is not None
        try:
            lines = iter(process.stderr.readline, "")
            said = next(line for line in lines if "Listening at: " in line)
            url = said.partition("Listening at: ")[2].split()[0]
            for _ in range(4 * many):
                warm(url)
            yield url
        finally:
            process.terminate()


def warm(url: str) -> None:
    """Over a connection of its own, make a world: the first one of a process loads what draws."""
    httpx.post(f"{url}/control/v1/worlds", timeout=60).raise_for_status()


def _worlds(progress: Progress, url: str) -> dict[str, list[float]]:
    """Seconds to make a world among few, and among many."""
    api = f"{url}/control/v1/worlds"
    with httpx.Client(timeout=60) as http:

        def make() -> None:
            http.post(api, json={"dataset": "deux-administrateurs"}).raise_for_status()

        few = _timed(make, MADE)
        task = progress.add_task("Mondes", total=MANY_WORLDS)
        for _ in range(MANY_WORLDS // 100):
            http.post(f"{api}/series", json={"count": 100}).raise_for_status()
            progress.advance(task, 100)
        return {"parmi peu": few, f"parmi {MANY_WORLDS}": _timed(make, MADE)}


def _timed(act: Callable[[], object], times: int) -> list[float]:
    found: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        found.append(time.perf_counter() - begun)
    return found


def _waits(progress: Progress, here: str, there: str) -> list[float]:
    """Seconds from a decision that one process has answered to the mail that another one gives.

    Less than nothing where the mail was given before the decision was answered.
    """
    found: list[float] = []
    task = progress.add_task("Messages", total=WAITS)
    with httpx.Client(timeout=60) as http, ThreadPoolExecutor(1) as waiting:
        for _ in range(WAITS):
            made = http.post(f"{there}/control/v1/worlds", json={"dataset": "candidat-en-attente"})
            world = made.json()
            below = f"/control/v1/worlds/{world['id']}"
            asked = waiting.submit(_arrival, here + below, world["candidates"][0]["courriel"])
            for _ in range(LOOKS):
                http.get(f"{here}/control/v1/health").raise_for_status()  # it waits by now
            decision = {"by": world["people"][0]["courriel"], "decision": "refuse"}
            http.post(f"{there}{below}/registrations/1/decision", json=decision).raise_for_status()
            decided = time.perf_counter()
            found.append(asked.result() - decided)
            progress.advance(task)
    return found


def _arrival(world: str, courriel: str) -> float:
    """When somebody's second mail was given: the first one says that they are registered."""
    query = {"to": courriel, "subject": "refus\u00e9e", "wait": 30}
    answer = httpx.get(f"{world}/mails", params=query, timeout=60).raise_for_status()
    assert answer.json(), "aucun message"
    return time.perf_counter()


def served(kinds: dict[str, list[dict[str, Any]]]) -> Table:
    """What locust counted, beside the first kind."""
    table = Table("Ce qui est servi", ("", "requêtes/s", "au fichier", "médiane", "95 %", "échecs"))
    first = median(row["requests"] / row["seconds"] for row in next(iter(kinds.values())))
    for name, rows in kinds.items():
        many = median(row["requests"] / row["seconds"] for row in rows)
        times = [f"{decimal(median(row[n] for row in rows), 0)} ms" for n in ("median", "late")]
        failed = str(sum(row["failures"] for row in rows))
        beside = f"{decimal(many / first)} ×"
        table.rows.append([name, decimal(many, 0), beside, *times, failed])
    return table


def _beside(worlds: dict[str, list[float]], waits: list[float]) -> Table:
    table = Table("Sur PostgreSQL, 4 processus", ("", "médiane", "la plus longue"))
    for name, found in worlds.items():
        row = [f"créer un monde {name}", milliseconds(median(found)), milliseconds(max(found))]
        table.rows.append(row)
    table.rows.append(
        ["message d’un autre processus", milliseconds(median(waits)), milliseconds(max(waits))]
    )
    return table
