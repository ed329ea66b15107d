"""What makes a run hard, drawn from its seed: busy processors, slow pages, slow answers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

BUSY = "import os\nparent = os.getppid()\nwhile os.getppid() == parent:\n    sum(range(100_000))\n"
"""Ends with who started it, even when that was killed."""
SLOWNESS, LATENCY = (1.0, 4.0), (0, 150)


@dataclass(frozen=True)
class Hindrance:
    """How hard.

    Attributes:
        busy: programs that do nothing but count.
        slowness: how many times longer a page computes.
        latency: milliseconds before each answer of a server.
    """

    busy: int
    slowness: float
    latency: int


def drawn(seed: int) -> Hindrance:
    """The same for the same seed and as many processors."""
    chance = Random(seed)
    processors = os.cpu_count() or 1
    busy = chance.randint(processors, 4 * processors)
    return Hindrance(busy, round(chance.uniform(*SLOWNESS), 1), chance.randint(*LATENCY))


@contextmanager
def busy(programs: int) -> Iterator[None]:
    """Keep processors busy meanwhile."""
    started = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(programs)]
    try:
        yield
    finally:
        for program in started:
            program.kill()
            program.wait()
