"""Which timeline a document follows, and where in it each of its labels stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.alignment.chains import heaviest_chain
from guide.alignment.labels import Likeness, label_of, likeness
from guide.alignment.timelines import DOING
from guide.claims.meaning import meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.alignment.items import Item
    from guide.alignment.timelines import Deed, Timeline
    from guide.claims.model import Claim

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
_ENOUGH, _TWO = 3, 2
_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Match:
    """A claim at a deed.

    Attributes:
        likeness: of the claim's label to the name on the page.
        asked: whether only the scenario calls the control so: the portal calls it otherwise.
    """

    deed: Deed
    likeness: Likeness
    asked: bool = False


@dataclass
class Placement:
    """One way through a document laid along one timeline."""

    way: Sequence[Item]
    timeline: Timeline
    matches: dict[int, Match] = field(default_factory=dict[int, Match])
    weight: float = 0

    def bounds(self, item: Item) -> tuple[int, int]:
        """Between which positions of the timeline a claim stands: its matched neighbours'."""
        before = [m.deed.at for i, m in self.matches.items() if i < item.index]
        after = [m.deed.at for i, m in self.matches.items() if i > item.index]
        return max(before, default=-1), min(after, default=self.end)

    def section_bounds(self, item: Item) -> tuple[int, int]:
        """Between which positions the claim's whole section stands."""
        sections = {i.index: i.section for i in self.way}
        before = [m.deed.at for i, m in self.matches.items() if sections[i] < item.section]
        after = [m.deed.at for i, m in self.matches.items() if sections[i] > item.section]
        return max(before, default=-1), min(after, default=self.end)

    @property
    def end(self) -> int:
        """A position behind the timeline's last moment."""
        return max((s.at for s in self.timeline.sights), default=0) + 1

    @property
    def used(self) -> set[int]:
        """Positions of the deeds that a claim stands at."""
        return {match.deed.at for match in self.matches.values()}

    @property
    def is_enough(self) -> bool:
        """Whether so much of the way stands in the timeline that the timeline speaks of it."""
        firm = [i for i in self.way if i.is_chained and i.claim.firm]
        found = sum(1 for item in firm if item.index in self.matches)
        return len(self.matches) >= _ENOUGH or (found > 0 and found >= _SHARE * len(firm))


def fit(claim: Claim, deed: Deed) -> Match | None:
    """Whether a claim's label is what a deed was done on."""
    if deed.action.verb not in FITS.get(claim.verb or "", ()):
        return None
    found = label_likeness(claim, deed.name)
    if found:
        return Match(deed, found)
    if label_likeness(claim, deed.asked) == Likeness.SAME:
        return Match(deed, Likeness.SAME, asked=True)
    return None


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


def place(way: Sequence[Item], timeline: Timeline) -> Placement:
    """Lay the labels of a way along a timeline, in order."""
    deeds = [d for d in timeline.deeds if d.action.verb in DOING]
    rows = [(item, [fit(item.claim, deed) for deed in deeds]) for item in way if item.is_chained]
    rows = [row for row in rows if any(row[1])]
    ranks = _ranks([matches for _, matches in rows])
    weights = [
        [
            _weight(item, match, way) - _NEAR * min(abs(row - ranks[column]), _FAR)
            if match
            else 0.0
            for column, match in enumerate(matches)
        ]
        for row, (item, matches) in enumerate(rows)
    ]
    placement = Placement(way, timeline)
    for r, c in heaviest_chain(weights):
        item, matches = rows[r]
        match = matches[c]
        assert match is not None
        placement.matches[item.index] = match
        placement.weight += weights[r][c]
    _tighten(placement)
    return placement


def _tighten(placement: Placement) -> None:
    """Move the first label to its last place before the second: nothing asks for an earlier one."""
    order = sorted(placement.matches)
    if len(order) < _TWO:
        return
    first, second = placement.matches[order[0]], placement.matches[order[1]]
    item = next(i for i in placement.way if i.index == order[0])
    for deed in placement.timeline.deeds:
        if first.deed.at < deed.at < second.deed.at:
            match = fit(item.claim, deed)
            if match and _weight(item, match, placement.way) >= _weight(item, first, placement.way):
                placement.matches[order[0]] = first = match
            elif _opens(item.claim, deed):
                placement.matches[order[0]] = first = Match(deed, Likeness.SAME)


def _opens(claim: Claim, deed: Deed) -> bool:
    """Whether a deed opens, by its address, the page that the label leads to and is headed with."""
    page = deed.action.page
    return (
        deed.action.verb == "open"
        and page is not None
        and any(label_likeness(claim, heading.name) == Likeness.SAME for heading in page.headings)
    )


def _ranks(rows: list[list[Match | None]]) -> list[int]:
    """The rank of each deed among those that some label fits."""
    ranks: list[int] = []
    for column in range(len(rows[0]) if rows else 0):
        fits = any(row[column] for row in rows)
        ranks.append(ranks[-1] + fits if ranks else 0)
    return ranks


def _weight(item: Item, match: Match, way: Sequence[Item]) -> float:
    """More for the same label than for a similar one; then what the page is about decides."""
    base = _ASKED if match.asked else _WEIGHTS[match.likeness]
    base -= _OPTIONAL if item.claim.optional else 0
    page = match.deed.action.page
    if page is None:
        return base
    shown = meaning(" ".join(heading.name for heading in page.headings))
    shared = shown & meaning(item.claim.sentence.text)
    return base + _CONTEXT * len(shared) / (len(shown) or 1) + _form(item, match, way)


def _form(item: Item, match: Match, way: Sequence[Item]) -> float:
    """What the fields named since the label before say for a button of their form."""
    fields: list[Claim] = []
    for other in way:
        if other.index >= item.index:
            break
        fields = [] if other.is_chained else fields
        if other.claim.kind == "field" and other.claim.firm:
            fields.append(other.claim)
    page = match.deed.action.page
    if not fields or page is None:
        return 0.0
    names = [element.name for element in page.controls]
    found = any(label_likeness(field, name) for field in fields for name in names)
    return _FIELDS if found else 0.0
