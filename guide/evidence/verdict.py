"""How a run ended as a whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """How it ended, and when; times in nanoseconds."""

    started: int
    finished: int
    success: bool
    """As Cucumber has it: nothing red, and nothing that kept the run from its end."""
    message: str | None
    """What a reader should know of it, in French."""
    broken: str | None
    """Why it was refused, cut short, or lost a module; None for a run that came to its end."""
    place: str
    """The file to mend, where one broke it; else whoever ran it."""
