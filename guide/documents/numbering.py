"""Which numbers of a text are those of its steps, and where they begin anew."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from guide.documents.entries import telling
from guide.documents.titles import LIKELY, likeness
from guide.documents.wording import instructs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.documents.entries import Entry

Run = list[int]
"""Positions of the entries that begin the steps of one procedure."""


_FIRST = (0, 1)


def runs_of_steps(entries: Sequence[Entry]) -> list[Run]:
    """The steps that are numbered, one run for each procedure; none if nothing is numbered."""
    for kind in ("step", "row"):
        found = [at for at, entry in enumerate(entries) if _is(entry, kind) and _named(entry)]
        if found:
            return _runs(entries, found, nested=False)
    for members in _groups(entries):
        if _counts(entries, members) and not heads(entries, members):
            return _runs(entries, members, nested=True)
    return []


def heads(entries: Sequence[Entry], members: Sequence[int]) -> bool:
    """Whether numbered titles have numbered steps of their own under most of them.

    Titles in the style of one also do when there are more steps below than titles.
    """
    ends = [*members[1:], len(entries)]
    inner = [entries[at + 1 : end] for at, end in zip(members, ends, strict=True)]
    if 2 * sum(map(_has_steps, inner)) > len(members):
        return True
    titles = all(entries[at].block.level is not None for at in members)
    return titles and sum(map(_count_of_steps, inner)) > len(members)


def _count_of_steps(entries: Sequence[Entry]) -> int:
    """How many steps the longest list has that tells what to do."""
    lists = (members for members in _groups(entries) if _counts(entries, members))
    return max(map(len, lists), default=0)


def _has_steps(entries: Sequence[Entry]) -> bool:
    if any(_is(entry, "step") and _named(entry) for entry in entries):
        return True
    return any(_counts(entries, members) for members in _groups(entries))


def _is(entry: Entry, kind: str) -> bool:
    return entry.marker is not None and entry.marker.kind == kind


def _named(entry: Entry) -> bool:
    return entry.marker is not None and entry.marker.sign != "phase"


def _groups(entries: Sequence[Entry]) -> list[list[int]]:
    """Positions of the numbers that belong together, by their first appearance."""
    groups: dict[object, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.marker and entry.marker.kind in {"number", "step", "row"}:
            groups.setdefault(entry.group, []).append(at)
    return list(groups.values())


def _counts(entries: Sequence[Entry], members: Sequence[int]) -> bool:
    """Whether the numbers begin at zero or one, go up, and mostly tell what to do."""
    values = [_value(entries[at]) for at in members]
    if values[0][-1] not in _FIRST or not any(one < other for one, other in pairwise(values)):
        return False
    ends = [*members[1:], len(entries)]
    told = sum(telling(entries[at:end]) for at, end in zip(members, ends, strict=True))
    return 2 * told >= len(members)


def _value(entry: Entry) -> tuple[int, ...]:
    return entry.marker.value if entry.marker else ()


def _runs(entries: Sequence[Entry], members: Sequence[int], *, nested: bool) -> list[Run]:
    """Branch the positions where the numbers begin anew; with ``nested``, pass over inner lists."""
    runs: list[Run] = []
    last: tuple[int, ...] = ()
    resumes = 0
    for place, at in enumerate(members):
        if place < resumes:
            continue
        value = _value(entries[at])
        titled = bool(runs) and value <= last and _titled(entries, members, place)
        again = bool(runs) and value <= last and (titled or value[-1] in _FIRST)
        if again and nested and not titled:
            resumes = _after_inner_list(entries, members, place, _next(last))
            if resumes:
                continue
        if not runs or again:
            runs.append([])
        runs[-1].append(at)
        last = value
    return runs


def _after_inner_list(
    entries: Sequence[Entry], members: Sequence[int], place: int, following: tuple[int, ...]
) -> int:
    """Where the steps go on with ``following`` after a list inside one of them; 0 if nowhere.

    The items of such a list count up from one, and mostly tell nothing to do.
    """
    inner = _value(entries[members[place]])
    for later in range(place, len(members)):
        value = _value(entries[members[later]])
        if value == following and not (value == inner and _comes(entries, members, later + 1)):
            items = [entries[at].rest.text for at in members[place:later]]
            return later if 2 * sum(map(instructs, items)) <= len(items) else 0
        if value != inner:
            return 0
        inner = _next(inner)
    return 0


def _comes(entries: Sequence[Entry], members: Sequence[int], place: int) -> bool:
    """Whether the number right before this place comes once more, before any new beginning."""
    wanted = _value(entries[members[place - 1]])
    for at in members[place:]:
        value = _value(entries[at])
        if value == wanted or value[-1] == 1:
            return value == wanted
    return False


def _next(value: tuple[int, ...]) -> tuple[int, ...]:
    number = value[:-2] if 0 in value else value
    return (*number[:-1], number[-1] + 1)


def _titled(entries: Sequence[Entry], members: Sequence[int], place: int) -> bool:
    """Whether a title stands between this number and the one before it."""
    first = members[place - 1] + 1 if place else 0
    return any(
        entry.marker is None and likeness(entry) >= LIKELY
        for entry in entries[first : members[place]]
    )
