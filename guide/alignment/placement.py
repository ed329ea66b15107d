"""Where the labels of a document stand in a timeline, and between what the others must stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guide.alignment.items import Item
    from guide.alignment.labels import Likeness
    from guide.alignment.timelines import Deed, Timeline

_ENOUGH = 3
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


@dataclass(frozen=True)
class Placement:
    """One way through a document laid along one timeline.

    Attributes:
        matches: what stands at a deed, by the index of its item.
    """

    way: Sequence[Item]
    timeline: Timeline
    matches: Mapping[int, Match] = field(default_factory=dict[int, Match])
    weight: float = 0

    def bounds(self, item: Item) -> tuple[int, int]:
        """Between which positions of the timeline a claim stands: its matched neighbours'."""
        return self._around_claims.between(item.index, self.end)

    def section_bounds(self, item: Item) -> tuple[int, int]:
        """Between which positions the claim's whole section stands."""
        return self._around_sections.between(item.section, self.end)

    @cached_property
    def end(self) -> int:
        """A position behind the timeline's last moment."""
        return max((s.at for s in self.timeline.visits), default=0) + 1

    @cached_property
    def used(self) -> frozenset[int]:
        """Positions of the deeds that a claim stands at."""
        return frozenset(match.deed.at for match in self.matches.values())

    @cached_property
    def is_enough(self) -> bool:
        """Whether so much of the way stands in the timeline that the timeline speaks of it."""
        firm = [i for i in self.way if i.is_chained and i.claim.firm]
        found = sum(1 for item in firm if item.index in self.matches)
        return len(self.matches) >= _ENOUGH or (found > 0 and found >= _SHARE * len(firm))

    @cached_property
    def _around_claims(self) -> _Neighbours:
        return _Neighbours((i, m.deed.at) for i, m in self.matches.items())

    @cached_property
    def _around_sections(self) -> _Neighbours:
        sections = {item.index: item.section for item in self.way}
        return _Neighbours((sections[i], m.deed.at) for i, m in self.matches.items())


class _Neighbours:
    """Positions by rank: the last one before a rank, the first one after it."""

    def __init__(self, ranked: Iterable[tuple[int, int]]) -> None:
        pairs = sorted(ranked)
        self._ranks = [rank for rank, _ in pairs]
        self._before = [*accumulate((at for _, at in pairs), max)]
        self._after = [*accumulate((at for _, at in reversed(pairs)), min)][::-1]

    def between(self, rank: int, end: int) -> tuple[int, int]:
        """Positions around a rank: -1 where none is before it, ``end`` where none is after it."""
        left, right = bisect_left(self._ranks, rank), bisect_right(self._ranks, rank)
        before = self._before[left - 1] if left else -1
        return before, self._after[right] if right < len(self._ranks) else end
