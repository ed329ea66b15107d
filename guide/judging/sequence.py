"""In which order a sentence says that things are done, against the order of the run."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from guide.alignment.labels import likeness
from guide.alignment.timelines import DOING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guide.alignment.timelines import Timeline
    from guide.claims.clause import Clause, Word
    from guide.judging.verdicts import Judged


def out_of_order(
    clauses: Sequence[Clause],
    judged: Mapping[int, Judged],
    followed: Sequence[Timeline],
    timelines: Iterable[Timeline],
) -> tuple[Word, ...] | None:
    """Two labels of a sentence that no walk used in that order; None when there are none.

    Args:
        clauses: of the sentence.
        judged: its labels with the moments at which they stand, by where they begin.
        followed: the walks that the document follows; they decide where they pass both.
        timelines: every walk.
    """
    labels = [word for word in _told(clauses) if word.start in judged]
    walks = list(timelines)
    used = [word for word in labels if _is_used(judged[word.start], walks)]
    for one, other in pairwise(used):
        first, second = _name(judged[one.start]), _name(judged[other.start])
        passed = [w for w in followed if _uses(first, w) and _uses(second, w)]
        if not any(_follows(first, second, walk) for walk in passed or walks):
            return (one, other)
    return None


def _follows(first: str, second: str, walk: Timeline) -> bool:
    """Whether a walk used one control and then the other, or used the one first."""
    used = [deed for deed in walk.deeds if deed.action.verb in DOING]
    if any(likeness(first, a.name) and likeness(second, b.name) for a, b in pairwise(used)):
        return True
    ones = [rank for rank, deed in enumerate(used) if likeness(first, deed.name)]
    others = [rank for rank, deed in enumerate(used) if likeness(second, deed.name)]
    return bool(ones and others) and min(ones) < min(others)


def _name(judged: Judged) -> str:
    return judged.offered or judged.claim.text


def _is_used(judged: Judged, walks: Sequence[Timeline]) -> bool:
    """Whether somebody used the control in any walk."""
    if judged.claim.verb not in {"press", "tick", "choose"} or judged.shown is None:
        return False
    return any(_uses(_name(judged), walk) for walk in walks)


def _uses(name: str, walk: Timeline) -> bool:
    return any(likeness(name, d.name) for d in walk.deeds if d.action.verb in DOING)


def _told(clauses: Sequence[Clause]) -> list[Word]:
    """The labels in the order in which they are said to be used: « avant de » turns it round."""
    ordered: list[Word] = []
    later: list[Word] = []
    for clause in clauses:
        labels = {word for word in clause.words() if word.is_label}
        words = sorted(labels, key=lambda word: word.start)
        into = later if clause.introduced == "avant" else ordered
        into += words
    return [*ordered, *later]
