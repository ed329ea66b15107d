"""Where things are, and a portal of one's own."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "build" / "bench"


@dataclass(frozen=True)
class Started:
    """A program that serves.

    Attributes:
        url: its address, without a last slash.
        seconds: from its start to its first answer.
        process: its number.
    """

    url: str
    seconds: float
    process: int


@contextmanager
def portal() -> Iterator[Started]:
    """A portal of its own, with an empty database."""
    with tempfile.TemporaryDirectory(prefix="mesures-") as folder:
        database = f"sqlite:///{Path(folder) / 'mondes.sqlite3'}"
        words = ["mockportal", "serve", "--port", "0", "--database", database]
        with serving(words) as started:
            yield started


@contextmanager
def serving(words: list[str]) -> Iterator[Started]:
    """A module of this Python that announces its address after « : » on its first line.

    It keeps what it compiles, as for a user, wherever the benchmark itself may not.
    """
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", *words],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""},
    ) as process:
        assert process.stdout is not None
        try:
            url = process.stdout.readline().partition(" : ")[2].strip().rstrip("/")
            httpx.get(f"{url}/").raise_for_status()
            yield Started(url, time.perf_counter() - begun, process.pid)
        finally:
            process.terminate()
