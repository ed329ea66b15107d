"""Deeds that nothing in a document speaks of: renamed labels, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from guide.alignment.chains import heaviest_chain
from guide.check.meaning import meaning, stem, words_of
from guide.check.paraphrased import paraphrases
from guide.check.placing import Match, Placement, fit, label_likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.alignment.walks import Deed
    from guide.check.items import Item

_CLOSE = 0.5
"""A walk that fits less than half as well as the best one says nothing of a document."""
_LABEL = 100.0
_TWICE = 2
"""A field says more of a walk than a mail, which every walk may have."""
_COUNTED = {"press", "tick", "choose"}
_VERBS = {
    "press": {"press"},
    "tick": {"tick", "choose"},
    "choose": {"choose", "tick", "press"},
    "open": {"press"},
}
_POST = frozenset({stem("mail"), stem("courrier")})
_MENTIONS = {"fill", "sign"}


@dataclass
class Reading:
    """A placement, and what became of the labels that stand nowhere in order.

    Attributes:
        local: labels of the same step whose order within it differs: no drift.
        soft: paraphrases and the deeds that they stand for.
        renamed: labels that another control replaces at their place.
        moved: labels whose control stands at another step.
        crossed: labels that trade places with one moved label each: both moved.
    """

    placement: Placement
    local: dict[int, Match] = field(default_factory=dict[int, Match])
    soft: dict[int, Deed] = field(default_factory=dict[int, "Deed"])
    renamed: dict[int, Deed] = field(default_factory=dict[int, "Deed"])
    moved: dict[int, Deed] = field(default_factory=dict[int, "Deed"])
    crossed: dict[int, int] = field(default_factory=dict[int, int])

    @property
    def explained(self) -> set[int]:
        """Positions of the deeds that the document speaks of."""
        deeds = [*(m.deed for m in self.local.values()), *self.soft.values()]
        deeds += [*self.renamed.values(), *self.moved.values()]
        return self.placement.used | {deed.at for deed in deeds}


def read(placement: Placement) -> Reading:
    """Explain as many deeds of a walk as a way through a document can."""
    reading = Reading(placement)
    for item in _open_labels(reading):
        if match := _local(reading, item):
            reading.local[item.index] = match
    reading.soft = paraphrases(placement)
    reading.renamed = _renamed(reading)
    for item in _open_labels(reading):
        if deed := _elsewhere(reading, item):
            reading.moved[item.index] = deed
    reading.crossed = _crossed(reading)
    return reading


def _open_labels(reading: Reading) -> list[Item]:
    """Firm labels that nothing explains yet."""
    known = {*reading.placement.matches, *reading.local, *reading.renamed}
    return [
        item
        for item in reading.placement.way
        if item.is_chained and item.claim.firm and item.index not in known
    ]


def _local(reading: Reading, item: Item) -> Match | None:
    low, high = reading.placement.step_bounds(item)
    explained = reading.explained
    for deed in reading.placement.walk.deeds:
        if low < deed.at < high and deed.at not in explained:
            match = fit(item.claim, deed)
            if match is not None:
                return match
    return None


def _renamed(reading: Reading) -> dict[int, Deed]:
    """Pair the labels and the deeds of each gap that have no other explanation."""
    found: dict[int, Deed] = {}
    labels = [
        item
        for item in _open_labels(reading)
        if not _stands_elsewhere(reading, item) and not _is_field(reading, item)
    ]
    gaps: dict[tuple[int, int], list[Item]] = {}
    for item in labels:
        gaps.setdefault(reading.placement.bounds(item), []).append(item)
    explained = reading.explained
    for (low, high), items in gaps.items():
        deeds = [
            deed
            for deed in reading.placement.walk.deeds
            if low < deed.at < high and deed.action.verb in _COUNTED and deed.at not in explained
        ]
        weights = [[_affinity(reading, item, deed, low, high) for deed in deeds] for item in items]
        if deeds:
            found |= {items[i].index: deeds[j] for i, j in heaviest_chain(weights)}
    return found


def _is_field(reading: Reading, item: Item) -> bool:
    """« Choisissez un « Mot de passe » »: what is chosen can be a field of the page."""
    if item.claim.verb not in {"choose", "tick"}:
        return False
    low, high = reading.placement.step_bounds(item)
    return any(
        low < deed.at < high
        and deed.action.verb in {"fill", "select"}
        and label_likeness(item.claim, deed.name)
        for deed in reading.placement.walk.deeds
    )


def _affinity(reading: Reading, item: Item, deed: Deed, low: int, high: int) -> float:
    """How well another control can stand for a label; zero when it cannot."""
    if deed.action.verb not in _VERBS.get(item.claim.verb or "", ()):
        return 0.0
    if any(fit(other.claim, deed) for other in _open_labels(reading)):
        return 0.0
    alike = len(meaning(deed.name) & meaning(item.claim.text))
    if deed.form and not _follows_form(reading, item) and not alike:
        return 0.0
    closed = low >= 0 and high < reading.placement.end
    if not closed and not alike and not _is_next(reading, item, deed):
        return 0.0
    return 10.0 + alike


def _follows_form(reading: Reading, item: Item) -> bool:
    """Whether the sentence asks to fill or to sign in just before the label."""
    before = [i for i in reading.placement.way if i.index < item.index and i.step == item.step]
    return bool(before) and (
        before[-1].claim.kind == "field" or before[-1].claim.verb in {"fill", "sign", "choose"}
    )


def _is_next(reading: Reading, item: Item, deed: Deed) -> bool:
    """Whether nothing is done between the deed of the nearest claim before and this one."""
    known = {i: m.deed for i, m in {**reading.placement.matches, **reading.local}.items()}
    known |= reading.soft
    before = [d for i, d in sorted(known.items()) if i < item.index]
    after = [d for i, d in sorted(known.items()) if i > item.index]
    deeds = [
        d
        for d in reading.placement.walk.deeds
        if d.action.actor == deed.action.actor and d.action.verb in _COUNTED
    ]
    at = deeds.index(deed)
    behind = at > 0 and bool(before) and deeds[at - 1].at == before[-1].at
    ahead = at + 1 < len(deeds) and bool(after) and deeds[at + 1].at == after[0].at
    return behind or ahead


def _stands_elsewhere(reading: Reading, item: Item) -> bool:
    return _elsewhere(reading, item) is not None


def _elsewhere(reading: Reading, item: Item) -> Deed | None:
    """A free deed anywhere in the walk that carries the label."""
    explained = reading.explained
    for deed in reading.placement.walk.deeds:
        if fit(item.claim, deed) and deed.at not in explained:
            return deed
    return None


def _crossed(reading: Reading) -> dict[int, int]:
    """Labels in order that trade places with one moved label, and with nothing else."""
    matches = reading.placement.matches
    partners: dict[int, list[int]] = {}
    for index, deed in reading.moved.items():
        crossing = [i for i, m in matches.items() if (i < index) != (m.deed.at < deed.at)]
        if len(crossing) == 1:
            partners.setdefault(crossing[0], []).append(index)
    return {i: by[0] for i, by in partners.items() if len(by) == 1}


def left_out(reading: Reading) -> Iterator[tuple[Item, Deed]]:
    """Each deed that the document lacks, after the claim that comes before it.

    Only what one person does between two labels of the document counts.
    """
    items = {item.index: item for item in reading.placement.way}
    anchors = {i: m.deed for i, m in {**reading.placement.matches, **reading.local}.items()}
    anchors |= {i: d for i, d in reading.soft.items() if _names_field(items[i], d)}
    explained = reading.explained
    for actor in sorted({deed.action.actor for deed in anchors.values()}):
        mine = sorted(((deed.at, i) for i, deed in anchors.items() if deed.action.actor == actor))
        for (low, before), (high, after) in pairwise(mine):
            for deed in reading.placement.walk.deeds:
                inside = low < deed.at < high and deed.action.actor == actor
                if not inside or deed.action.verb not in _COUNTED or deed.at in explained:
                    continue
                if not (deed.form and _mentions_form(reading, before, after)):
                    yield items[before], deed


def _names_field(item: Item, deed: Deed) -> bool:
    named = item.claim.kind == "field" and deed.action.verb == "fill"
    return named and meaning(deed.name) <= meaning(item.claim.text)


def _mentions_form(reading: Reading, before: int, after: int) -> bool:
    """Whether the document asks to fill something, or to sign in, between two claims.

    Within a step the order is free, so that the whole step of the first claim counts.
    """
    low, high = min(before, after), max(before, after)
    steps = {item.index: item.step for item in reading.placement.way}
    return any(
        item.claim.kind == "field" or item.claim.verb in _MENTIONS
        for item in reading.placement.way
        if item.index <= high and (item.index > low or item.step == steps[low])
    )


def read_best(placements: Sequence[Placement]) -> list[Reading]:
    """The placements read, from the best to the worst; those that fit far less are left out.

    Most labels come first, then most of what the sub-branches tell otherwise, then the fewest
    deeds left out.
    """
    most = max(placement.weight for placement in placements)
    if not most:
        return [Reading(placements[0])]
    close = [placement for placement in placements if placement.weight >= _CLOSE * most]
    readings = [read(placement) for placement in close]
    return sorted(
        readings,
        key=lambda r: (-round(r.placement.weight / _LABEL), -kinship(r), len([*left_out(r)])),
    )


def kinship(reading: Reading) -> int:
    """How much of what a way tells without labels stands in its walk: fields, post."""
    items = {item.index: item for item in reading.placement.way}
    fields = sum(1 for i, deed in reading.soft.items() if _names_field(items[i], deed))
    seen = _POST & frozenset().union(*(meaning(words_of(t)) for t in reading.placement.walk.titles))
    told = sum(
        1
        for item in reading.placement.way
        if item.claim.kind == "event" and meaning(item.claim.text) & seen
    )
    return _TWICE * fields + told
