"""Where a sentence stands: the pages around it, the walks that its procedure follows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from guide.alignment.labels import likeness
from guide.judging.stage import stage_of, stages_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from guide.alignment.facts import Fact
    from guide.alignment.items import Item
    from guide.alignment.placement import Placement
    from guide.alignment.shown import Shown
    from guide.alignment.timelines import Timeline
    from guide.alignment.unexplained import Alignment
    from guide.claims.clause import Word
    from guide.french.vocabulary import Vocabulary
    from guide.judging.laying import Shelf
    from guide.judging.stage import Stage
    from guide.judging.verdicts import Judged


@dataclass(frozen=True)
class Here:
    """What is known of one sentence.

    Attributes:
        items: its claims as they stand in the procedure.
        judged: the verdicts of its labels, by where they begin.
        labels: names of the controls that its labels were found to be, by where they begin.
    """

    items: Sequence[Item]
    judged: Mapping[int, Judged]
    labels: dict[int, str]

    def is_place(self, word: Word) -> bool:
        """Whether a label says where, and is not used."""
        return word.start not in self.judged or self.judged[word.start].claim.verb == "see"


class Ground:
    """The facts of a run, and how one procedure lies along its walks."""

    def __init__(
        self,
        shelf: Shelf,
        timelines: Sequence[Timeline],
        alignments: Sequence[tuple[Sequence[Item], Sequence[Alignment]]],
    ) -> None:
        self.shelf = shelf
        self.vocabulary: Vocabulary = shelf.vocabulary
        self.timelines = {timeline.scenario.id: timeline for timeline in timelines}
        self._alignments = alignments
        self._stretches: dict[tuple[str, int, int], Sequence[Stage]] = {}

    def stage(self, shown: Shown, name: str) -> Stage | None:
        """The page of a moment, with what was done there, then or in another walk."""
        page, own = shown.moment.page, self.timelines.get(shown.scenario.id)
        if own is None or page is None:
            return None
        named = [d for d in own.deeds if likeness(name, d.name) or d.at == shown.at]
        if named:
            deed = min(named, key=lambda d: (not likeness(name, d.name), abs(d.at - shown.at)))
            return stage_of(shown if deed.at == shown.at else deed.shown, deed)
        others = (d for timeline in self.timelines.values() for d in timeline.deeds)
        other = next((d for d in others if d.action.page and likeness(name, d.name)), None)
        return stage_of(other.shown, other) if other else stage_of(shown, None)

    def own(self, items: Sequence[Item]) -> list[Stage]:
        """The pages on which the labels of the section of a sentence were found to be used."""
        found: list[Stage] = []
        for (way, _), used in zip(self._alignments, self._used, strict=True):
            item = next((item for item in items if item in way), None)
            found += used.get(item.section, ()) if item is not None else ()
        return found

    @cached_property
    def _used(self) -> list[dict[int, list[Stage]]]:
        """For each way, the pages on which its labels were found to be used, by section."""
        found: list[dict[int, list[Stage]]] = []
        for _, alignments in self._alignments:
            used: dict[int, list[Stage]] = {}
            for alignment in alignments:
                sections = {one.index: one.section for one in alignment.placement.way}
                for index, match in alignment.placement.matches.items():
                    if (stage := stage_of(match.deed.shown, match.deed)) is not None:
                        used.setdefault(sections[index], []).append(stage)
            found.append(used)
        return found

    def walks(self) -> list[Timeline]:
        """The walks that the procedure follows, best first."""
        return [alignments[0].placement.timeline for _, alignments in self._alignments]

    def timeline(self, stage: Stage) -> Timeline | None:
        """The timeline of the scenario that a page belongs to."""
        return self.timelines.get(stage.shown.scenario.id)

    def comes_later(self, items: Sequence[Item], fact: Fact) -> bool:
        """Whether every walk that shows a fact shows it after where a sentence stands."""
        shown = dict(fact.seen)
        later: list[bool] = []
        for way, alignments in self._alignments:
            item = next((item for item in items if item in way), None)
            for rank, alignment in enumerate(alignments if item is not None else ()):
                placement = alignment.placement
                at = shown.get(placement.timeline.scenario.id)
                if item is not None and placement.is_enough and at is not None:
                    high = placement.section_bounds(item)[1]
                    later.append(at > (min(high, _next_deed(placement, item)) if rank else high))
        return bool(later) and all(later)

    def near(self, items: Sequence[Item], *, best: bool = False) -> Iterator[Stage]:
        """The pages between which the section of a sentence stands, in every walk it follows.

        Args:
            items: the claims of the sentence.
            best: whether only the walk counts that fits best.
        """
        for way, alignments in self._alignments:
            item = next((item for item in items if item in way), None)
            followed = alignments[:1] if best else alignments
            for alignment in followed if item is not None else ():
                placement = alignment.placement
                if item is None or not placement.is_enough:
                    continue
                low, high = placement.section_bounds(item)
                yield from self._between(placement.timeline, low, high)

    def _between(self, timeline: Timeline, low: int, high: int) -> Sequence[Stage]:
        """The stages of a stretch, made once for all the sentences that stand there."""
        key = (timeline.scenario.id, low, high)
        if key not in self._stretches:
            self._stretches[key] = tuple(stages_between(timeline, low, high))
        return self._stretches[key]


def _next_deed(placement: Placement, item: Item) -> float:
    """Where a walk goes on after what a document has told of it by the end of a section."""
    sections = {one.index: one.section for one in placement.way}
    told = [m.deed.at for i, m in placement.matches.items() if sections[i] <= item.section]
    last = max(told, default=-1)
    return next((deed.at for deed in placement.timeline.done if deed.at > last), inf)
