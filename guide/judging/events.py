"""Events: a mail, a letter, a change that a page announces."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.alignment.shown import shown_by
from guide.claims.meaning import meaning, stem, words_of
from guide.judging.verdicts import Judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.alignment.timelines import Sight, Timeline
    from guide.claims.model import Claim

_MAIL, _LETTER = stem("mail"), stem("courrier")
_SHARED = 2
"""How many content words a heading must share with what a sentence tells."""


def judge_event(claim: Claim, timelines: Sequence[Timeline]) -> Judged:
    """The verdict of an event; what no page shows and no post carries is told as narrative.

    Args:
        claim: the event.
        timelines: the one that fits best first, then those of the same feature.
    """
    told = meaning(claim.text)
    ways = told & {_MAIL, _LETTER}
    for timeline in timelines:
        for sight in timeline.sights:
            if _shows(told, ways, sight):
                return Judged(
                    claim, "confirmed", shown=shown_by(sight, None), scenario=timeline.scenario.name
                )
        if ways and any(_tells(told, read.reading.name) for read in timeline.readings):
            return Judged(claim, "confirmed", scenario=timeline.scenario.name)
    if ways:
        return Judged(claim, "unproved")
    return Judged(replace(claim, kind="narrative"), "confirmed")


def _shows(told: frozenset[str], ways: frozenset[str], sight: Sight) -> bool:
    site = meaning(words_of(f"{sight.page.title} {sight.page.path}"))
    if ways:
        return bool(ways & site)
    headings = [meaning(heading.name) for heading in sight.page.headings]
    return any(len(told & name) >= min(_SHARED, len(name)) and name for name in headings)


def _tells(told: frozenset[str], name: str) -> bool:
    return bool(meaning(name) & told & {_MAIL, _LETTER})
