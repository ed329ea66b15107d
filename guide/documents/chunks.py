"""A document parted at the headings of its procedures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guide.documents.entries import Entry
from guide.documents.numbering import heads, runs_of_steps
from guide.documents.wording import instructs

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALONE = 3
"""Instructions that make a procedure of a chapter without numbers beside numbered ones."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Entries, and the position of their title where the headings of several chunks tell it."""

    entries: list[Entry]
    title: int | None = None


def chunks_of(entries: Sequence[Entry]) -> list[Chunk]:
    """The chapters, each with the steps of one procedure or of several with equal numbers.

    A chapter that tells nothing to do goes with the one after it at the beginning, else with the
    one before it; so does one whose numbers go on where the chapter before ended.
    """
    if not entries:
        return []
    entries = _raised(entries)
    chapters = _chapters(entries)
    numbered = any(runs_of_steps(chapter) for chapter in chapters)
    chunks: list[Chunk] = []
    opening: list[Entry] = []
    for chapter in chapters:
        if not _stands_alone(chapter, numbered=numbered):
            (chunks[-1].entries if chunks else opening).extend(chapter)
        elif chunks and _goes_on(chapter, chunks[-1].entries):
            chunks[-1].entries.extend(chapter)
        else:
            title = len(opening) if chapter[0].heading else None
            chunks.append(Chunk([*opening, *chapter], title))
            opening = []
    return chunks if len(chunks) > 1 else [Chunk(list(entries))]


def _raised(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; numbered titles that head numbered steps are headings, not steps."""
    groups: dict[object, list[int]] = {}
    for at, entry in enumerate(entries):
        marker = entry.marker
        if marker and (marker.kind in {"number", "roman"} or marker.sign == "phase"):
            groups.setdefault(entry.group, []).append(at)
    raised = {
        at
        for members in groups.values()
        if len(members) > 1 and heads(entries, members)
        for at in members
        if not instructs_with_label(entries[at])
    }
    return [_as_heading(entry) if at in raised else entry for at, entry in enumerate(entries)]


def instructs_with_label(entry: Entry) -> bool:
    """Whether a numbered text is too much of an instruction to be a title."""
    return "«" in entry.rest.text or entry.rest.text.endswith(".")


def _as_heading(entry: Entry) -> Entry:
    level = entry.block.level if entry.block.level is not None else 1
    return Entry(replace(entry.block, level=level, kind="heading"), None, entry.rest)


def _chapters(entries: Sequence[Entry]) -> list[list[Entry]]:
    levels = [e.block.level for e in entries if e.heading and e.block.level is not None]
    top = next((level for level in sorted(set(levels)) if levels.count(level) > 1), None)
    if top is None:
        return [list(entries)]
    chapters: list[list[Entry]] = [[]]
    for entry in entries:
        if (
            entry.heading
            and entry.block.level is not None
            and entry.block.level <= top
            and chapters[-1]
        ):
            chapters.append([])
        chapters[-1].append(entry)
    return chapters


def _stands_alone(chapter: Sequence[Entry], *, numbered: bool) -> bool:
    if runs_of_steps(chapter):
        return True
    told = sum(instructs(entry.rest.text) for entry in chapter)
    return told >= (_ALONE if numbered else 1)


def _goes_on(chapter: Sequence[Entry], before: Sequence[Entry]) -> bool:
    """Whether the chapter's numbers begin above one, or follow those of the one before."""
    runs = runs_of_steps(chapter)
    first = chapter[runs[0][0]] if runs else next((e for e in chapter if _is_number(e)), None)
    if first is None or first.marker is None or first.marker.value[-1] <= 1:
        return False
    last = [e.marker.value for e in before if e.marker and e.group == first.group]
    return bool(runs) or (bool(last) and last[-1] < first.marker.value)


def _is_number(entry: Entry) -> bool:
    return entry.marker is not None and entry.marker.kind in {"number", "step"}
