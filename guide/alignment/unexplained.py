"""Deeds that nothing in a document speaks of: renamed labels, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.alignment.chains import heaviest_chain
from guide.alignment.labels import Likeness
from guide.alignment.paraphrased import paraphrases
from guide.alignment.placing import FITS, Match, Placement, fit, label_likeness
from guide.alignment.walks import DOING
from guide.claims.meaning import meaning

if TYPE_CHECKING:
    from guide.alignment.items import Item
    from guide.alignment.walks import Deed

_REPLACES = FITS | {"press": {"press"}}
"""By what an act may be replaced: what is pressed becomes no box to tick."""


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
            if low < deed.at < high and deed.action.verb in DOING and deed.at not in explained
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
        low < deed.at < high and deed.fills and label_likeness(item.claim, deed.name)
        for deed in reading.placement.walk.deeds
    )


def _affinity(reading: Reading, item: Item, deed: Deed, low: int, high: int) -> float:
    """How well another control can stand for a label; zero when it cannot."""
    if deed.action.verb not in _REPLACES.get(item.claim.verb or "", ()):
        return 0.0
    if any(fit(other.claim, deed) for other in _open_labels(reading)):
        return 0.0
    if _has_its_own_page(reading, item, deed):
        return 0.0
    alike = len(meaning(deed.name) & meaning(item.claim.text))
    if deed.form and not _follows_form(reading, item) and not alike:
        return 0.0
    closed = low >= 0 and high < reading.placement.end
    near = closed or (alike and _is_of_same(reading, item, deed)) or _is_next(reading, item, deed)
    if not near:
        return 0.0
    return 10.0 + alike


def _has_its_own_page(reading: Reading, item: Item, deed: Deed) -> bool:
    """Whether another page at a label's place than the deed's has the label, letter for letter."""
    low, high = reading.placement.step_bounds(item)
    pages = [
        sight.page
        for sight in reading.placement.walk.sights
        if low <= sight.at <= high
        and any(label_likeness(item.claim, e.name) == Likeness.SAME for e in sight.page.controls)
    ]
    here = deed.action.page
    return bool(pages) and here is not None and all(page.path != here.path for page in pages)


def _follows_form(reading: Reading, item: Item) -> bool:
    """Whether the sentence asks to fill or to sign in just before the label."""
    before = [i for i in reading.placement.way if i.index < item.index and i.step == item.step]
    return bool(before) and (
        before[-1].claim.kind == "field" or before[-1].claim.verb in {"fill", "sign", "choose"}
    )


def _is_of_same(reading: Reading, item: Item, deed: Deed) -> bool:
    """Whether who does it does also what the nearest label in order asks for."""
    known = sorted(reading.placement.matches.items(), key=lambda m: abs(m[0] - item.index))
    return not known or known[0][1].deed.action.actor == deed.action.actor


def _is_next(reading: Reading, item: Item, deed: Deed) -> bool:
    """Whether nothing is done between the deed of the nearest claim before and this one."""
    known = {i: m.deed for i, m in {**reading.placement.matches, **reading.local}.items()}
    known |= reading.soft
    before = [d for i, d in sorted(known.items()) if i < item.index]
    after = [d for i, d in sorted(known.items()) if i > item.index]
    deeds = [
        d
        for d in reading.placement.walk.deeds
        if d.action.actor == deed.action.actor and d.action.verb in DOING
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
