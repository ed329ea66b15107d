"""What the pages at a claim's place offer: headings, titles, controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.labels import Likeness
from guide.alignment.placing import label_likeness
from guide.claims.meaning import meaning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.alignment.shown import Shown
    from guide.alignment.timelines import Timeline, Visit
    from guide.claims.model import Claim
    from guide.evidence.record import Element

_FIELD_ROLES = {"textbox", "combobox", "spinbutton", "searchbox", "listbox", "checkbox", "radio"}
_SHARE = 0.5


def visits_between(timeline: Timeline, low: int, high: int) -> list[Visit]:
    """The pages seen from one position of a timeline to another, both included."""
    return [visit for visit in timeline.visits if low <= visit.at <= high]


def offered(claim: Claim, visits: Iterable[Visit]) -> tuple[Likeness, str, Shown] | None:
    """The element of these pages that is most like a claim's label; None when none is."""
    best: tuple[Likeness, str, Shown] | None = None
    for visit in visits:
        for element in _elements(claim, visit):
            found = label_likeness(claim, element.name)
            if found and (best is None or found > best[0]):
                best = (found, element.name, visit.showing(element))
            if best and best[0] == Likeness.SAME:
                return best
        if best is None and claim.verb == "see":
            title = visit.page.title.split(" – ")[0]
            if found := label_likeness(claim, title):
                best = (found, title, visit.shown)
    return best


def closest(claim: Claim, visits: Iterable[Visit]) -> tuple[str, Shown] | None:
    """The element that shares most of a label's content words; at least half of them."""
    wanted = meaning(claim.text)
    best: tuple[float, str, Shown] | None = None
    for visit in visits:
        named = visit.page.headings if claim.verb == "see" else _elements(claim, visit)
        for element in named:
            name = meaning(element.name)
            if not wanted or not name:
                continue
            share = len(wanted & name) / max(len(wanted), len(name))
            if share >= _SHARE and (best is None or share > best[0]):
                best = (share, element.name, visit.showing(element))
    return (best[1], best[2]) if best else None


def _elements(claim: Claim, visit: Visit) -> Iterable[Element]:
    if claim.verb == "see":
        return visit.page.elements
    if claim.kind == "field":
        return [e for e in visit.page.controls if e.role in _FIELD_ROLES]
    return visit.page.controls
