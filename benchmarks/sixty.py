"""A room of people: sixty browsers at once, each with the connections that a browser keeps."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from rich.progress import Progress

from benchmarks.places import ROOT, portal
from benchmarks.report import Report, Table, decimal

BROWSERS, SECONDS = 60, 10
LOCUSTFILE = "people.py"


def measure(progress: Progress, rounds: int) -> Report:
    """Have so many people at once register and read, some seconds for each round, and one."""
    found: dict[str, list[dict[str, Any]]] = {"60 navigateurs": [], "1 navigateur": []}
    task = progress.add_task("Foules", total=2 * rounds)
    with portal() as started:
        for _ in range(rounds):
            for kept, many in zip(found.values(), (BROWSERS, 1), strict=True):
                kept.append(crowd(started.url, many))
                progress.advance(task)
    table = Table("Des personnes à la fois", ("", "requêtes/s", "médiane", "95 %", "échecs"))
    for name, rows in found.items():
        table.rows.append([name, *_shown(rows)])
    note = f"Chaque navigateur tient six connexions ; {SECONDS} s par tour."
    return Report([table], [note], found)


def crowd(
    url: str, many: int, locustfile: str = LOCUSTFILE, seconds: int = SECONDS
) -> dict[str, Any]:
    """What locust counted, and the seconds that it took: who walks then goes on to the end."""
    file = Path("benchmarks") / locustfile
    words = ["locust", "-f", str(file), "--headless", "--only-summary", "--json"]
    crowd = ["-u", str(many), "-r", str(many), "-t", f"{seconds}s", "-s", "60", "--host", url]
    ran = subprocess.run(
        [sys.executable, "-m", *words, *crowd],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    rows = json.loads(ran.stdout)
    times = sorted(
        float(time)
        for row in rows
        for time, count in row["response_times"].items()
        for _ in range(count)
    )
    return {
        "requests": sum(row["num_requests"] for row in rows),
        "failures": sum(row["num_failures"] for row in rows),
        "median": times[len(times) // 2],
        "late": times[int(len(times) * 0.95)],
        "seconds": max(row["last_request_timestamp"] for row in rows)
        - min(row["start_time"] for row in rows),
    }


def _shown(rows: list[dict[str, Any]]) -> list[str]:
    every = sum(row["requests"] for row in rows) / sum(row["seconds"] for row in rows)
    worst = {name: max(row[name] for row in rows) for name in ("median", "late", "failures")}
    times = [f"{decimal(worst[name], 0)} ms" for name in ("median", "late")]
    return [decimal(every, 0), *times, str(worst["failures"])]
