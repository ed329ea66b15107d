"""What runs left, one line of JSON each, in a file that its owner may join with others."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Red:
    """A test that failed, and the first line of why."""

    test: str
    why: str


@dataclass(frozen=True)
class Run:
    """One run.

    Attributes:
        busy: programs that counted beside it.
        workers: how many processes shared it.
        chosen: what pytest was asked to play.
        begun: date and time (UTC), ISO 8601.
        commit: short; with a + where files were changed and not committed.
        load: of the machine at its end, mean of a minute; 0 where the system does not tell.
        tests: how many were played.
    """

    seed: int
    busy: int
    workers: int
    chosen: tuple[str, ...]
    begun: str
    seconds: float
    machine: str
    commit: str
    load: float
    tests: int
    red: tuple[Red, ...]

    @property
    def day(self) -> str:
        """When, as in 2026-11-30."""
        return self.begun[:10]


class NoRecord(Exception):
    """A line that is no run; the message says where, in French."""


def runs_of(file: Path) -> list[Run]:
    """The runs of a file, none where there is none; one that two files had counts once.

    Raises:
        NoRecord: when a line is none.
    """
    if not file.exists():
        return []
    found: dict[Run, None] = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            found[_run(json.loads(line))] = None
        except (ValueError, TypeError, KeyError):
            raise NoRecord(f"{file}, ligne {number} : ce n’est pas un passage.") from None
    return [*found]


def _run(fields: dict[str, Any]) -> Run:
    red = tuple(Red(**each) for each in fields["red"])
    return Run(**{**fields, "chosen": tuple(fields["chosen"]), "red": red})


def add(file: Path, run: Run) -> None:
    """Write one more, at the end."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(asdict(run), ensure_ascii=False) + "\n")


def summed(runs: Iterable[Run]) -> tuple[int, int, int]:
    """How many runs, tests and failures."""
    kept = [*runs]
    return len(kept), sum(run.tests for run in kept), sum(len(run.red) for run in kept)
