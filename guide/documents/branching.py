"""The parts of a step: what all do, then the ways that part from it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from guide.documents.entries import paragraphs
from guide.documents.model import Branch
from guide.documents.wording import instructs, opens_a_way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.documents.entries import Entry

_COLON = re.compile(r"\s:\s|:\s")


def parts_of(entries: Sequence[Entry]) -> tuple[Branch, ...]:
    """The common part, then each sub-branch; a list of choices or fields is no branch."""
    members = next((group for group in _groups(entries) if _parts(entries, group)), None)
    if members is None:
        return (Branch(paragraphs(entries)),)
    ends = [*members[1:], len(entries)]
    ways = (entries[at:end] for at, end in zip(members, ends, strict=True))
    return (Branch(paragraphs(entries[: members[0]])), *map(_branch, ways))


def _groups(entries: Sequence[Entry]) -> list[list[int]]:
    """Positions of the markers that could begin branches, list by list."""
    groups: dict[object, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.marker and entry.marker.kind not in {"bullet", "step", "row"}:
            groups.setdefault(entry.group, []).append(at)
        elif opens_a_way(entry.rest.text) and (entry.heading or _is_bold_line(entry)):
            groups.setdefault(entry.block.level, []).append(at)
    return [group for group in groups.values() if len(group) > 1]


def _parts(entries: Sequence[Entry], members: Sequence[int]) -> bool:
    """Whether these markers begin ways of their own, and not the items of a list."""
    own = [entries[at] for at in members]
    ways = sum(opens_a_way(entry.rest.text) or _is_case(entry) for entry in own)
    between = (entry for at, end in pairwise(members) for entry in entries[at + 1 : end])
    if any(entry.rest.text for entry in between):
        titles = sum(not instructs(entry.rest.text) for entry in own)
        return 2 * max(titles, ways) >= len(members)
    return 2 * ways >= len(members) and all(instructs(entry.rest.text) for entry in own)


def _is_bold_line(entry: Entry) -> bool:
    """Whether a line is bold from end to end, as titles without a style are."""
    text = entry.rest.text
    if entry.block.apart:
        return False
    whole = any(m.emphasis == "bold" and m.end - m.start == len(text) for m in entry.rest.marks)
    return whole and not entry.marker and not text.endswith(".") and not instructs(text)


def _is_case(entry: Entry) -> bool:
    return entry.marker is not None and entry.marker.kind == "case"


def _branch(entries: Sequence[Entry]) -> Branch:
    opening = entries[0]
    text = opening.rest.text
    title = _COLON.split(text, maxsplit=1)[0] if instructs(text) else text
    alone = opening.paragraph("item" if instructs(text) else "heading")
    marker = opening.marker.number if opening.marker else None
    return Branch((alone, *paragraphs(entries[1:])), marker, title.rstrip(" :.") or None)
