"""Whether a scenario checks anything, as far as its evidence can tell."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from guide.evidence.plan import CHECKING
from guide.evidence.record import Reading, View

if TYPE_CHECKING:
    from guide.evidence.record import Scenario


class Checks(StrEnum):
    """What the evidence shows of what a scenario checks."""

    NONE = "none"
    """It has no « Alors » of its own: it passes as soon as its steps come to their end."""
    UNSEEN = "unseen"
    """It has one, without a page or a reading: it may have looked at a database, or at nothing."""
    SEEN = "seen"
    """A page or a reading shows what was looked at."""


def checks_of(scenario: Scenario) -> Checks:
    """What a scenario that was played checks."""
    if not any(w.type in CHECKING and not w.from_background for w in scenario.written):
        return Checks.NONE
    looked = (
        isinstance(moment, Reading | View)
        for step in scenario.steps
        if step.written and step.written.type in CHECKING
        for moment in step.moments
    )
    return Checks.SEEN if any(looked) else Checks.UNSEEN
