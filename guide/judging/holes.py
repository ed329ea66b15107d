"""What a run did and nobody saw: on a machine too busy, a look at a page may not come in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.evidence.record import Action, View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.alignment.timelines import Timeline


def holes_in(timelines: Iterable[Timeline]) -> int:
    """How many acts and pages of the scenarios that were played have no page to be read.

    What a document says of them looks wrong, or unproved, and may be right.
    """
    moments = (
        moment
        for timeline in timelines
        for step in timeline.scenario.steps
        for moment in step.moments
    )
    return sum(
        isinstance(moment, Action | View)
        and moment.lost is not None
        and (moment.page is None or not moment.page.elements)
        for moment in moments
    )
