"""Deeds that nothing in a document speaks of: renamed labels, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.alignment.chains import heaviest_chain
from guide.alignment.labels import Likeness
from guide.alignment.paraphrased import paraphrases
from guide.alignment.placement import Match, Placement
from guide.alignment.placing import FITS, fit, label_likeness
from guide.alignment.timelines import DOING
from guide.claims.meaning import meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.alignment.items import Item
    from guide.alignment.timelines import Deed

_REPLACES = FITS | {"press": {"press"}}
"""By what an act may be replaced: what is pressed becomes no box to tick."""


@dataclass
class Alignment:
    """A placement, and what became of the labels that stand nowhere in order.

    Attributes:
        local: labels of the same section whose order within it differs: no drift.
        soft: paraphrases and the deeds that they stand for.
        renamed: labels that another control replaces at their place.
        moved: labels whose control stands at another section.
        crossed: labels that trade places with one moved label each: both moved.
    """

    placement: Placement
    local: dict[int, Match] = field(default_factory=dict[int, Match])
    soft: dict[int, Deed] = field(default_factory=dict[int, "Deed"])
    renamed: dict[int, Deed] = field(default_factory=dict[int, "Deed"])
    moved: dict[int, Deed] = field(default_factory=dict[int, "Deed"])
    crossed: dict[int, int] = field(default_factory=dict[int, int])

    @property
    def explained(self) -> frozenset[int]:
        """Positions of the deeds that the document speaks of."""
        deeds = [*(m.deed for m in self.local.values()), *self.soft.values()]
        deeds += [*self.renamed.values(), *self.moved.values()]
        return self.placement.used | {deed.at for deed in deeds}


def align(placement: Placement) -> Alignment:
    """Explain as many deeds of a timeline as a way through a document can."""
    alignment = Alignment(placement)
    for item in _open_labels(alignment):
        if match := _local(alignment, item):
            alignment.local[item.index] = match
    alignment.soft = paraphrases(placement)
    alignment.renamed = _renamed(alignment)
    for item in _open_labels(alignment):
        if deed := _elsewhere(alignment, item):
            alignment.moved[item.index] = deed
    alignment.crossed = _crossed(alignment)
    return alignment


def _open_labels(alignment: Alignment) -> list[Item]:
    """Firm labels that nothing explains yet."""
    known = {*alignment.placement.matches, *alignment.local, *alignment.renamed}
    return [
        item
        for item in alignment.placement.way
        if item.is_chained and item.claim.firm and item.index not in known
    ]


def _local(alignment: Alignment, item: Item) -> Match | None:
    low, high = alignment.placement.section_bounds(item)
    explained = alignment.explained
    for deed in alignment.placement.timeline.deeds:
        if low < deed.at < high and deed.at not in explained:
            match = fit(item.claim, deed)
            if match is not None:
                return match
    return None


def _renamed(alignment: Alignment) -> dict[int, Deed]:
    """Pair the labels and the deeds of each gap that have no other explanation."""
    found: dict[int, Deed] = {}
    open_labels = _open_labels(alignment)
    gaps: dict[tuple[int, int], list[Item]] = {}
    for item in open_labels:
        if not _elsewhere(alignment, item) and not _is_field(alignment, item):
            gaps.setdefault(alignment.placement.bounds(item), []).append(item)
    free = _unclaimed(alignment, open_labels) if gaps else []
    for (low, high), items in gaps.items():
        deeds = [deed for deed in free if low < deed.at < high]
        weights = [
            [_affinity(alignment, item, deed, low, high) for deed in deeds] for item in items
        ]
        if deeds:
            found |= {items[i].index: deeds[j] for i, j in heaviest_chain(weights)}
    return found


def _unclaimed(alignment: Alignment, open_labels: Sequence[Item]) -> list[Deed]:
    """What is done, stands for nothing yet, and is called like no label that is still open."""
    explained = alignment.explained
    return [
        deed
        for deed in alignment.placement.timeline.deeds
        if deed.action.verb in DOING
        and deed.at not in explained
        and not any(fit(item.claim, deed) for item in open_labels)
    ]


def _is_field(alignment: Alignment, item: Item) -> bool:
    """« Choisissez un « Mot de passe » »: what is chosen can be a field of the page."""
    if item.claim.verb not in {"choose", "tick"}:
        return False
    low, high = alignment.placement.section_bounds(item)
    return any(
        low < deed.at < high and deed.fills and label_likeness(item.claim, deed.name)
        for deed in alignment.placement.timeline.deeds
    )


def _affinity(alignment: Alignment, item: Item, deed: Deed, low: int, high: int) -> float:
    """How well another control can stand for a label; zero when it cannot."""
    if deed.action.verb not in _REPLACES.get(item.claim.verb or "", ()):
        return 0.0
    alike = len(meaning(deed.name) & meaning(item.claim.text))
    if deed.form and not _follows_form(alignment, item) and not alike:
        return 0.0
    closed = low >= 0 and high < alignment.placement.end
    near = (
        closed or (alike and _is_of_same(alignment, item, deed)) or _is_next(alignment, item, deed)
    )
    if not near or _has_its_own_page(alignment, item, deed):
        return 0.0
    return 10.0 + alike


def _has_its_own_page(alignment: Alignment, item: Item, deed: Deed) -> bool:
    """Whether another page at a label's place than the deed's has the label, letter for letter."""
    low, high = alignment.placement.section_bounds(item)
    pages = [
        visit.page
        for visit in alignment.placement.timeline.visits
        if low <= visit.at <= high
        and any(label_likeness(item.claim, e.name) == Likeness.SAME for e in visit.page.controls)
    ]
    here = deed.action.page
    return bool(pages) and here is not None and all(page.path != here.path for page in pages)


def _follows_form(alignment: Alignment, item: Item) -> bool:
    """Whether the sentence asks to fill or to sign in just before the label."""
    before = [
        i for i in alignment.placement.way if i.index < item.index and i.section == item.section
    ]
    return bool(before) and (
        before[-1].claim.kind == "field" or before[-1].claim.verb in {"fill", "sign", "choose"}
    )


def _is_of_same(alignment: Alignment, item: Item, deed: Deed) -> bool:
    """Whether who does it does also what the nearest label in order asks for."""
    known = sorted(alignment.placement.matches.items(), key=lambda m: abs(m[0] - item.index))
    return not known or known[0][1].deed.action.actor == deed.action.actor


def _is_next(alignment: Alignment, item: Item, deed: Deed) -> bool:
    """Whether nothing is done between the deed of the nearest claim before and this one."""
    known = {i: m.deed for i, m in {**alignment.placement.matches, **alignment.local}.items()}
    known |= alignment.soft
    before = [d for i, d in sorted(known.items()) if i < item.index]
    after = [d for i, d in sorted(known.items()) if i > item.index]
    deeds = [
        d
        for d in alignment.placement.timeline.deeds
        if d.action.actor == deed.action.actor and d.action.verb in DOING
    ]
    at = deeds.index(deed)
    behind = at > 0 and bool(before) and deeds[at - 1].at == before[-1].at
    ahead = at + 1 < len(deeds) and bool(after) and deeds[at + 1].at == after[0].at
    return behind or ahead


def _elsewhere(alignment: Alignment, item: Item) -> Deed | None:
    """A free deed anywhere in the timeline that carries the label."""
    explained = alignment.explained
    for deed in alignment.placement.timeline.deeds:
        if fit(item.claim, deed) and deed.at not in explained:
            return deed
    return None


def _crossed(alignment: Alignment) -> dict[int, int]:
    """Labels in order that trade places with one moved label, and with nothing else."""
    matches = alignment.placement.matches
    partners: dict[int, list[int]] = {}
    for index, deed in alignment.moved.items():
        crossing = [i for i, m in matches.items() if (i < index) != (m.deed.at < deed.at)]
        if len(crossing) == 1:
            partners.setdefault(crossing[0], []).append(index)
    return {i: by[0] for i, by in partners.items() if len(by) == 1}
