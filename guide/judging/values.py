"""Delays, limits and roles, against what was read off the portal's pages and mails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.alignment.items import PREAMBLE
from guide.alignment.naming import people_of
from guide.alignment.shown import Shown
from guide.claims.meaning import meaning, stem
from guide.claims.nouns import singular
from guide.claims.quantities import TIME
from guide.evidence.observed import ROLE_UNIT
from guide.french.numbers import number_of
from guide.french.text import fold
from guide.french.words import words
from guide.judging.mending import mended, with_number
from guide.judging.verdicts import Judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.alignment.items import Item
    from guide.alignment.timelines import Read, Timeline
    from guide.alignment.unexplained import Alignment
    from guide.claims.model import Claim, Quantity

_DECIDING = frozenset(stem(word) for word in ("accepter", "refuser", "annuler", "traiter"))
"""What a delay to decide is told with, whatever it is called."""
_CONTEXT = 2
"""How many claims before a delay may say what it is about."""
_GENERIC = frozenset(
    stem(word)
    for word in words(
        "avoir aura avez disposer compter comptez prévoir falloir faut délai attendre maximum plus "
        "environ moins donc ouvré calendaire seulement tard"
    )
)
"""What a sentence about a delay says without telling what the delay is for."""


def judge_value(item: Item, alignment: Alignment, timelines: Sequence[Timeline]) -> Judged:
    """The verdict of a delay, a limit or a role.

    Args:
        item: the claim at its place.
        alignment: how the document follows the timeline that fits it best.
        timelines: those of the same feature, where a value may have been read instead.
    """
    here = alignment.placement.timeline
    for timeline in (here, *(w for w in timelines if w is not here)):
        people = frozenset(stem(noun) for noun in people_of(timelines))
        about = [
            read
            for read in timeline.readings
            if _is_about(item, read, alignment, _topic(read, timeline) - people)
        ]
        if about and not _is_somebody(item.claim, about, people):
            return _judge(item.claim, about, timeline)
    return Judged(item.claim, "unproved")


def _is_somebody(claim: Claim, about: list[Read], people: frozenset[str]) -> bool:
    """Whether a role claim is about a person of the run of whom no reading says what they may."""
    who = stem(singular(claim.subject or ""))
    values = {stem(singular(fold(read.reading.value))) for read in about}
    return claim.kind == "role" and who in people - values


def _judge(claim: Claim, about: list[Read], timeline: Timeline) -> Judged:
    for read in about:
        if agrees(claim, read.reading.value, read.reading.unit):
            return Judged(
                claim, "confirmed", shown=_shown(read, timeline), scenario=timeline.scenario.name
            )
    value, unit = about[0].reading.value, about[0].reading.unit
    expected = value if claim.kind == "role" else f"{value} {unit}" if unit else value
    return Judged(
        claim,
        "contradicted",
        expected=expected,
        suggestion=_mended(claim, value, unit),
        shown=_shown(about[0], timeline),
        scenario=timeline.scenario.name,
    )


def agrees(claim: Claim, value: str, unit: str | None) -> bool:
    """Whether a claim says what was read."""
    if claim.kind == "role":
        same = stem(singular(claim.subject or "")) == stem(singular(fold(value)))
        return same == claim.allowed
    number = number_of(value)
    if claim.quantity is None or number is None:
        return False
    if claim.kind == "delay":
        return seconds(claim.quantity.number, claim.quantity.unit) == seconds(number, unit or "")
    return claim.quantity.number == number


def seconds(number: int, unit: str) -> int | None:
    """A duration in seconds; None when the unit is none of time."""
    plain = fold(unit)
    factor = TIME.get(plain) or TIME.get(plain.removesuffix("s"))
    return number * factor if factor else None


def _topic(read: Read, timeline: Timeline) -> frozenset[str]:
    """What a value is about: its name, and the headings of the page that it was read on."""
    heads = [
        heading.name
        for visit in timeline.visits
        if visit.page.path == read.reading.path
        for heading in visit.page.headings
    ]
    return meaning(read.reading.name) | meaning(" ".join(heads))


def _is_about(item: Item, read: Read, alignment: Alignment, topic: frozenset[str]) -> bool:
    """Whether a reading is of what a claim speaks of."""
    claim, value = item.claim, read.reading
    if claim.kind == "role":
        named = topic & meaning(value.name)
        return value.unit == ROLE_UNIT and bool(named & _context(item, alignment))
    if claim.quantity is None or not value.unit:
        return False
    if claim.kind == "limit":
        return _counts_same(claim.quantity, value.unit)
    if seconds(1, claim.quantity.unit) is None or seconds(1, value.unit) is None:
        return False
    about = topic - {stem("délai"), stem("durée")}
    return not about or bool(about & (_context(item, alignment) - _GENERIC))


def _counts_same(quantity: Quantity, unit: str) -> bool:
    return seconds(1, unit) is None and bool(meaning(quantity.unit) & meaning(unit))


def _context(item: Item, alignment: Alignment) -> frozenset[str]:
    """What a claim is about: its sentence, then the claims before it in the same section.

    A delay that stands alone, as in a column of a table, is about what the whole document is.
    """
    words = meaning(item.claim.sentence.text)
    before = [
        other.claim
        for other in alignment.placement.way
        if other.index < item.index and (other.section, other.branch) == (item.section, item.branch)
    ]
    if item.claim.kind == "role" or item.claim.sentence.text[:1].islower() or _says_no_more(item):
        for claim in before[-_CONTEXT:]:
            words |= meaning(claim.sentence.text)
    if _says_no_more(item):
        for other in alignment.placement.way:
            words |= (
                meaning(other.claim.sentence.text) if other.section == PREAMBLE else frozenset()
            )
    return words | {stem("décision")} if words & _DECIDING else words


def _says_no_more(item: Item) -> bool:
    """« Il a 15 jours pour le faire »: a sentence that leaves to others what it is about."""
    claim = item.claim
    told = meaning(claim.sentence.text) - meaning(claim.text) - _GENERIC
    return claim.kind == "delay" and not told


_BOUND_TO_NUMBER = re.compile(r"['’ʼ]|aine\b|\bet\b")
"""« D’onze jours », « une quinzaine de jours », « une semaine et un jour »: words go with it."""


def _mended(claim: Claim, value: str, unit: str | None) -> str:
    if claim.kind == "role":
        if not claim.allowed or stem(singular(claim.subject or "")) == stem(fold(value)):
            return ""
        return mended(claim, value)
    if claim.kind == "delay" and claim.quantity is not None:
        same = seconds(1, claim.quantity.unit) == seconds(1, unit or "")
        if same and claim.quantity.number > 1 and not _BOUND_TO_NUMBER.search(claim.text):
            return with_number(claim, value)
        elided = claim.text[:1] in "dD" and not claim.text[1].isalpha()
        return mended(claim, f"de {value} {unit}" if elided else f"{value} {unit}")
    return with_number(claim, value)


def _shown(read: Read, timeline: Timeline) -> Shown | None:
    """The page on which a value was read: the nearest visit of its path before or after it."""
    same = [s for s in timeline.visits if s.page.path == read.reading.path]
    same = [s for s in same if s.moment.picture]
    nearest = min(same, key=lambda visit: abs(visit.at - read.at), default=None)
    return nearest.shown if nearest else None


def related(timelines: Iterable[Timeline], chosen: Sequence[Timeline]) -> list[Timeline]:
    """The timelines of the features that a document speaks of."""
    features = {timeline.scenario.uri for timeline in chosen}
    return [timeline for timeline in timelines if timeline.scenario.uri in features]
