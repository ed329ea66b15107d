"""Document, scenario, portal: the labels that stand in only one of the three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.labels import likeness
from guide.alignment.placing import label_likeness
from guide.alignment.timelines import DOING, FILLING
from guide.judging.verdicts import Alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.alignment.timelines import Timeline
    from guide.claims.model import Claim
    from guide.judging.verdicts import Judged

_PRESSED = frozenset({"button", "link"})
_SELDOM = 2
"""On more pages than this, a control belongs to their frame."""


def alone(judged: Iterable[Judged], timelines: Sequence[Timeline]) -> Alone:
    """What one of the three has and the two others lack.

    Args:
        judged: the claims of the document.
        timelines: those that it follows.
    """
    claims = [j for j in judged if j.claim.kind in {"label", "field"} and j.claim.firm]
    said = [j.claim for j in claims]
    asked = _unique(name for timeline in timelines for name in _asked(timeline))
    offered = _unique(
        e.name for timeline in timelines for s in timeline.visits for e in s.page.elements if e.name
    )
    pressed = _unique(name for timeline in timelines for name in _of_their_page(timeline))
    used = _unique(
        d.name for timeline in timelines for d in timeline.deeds if d.action.verb in DOING | FILLING
    )
    return Alone(
        document=_unique(
            j.claim.text
            for j in claims
            if j.verdict == "missing" and not any(likeness(j.claim.text, name) for name in asked)
        ),
        scenario=tuple(
            name for name in asked if not _is_said(name, said) and not _is_among(name, offered)
        ),
        portal=tuple(
            name for name in pressed if not _is_said(name, said) and not _is_among(name, used)
        ),
    )


def _of_their_page(timeline: Timeline) -> Iterable[str]:
    """Buttons and links that belong to a page, rather than to the head or foot of every one."""
    paths: dict[str, set[str]] = {}
    for visit in timeline.visits:
        for element in visit.page.controls:
            if element.role in _PRESSED:
                paths.setdefault(element.name, set()).add(visit.page.path)
    return [name for name, where in paths.items() if len(where) <= _SELDOM]


def _asked(timeline: Timeline) -> Iterable[str]:
    """What a scenario calls the controls that it names, found or not."""
    yield from (deed.asked for deed in timeline.deeds if deed.action.verb in DOING | FILLING)
    yield from (
        str(fault.details["label"]) for _, fault in timeline.faults if fault.details.get("label")
    )


def _is_said(name: str, claims: Iterable[Claim]) -> bool:
    return any(label_likeness(claim, name) for claim in claims)


def _is_among(name: str, names: Iterable[str]) -> bool:
    return any(likeness(name, other) or likeness(other, name) for other in names)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
