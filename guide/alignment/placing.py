"""Which timeline a document follows, and where in it each of its labels stands."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from guide.alignment.chains import heaviest_chain
from guide.alignment.labels import Likeness, label_of, likeness
from guide.alignment.placement import Match, Placement
from guide.claims.meaning import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from guide.alignment.items import Item
    from guide.alignment.timelines import Deed, Timeline
    from guide.claims.model import Claim
    from guide.evidence.record import PageView

    Forms = Mapping[int, Sequence[Claim]]

FITS = {
    "press": {"press", "tick", "choose"},
    "tick": {"tick", "choose"},
    "choose": {"choose", "tick", "press"},
    "open": {"press"},
}
_WEIGHTS = {Likeness.SAME: 1000.0, Likeness.SPELLING: 900.0}
_ASKED = 950.0
_OPTIONAL = 100.0
"""What is asked under a condition says less of which timeline a document follows."""
_NEAR, _FAR = 1.0, 3
"""Between equal chains, the one whose labels stand nearest to their own rank."""
_CONTEXT = 5.0
_FIELDS = 20.0
"""A button whose form has the fields that the document names just before it."""
_TWO = 2


def fit(claim: Claim, deed: Deed) -> Match | None:
    """Whether a claim's label is what a deed was done on."""
    if deed.action.verb not in FITS.get(claim.verb or "", ()):
        return None
    found, asked = _likeness(claim, deed.name, deed.asked)
    return Match(deed, found, asked) if found else None


def _likeness(claim: Claim, name: str, asked: str) -> tuple[Likeness, bool]:
    """How close a claim's label is to a deed's name, else to what only the scenario calls it."""
    if found := label_likeness(claim, name):
        return found, False
    same = asked != name and label_likeness(claim, asked) == Likeness.SAME
    return (Likeness.SAME, True) if same else (Likeness.OTHER, False)


def label_likeness(claim: Claim, name: str) -> Likeness:
    """How close a claim's label is to a name; a bare label may be longer than it seems."""
    found = likeness(claim.text, name)
    if not claim.bare or found == Likeness.SAME:
        return found
    rest = claim.sentence.paragraph.text[claim.start : claim.reach]
    wanted, words = label_of(rest).folded, label_of(name).folded
    begins = wanted == words or wanted.startswith(words + " ")
    if begins and len(words) >= len(label_of(claim.text).folded):
        return Likeness.SAME if likeness(rest[: len(name)], name) == Likeness.SAME else found
    return found


class Fits:
    """Which deeds the labels of a procedure fit, found once for all ways through it."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str], tuple[tuple[int, Match], ...]] = {}
        self._alike: dict[tuple[int, str, str], tuple[Likeness, bool]] = {}

    def of(self, item: Item, timeline: Timeline) -> tuple[tuple[int, Match], ...]:
        """The matches of an item's label, each with the place of its deed among what is done."""
        key = (item.index, timeline.scenario.id)
        found = self._found.get(key)
        if found is None:
            tried = ((at, self._fit(item, deed)) for at, deed in enumerate(timeline.done))
            found = self._found[key] = tuple((at, match) for at, match in tried if match)
        return found

    def _fit(self, item: Item, deed: Deed) -> Match | None:
        """See ``fit``; many deeds of a run were done on controls of one name."""
        if deed.action.verb not in FITS.get(item.claim.verb or "", ()):
            return None
        key = (item.index, deed.name, deed.asked)
        if key not in self._alike:
            self._alike[key] = _likeness(item.claim, deed.name, deed.asked)
        found, asked = self._alike[key]
        return Match(deed, found, asked) if found else None


def place(way: Sequence[Item], timeline: Timeline, fits: Fits) -> Placement:
    """Lay the labels of a way along a timeline, in order."""
    rows = [(item, found) for item in way if item.is_chained and (found := fits.of(item, timeline))]
    columns = len(timeline.done)
    ranks = _ranks(columns, {at for _, found in rows for at, _ in found})
    forms = dict(_forms(way)) if rows else {}
    weights: list[list[float]] = []
    for row, (item, found) in enumerate(rows):
        weights.append([0.0] * columns)
        for at, match in found:
            distance = _NEAR * min(abs(row - ranks[at]), _FAR)
            weights[row][at] = _weight(item, match, forms) - distance
    chain = heaviest_chain(weights)
    placed = {rows[row][0].index: dict(rows[row][1])[at] for row, at in chain}
    weight = sum(weights[row][at] for row, at in chain)
    return Placement(way, timeline, _tightened(placed, way, timeline, forms), weight)


def _tightened(
    placed: Mapping[int, Match], way: Sequence[Item], timeline: Timeline, forms: Forms
) -> dict[int, Match]:
    """Move the first label to its last place before the second: nothing asks for an earlier one."""
    order = sorted(placed)
    if len(order) < _TWO:
        return dict(placed)
    first, second = placed[order[0]], placed[order[1]]
    item = next(i for i in way if i.index == order[0])
    for deed in timeline.deeds:
        if first.deed.at < deed.at < second.deed.at:
            match = fit(item.claim, deed)
            if match and _weight(item, match, forms) >= _weight(item, first, forms):
                first = match
            elif _opens(item.claim, deed):
                first = Match(deed, Likeness.SAME)
    return {**placed, order[0]: first}


def _opens(claim: Claim, deed: Deed) -> bool:
    """Whether a deed opens, by its address, the page that the label leads to and is headed with."""
    page = deed.action.page
    return (
        deed.action.verb == "open"
        and page is not None
        and any(label_likeness(claim, heading.name) == Likeness.SAME for heading in page.headings)
    )


def _ranks(columns: int, fitting: Set[int]) -> list[int]:
    """The rank of each deed among those that some label fits; the first deed is the first."""
    return [*accumulate(at > 0 and at in fitting for at in range(columns))]


def _weight(item: Item, match: Match, forms: Forms) -> float:
    """More for the same label than for a similar one; then what the page is about decides."""
    base = _ASKED if match.asked else _WEIGHTS[match.likeness]
    base -= _OPTIONAL if item.claim.optional else 0
    page = match.deed.action.page
    if page is None:
        return base
    shown = meaning(" ".join(heading.name for heading in page.headings))
    shared = shown & meaning(item.claim.sentence.text)
    form = _FIELDS if _has_a_field(page, forms.get(item.index, ())) else 0.0
    return base + _CONTEXT * len(shared) / (len(shown) or 1) + form


def _forms(way: Sequence[Item]) -> Iterator[tuple[int, tuple[Claim, ...]]]:
    """For each label, the fields that are named between the label before and it."""
    fields: list[Claim] = []
    for item in way:
        if item.is_chained:
            yield item.index, tuple(fields)
            fields = []
        if item.claim.kind == "field" and item.claim.firm:
            fields.append(item.claim)


def _has_a_field(page: PageView, fields: Sequence[Claim]) -> bool:
    """Whether a page has one of the fields that are named just before its button."""
    return any(label_likeness(field, element.name) for field in fields for element in page.controls)
