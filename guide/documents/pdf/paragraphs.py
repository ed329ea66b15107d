"""Lines of a page made into paragraphs, by what stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.documents.blocks import Block
from guide.documents.inline import Inline, Run, settle
from guide.documents.joining import dangles, ended, join, too_long
from guide.documents.markers import marker_of
from guide.documents.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.documents.blocks import Cell
    from guide.documents.pdf.page import Line, Page

_LEADING = 1.75
"""Line heights between the feet of two lines of one paragraph, at most."""
_IN_CELL = 2.6
_MARGIN = 0.9
"""The part of a column's lines that must be shorter than its margin."""


def paragraphs_of(page: Page, lines: Sequence[Line], cell: Cell | None = None) -> Iterator[Block]:
    """The paragraphs of a page, or of one cell of a table on it."""
    for column in _columns(lines):
        margin = _margin(column)
        before: tuple[Line, Block] | None = None
        for line in column:
            block = _block(page, line, before[0] if before else None, cell)
            if before and _wraps(*before, line, margin):
                before = line, join(before[1], block)
                continue
            if before:
                yield before[1]
            before = line, block
        if before:
            yield before[1]


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in their order, parted where the next one stands higher on the page."""
    column: list[Line] = []
    for line in lines:
        if column and line.box.bottom > column[-1].box.top:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _margin(column: Sequence[Line]) -> float:
    """Where most full lines of a column end."""
    ends = sorted(line.box.right for line in column)
    return ends[min(int(_MARGIN * len(ends)), len(ends) - 1)]


def _block(page: Page, line: Line, before: Line | None, cell: Cell | None) -> Block:
    gap = 0
    if before is not None:
        height = max(line.size, 1.0)
        gap = max(round((before.box.bottom - line.box.bottom) / (1.2 * height)) - 1, 0)
    kind = "cell" if cell else "text"
    place = Place(page=page.number)
    return Block(inline_of(line), place, kind, gap=gap, cell=cell, size=line.size)


def inline_of(line: Line) -> Inline:
    """The text of a line with its emphasis."""
    runs: list[Run] = []
    for word in line.words:
        if runs:
            both = runs[-1].emphasis & word.stretches[0][1]
            runs.append(Run(" ", both))
        runs.extend(Run(text, looks) for text, looks in word.stretches)
    return settle(runs)


def _wraps(before: Line, paragraph: Block, line: Line, margin: float) -> bool:
    """Whether a line goes on with the paragraph above it, broken for want of room."""
    if abs(before.size - line.size) > 0.5 or marker_of(line.text) or too_long(paragraph):  # noqa: PLR2004
        return False
    leading = _IN_CELL if paragraph.cell else _LEADING
    if before.box.bottom - line.box.bottom > leading * max(before.size, 1.0):
        return False
    marker = marker_of(paragraph.text)
    if marker and not paragraph.text[marker.end :].strip():
        return marker.kind == "bullet"
    text = paragraph.text
    if dangles(text) or (not ended(text) and line.text[0].islower()):
        return True
    word = line.words[0].box
    return before.box.right + (word.right - word.left) > margin
