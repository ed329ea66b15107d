"""Whether a scenario checks anything, as far as its evidence can tell."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from guide.evidence.plan import CHECKING
from guide.evidence.record import Attached, Reading, View

if TYPE_CHECKING:
    from guide.evidence.record import Scenario


class Checks(StrEnum):
    """What the evidence shows of what a scenario checks."""

    NONE = "none"
    """It has no « Alors » of its own: it passes as soon as its steps come to their end."""
    UNSEEN = "unseen"
    """It has one that leaves nothing: it may have looked at a database, or at nothing."""
    ATTACHED = "attached"
    """It attached what it looked at: no page shows it, its own word is there to be read."""
    SEEN = "seen"
    """A page or a reading shows what was looked at."""


def checks_of(scenario: Scenario) -> Checks:
    """What a scenario that was played checks."""
    if not any(w.type in CHECKING and not w.from_background for w in scenario.written):
        return Checks.NONE
    left = [
        moment
        for step in scenario.steps
        if step.written and step.written.type in CHECKING
        for moment in step.moments
    ]
    if any(isinstance(moment, Reading | View) for moment in left):
        return Checks.SEEN
    attached = any(isinstance(moment, Attached) for moment in left)
    return Checks.ATTACHED if attached else Checks.UNSEEN
