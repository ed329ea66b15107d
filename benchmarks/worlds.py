"""What many worlds and many people cost: making a world, serving a page, starting, memory."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import httpx
from rich.progress import Progress
from werkzeug.test import Client

from benchmarks import crowds, visits
from benchmarks.places import serving
from benchmarks.report import Report, Table, decimal, milliseconds, ratio, verdict
from mockportal.app import create_app

SIZES = (10, 1_000, 10_000)
FEW, MANY = 10, 10_000
TARGET = 1.3
MADE, SHOWN, VISITED = 12, 12, 1_000
Samples = dict[str, list[float]]


def measure(progress: Progress, rounds: int) -> Report:
    """Measure worlds among worlds, pages among people, requests per second, start and memory."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as folder:
        files = {size: Path(folder) / f"{size}.sqlite3" for size in SIZES}
        task = progress.add_task("Bases de mondes", total=len(SIZES))
        for size, file in files.items():
            crowds.fill_with_worlds(file, size)
            progress.advance(task)
        made = _made(progress, files, rounds)
        starts, memory = _starts(progress, files, rounds)
        pages = _pages(progress, Path(folder) / "people.sqlite3", rounds)
        weights = {str(size): file.stat().st_size for size, file in files.items()}
    served = visits.measure(progress, rounds)
    samples = {"made": made, "pages": pages, "starts": starts, "memory": memory, "bytes": weights}
    tables = [
        _made_table(made),
        _pages_table(pages),
        visits.table(served),
        _starts_table(starts),
        _memory_table(memory, weights),
    ]
    return Report(tables, _NOTES, {**samples, "served": served})


_NOTES = [
    "Création et pages : temps de processeur dans un seul processus, tour à tour.",
    "Débits : une seule connexion, serveur et client sur la même machine.",
    "Une inscription : treize requêtes, dont une calcule deux empreintes argon2 à plein coût.",
]


def _timed(act: Callable[[], object]) -> float:
    """Seconds of processor time."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _made(progress: Progress, files: dict[int, Path], rounds: int) -> Samples:
    """Seconds to make a world among others, in turn on each database."""
    portals = {size: crowds.opened(file) for size, file in files.items()}
    found: Samples = {str(size): [] for size in files}
    task = progress.add_task("Mondes", total=rounds * MADE)
    for number in range(rounds * MADE):
        for size, services in portals.items():

            def make(services=services, number=number) -> None:
                chosen = ("deux-administrateurs", "documente", crowds.NOW, number)
                with services.create_world(*chosen):
                    pass

            found[str(size)].append(_timed(make))
        progress.advance(task)
    for services in portals.values():
        crowds.close(services)
    return {size: seconds[2:] for size, seconds in found.items()}


def _pages(progress: Progress, file: Path, rounds: int) -> dict[str, Samples]:
    """Seconds to serve pages of a small and a large world, in turn."""
    services = crowds.opened(file)
    worlds = {
        "peu": crowds.crowded_world(services, FEW),
        "beaucoup": crowds.crowded_world(services, MANY),
        "une entreprise": crowds.crowded_world(services, MANY, per_company=MANY),
    }
    application = create_app(f"sqlite:///{file}")
    shown = {name: visits.Shown(Client(application), services, w) for name, w in worlds.items()}
    found: dict[str, Samples] = {page: {name: [] for name in worlds} for page in visits.PAGES}
    task = progress.add_task("Pages", total=rounds * SHOWN)
    for _ in range(rounds * SHOWN):
        for page in visits.PAGES:
            for name, world in shown.items():
                found[page][name].append(_timed(lambda w=world, p=page: w.show(p)))
        progress.advance(task)
    crowds.close(services)
    return {page: {n: s[2:] for n, s in samples.items()} for page, samples in found.items()}


def _starts(
    progress: Progress, files: dict[int, Path], rounds: int
) -> tuple[Samples, dict[str, dict[str, int]]]:
    """Seconds from start to first answer, and the memory before and after many visits."""
    starts: Samples = {"base neuve": [], **{f"{size} mondes": [] for size in (FEW, MANY)}}
    memory: dict[str, dict[str, int]] = {}
    task = progress.add_task("Démarrages", total=rounds * len(starts))
    for _ in range(rounds):
        for name in starts:
            with tempfile.TemporaryDirectory(prefix="mesures-") as folder:
                size = int(name.split()[0]) if "mondes" in name else 0
                file = files.get(size, Path(folder) / "neuve.sqlite3")
                words = ["mockportal", "serve", "--port", "0", "--database", f"sqlite:///{file}"]
                with serving(words) as started:
                    starts[name].append(started.seconds)
                    if size == MANY and name not in memory:
                        memory[name] = _memory(started.url, started.process)
            progress.advance(task)
    return starts, memory


def _memory(url: str, process: int) -> dict[str, int]:
    """Bytes resident before and after a thousand worlds were visited, then a thousand made."""
    with httpx.Client(base_url=url) as client:
        for number in range(1, 50):
            client.get(f"/m/copie-{number}/").raise_for_status()
        begun = _resident(process)
        for number in range(1, VISITED + 1):
            client.get(f"/m/copie-{number}/").raise_for_status()
        visited = _resident(process)
        for number in range(VISITED):
            client.post("/control/v1/worlds", json={"seed": number}).raise_for_status()
        return {"au début": begun, "visités": visited, "créés": _resident(process)}


def _resident(process: int) -> int:
    """Bytes of memory that a process holds; zero where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0
    line = next(x for x in status.read_text("utf-8").splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


def _made_table(made: Samples) -> Table:
    title = "Créer un monde, selon le nombre de mondes présents"
    table = Table(title, ("mondes présents", "médiane", "rapport", f"cible ≤ {decimal(TARGET, 1)}"))
    for size, seconds in made.items():
        beside = ratio(seconds, made[str(FEW)])
        kept = verdict(beside, TARGET) if size != str(FEW) else ""
        table.rows.append([size, milliseconds(median(seconds)), decimal(beside), kept])
    return table


def _pages_table(pages: dict[str, Samples]) -> Table:
    title = "Servir une page, selon le nombre de personnes du monde"
    columns = (
        "page",
        "10 personnes",
        "10 000",
        "rapport",
        "cible ≤ 1,3",
        "10 000 d’une entreprise",
    )
    table = Table(title, columns)
    for page, samples in pages.items():
        few = samples["peu"]
        beside = ratio(samples["beaucoup"], few)
        table.rows.append(
            [
                page,
                milliseconds(median(few)),
                milliseconds(median(samples["beaucoup"])),
                decimal(beside),
                verdict(beside, TARGET),
                f"× {decimal(ratio(samples['une entreprise'], few))}",
            ]
        )
    return table


def _starts_table(starts: Samples) -> Table:
    table = Table("Du lancement à la première réponse", ("", "médiane", "la plus longue"))
    for name, found in starts.items():
        table.rows.append([name, milliseconds(median(found)), milliseconds(max(found))])
    return table


def _memory_table(memory: dict[str, dict[str, int]], weights: dict[str, int]) -> Table:
    table = Table("Mémoire et disque pour mille mondes", ("", "Mio"))
    mebibyte = 1024 * 1024
    for found in memory.values():
        table.rows += [
            ["processus, au début", decimal(found["au début"] / mebibyte, 1)],
            [
                "mille mondes visités, en plus",
                decimal((found["visités"] - found["au début"]) / mebibyte, 1),
            ],
            [
                "mille mondes créés, en plus",
                decimal((found["créés"] - found["visités"]) / mebibyte, 1),
            ],
        ]
    per_thousand = (weights[str(MANY)] - weights[str(FEW)]) / (MANY - FEW) * 1000
    table.rows.append(["base, pour mille mondes", decimal(per_thousand / mebibyte, 1)])
    return table
