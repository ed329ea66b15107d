"""Blocks with the marker in front of them told apart from their text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guide.documents.markers import TICK, Marker, marker_of
from guide.documents.model import Paragraph
from guide.documents.quotes import quoted
from guide.documents.wording import instructs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.documents.blocks import Block
    from guide.documents.inline import Inline
    from guide.documents.model import Kind

_BARE = re.compile(r"(?P<number>\d{1,2})\s+(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Entry:
    """A block; ``rest`` is its text after the marker."""

    block: Block
    marker: Marker | None
    rest: Inline

    @property
    def heading(self) -> bool:
        """Whether it is a heading without a number."""
        return self.block.level is not None and self.marker is None

    @property
    def group(self) -> tuple[object, ...]:
        """What the numbers of one list share: their sign, and where they stand."""
        sign = self.marker.sign if self.marker else ""
        kind = self.marker.kind if self.marker else ""
        column = self.block.cell.column if self.block.cell else -1
        nested = self.marker.number.count(".") if self.marker and kind == "number" else 0
        return kind, sign, self.block.level, self.block.depth, column, nested

    def paragraph(self, kind: Kind | None = None) -> Paragraph:
        """The paragraph it makes, its quotes marked; a heading bold as a whole has no emphasis."""
        rest = self.rest
        kind = kind or self._kind()
        own = [m for m in rest.marks if kind != "heading" or m.end - m.start < len(rest.text)]
        marks = (*own, *quoted(rest.text))
        return Paragraph(
            rest.text,
            self.block.place,
            kind,
            tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))),
            self.block.pictures,
            self.marker.number if self.marker else None,
            rest.breaks,
        )

    def _kind(self) -> Kind:
        if self.block.level is not None:
            return "heading"
        return "item" if self.marker and self.block.kind == "text" else self.block.kind


def entry_of(block: Block) -> Entry:
    """Tell the marker of a block, whether its text carries it or its format counts it."""
    if block.apart:
        return Entry(block, None, block.inline)
    marker = marker_of(block.text)
    if marker and (not block.marker or marker.kind in {"step", "case"}):
        return Entry(block, marker, block.inline.cut(marker.end))
    rest = block.inline.cut(marker.end) if marker and marker.sign == TICK else block.inline
    marker = marker_of(block.marker) if block.marker else None
    return Entry(block, replace(marker, end=0) if marker else None, rest)


def with_bare_numbers(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; headings « 1 Ouvrir », « 2 Choisir » of one rank that count up are numbered."""
    ranks: dict[int, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.heading and entry.block.level is not None and _BARE.match(entry.rest.text):
            ranks.setdefault(entry.block.level, []).append(at)
    numbered = list(entries)
    for members in ranks.values():
        markers = [_bare_marker(entries[at]) for at in members]
        if [marker.number for marker in markers] != [str(n + 1) for n in range(len(members))]:
            continue
        for at, marker in zip(members, markers, strict=True):
            rest = entries[at].block.inline.cut(marker.end)
            numbered[at] = Entry(entries[at].block, marker, rest)
    return numbered


def _bare_marker(entry: Entry) -> Marker:
    found = _BARE.match(entry.rest.text)
    assert found is not None
    return Marker("number", found["number"], "", found.end())


def telling(entries: Sequence[Entry]) -> bool:
    """Whether any of them says what to do."""
    return any(instructs(entry.rest.text) for entry in entries)


def paragraphs(entries: Iterable[Entry]) -> tuple[Paragraph, ...]:
    """Each entry as a paragraph."""
    return tuple(entry.paragraph() for entry in entries)
