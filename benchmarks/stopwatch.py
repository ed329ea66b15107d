"""Time by the wall, and processor time of this process and all it started.

On a machine that does other things meanwhile, the second one is the one to compare.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
PARENT, SPENT = 1, slice(11, 15)
"""Places in ``/proc/PID/stat`` after the name: the parent, and four times in ticks."""


@dataclass
class Spent:
    """Seconds that something took; no processor time where the system does not tell it."""

    wall: float = 0.0
    processor: float = 0.0


@contextmanager
def timing() -> Iterator[Spent]:
    """Time the block; the figures are there at its end."""
    spent = Spent()
    ticks, begun = _ticks(), time.perf_counter()
    yield spent
    spent.wall = time.perf_counter() - begun
    spent.processor = (_ticks() - ticks) / os.sysconf("SC_CLK_TCK") if PROC.is_dir() else 0.0


def _ticks() -> int:
    """Ticks of this process and of its descendants, those that ended included."""
    if not PROC.is_dir():
        return 0
    stats = dict(_stats())
    children: dict[int, list[int]] = {}
    for process, fields in stats.items():
        children.setdefault(int(fields[PARENT]), []).append(process)
    total, family = 0, [os.getpid()]
    while family:
        process = family.pop()
        total += sum(map(int, stats[process][SPENT]))
        family.extend(children.get(process, []))
    return total


def _stats() -> Iterator[tuple[int, list[str]]]:
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            try:
                text = (folder / "stat").read_text("utf-8")
            except OSError:
                continue  # it ended meanwhile
            yield int(folder.name), text.rpartition(")")[2].split()
