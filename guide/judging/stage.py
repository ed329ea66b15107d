"""A page on which somebody did something, or that somebody saw, and a clause laid on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.alignment.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.alignment.timelines import Deed, Timeline, Visit
    from guide.claims.clause import Word
    from guide.evidence.record import PageView


@dataclass(frozen=True)
class Stage:
    """A page on which somebody did something, or that somebody saw.

    Attributes:
        deed: what was done; None for a page that was only seen.
    """

    page: PageView
    actor: str
    shown: Shown
    at: int
    scenario: str
    deed: Deed | None = None


@dataclass(frozen=True)
class Staged:
    """A clause on the page that accounts for most of it; see ``Laid``."""

    stage: Stage | None
    left: tuple[Word, ...]
    expected: str | None = None
    against: tuple[Word, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every word is accounted for."""
        return self.stage is not None and not self.left and self.expected is None


def stages_between(timeline: Timeline, low: int, high: int) -> Iterator[Stage]:
    """The deeds and the pages of a stretch of a timeline; at its end a page is only seen."""
    name = timeline.scenario.name
    for deed in timeline.deeds:
        page = deed.action.page
        if low < deed.at < high and page is not None:
            yield Stage(page, deed.action.actor, deed.shown, deed.at, name, deed)
    for visit in timeline.visits:
        if low < visit.at <= high:
            yield seen(visit, name)


def seen(visit: Visit, scenario: str) -> Stage:
    """A page that somebody saw."""
    return Stage(visit.page, visit.moment.actor, visit.shown, visit.at, scenario)


def stage_of(shown: Shown, deed: Deed | None) -> Stage | None:
    """The page of a moment."""
    page = deed.action.page if deed and deed.at == shown.at else shown.moment.page
    if page is None:
        return None
    return Stage(page, shown.moment.actor, shown, shown.at, shown.scenario.name, deed)
