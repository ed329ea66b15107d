"""How something of a run ended, and how a whole did whose parts ended so."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """How a step, an attempt or a scenario ended."""

    PASSED = "PASSED"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"
    UNDEFINED = "UNDEFINED"
    PENDING = "PENDING"
    AMBIGUOUS = "AMBIGUOUS"
    UNKNOWN = "UNKNOWN"
    NOT_RUN = "NOT_RUN"
    """Written and wanted, but never begun: the run was cut off before."""
    NOT_WANTED = "NOT_WANTED"
    """Deselected, or outside of what the command line asked for."""

    @property
    def is_red(self) -> bool:
        """Whether it keeps a run from being green."""
        return self in {
            Status.FAILED,
            Status.UNDEFINED,
            Status.PENDING,
            Status.AMBIGUOUS,
            Status.UNKNOWN,
        }


def worst(statuses: Iterable[Status]) -> Status:
    """The status of a whole: red beats skipped, skipped beats passed."""
    order = [
        Status.FAILED,
        Status.AMBIGUOUS,
        Status.UNDEFINED,
        Status.PENDING,
        Status.UNKNOWN,
        Status.SKIPPED,
        Status.PASSED,
    ]
    found = set(statuses)
    return next((status for status in order if status in found), Status.PASSED)
