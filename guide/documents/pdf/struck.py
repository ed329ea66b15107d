"""Words of a PDF that a line strikes out: nothing but the drawing tells them from the rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from guide.documents.pdf.page import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.documents.pdf.page import Box, Edge, Line

_LOW, _HIGH = 0.25, 0.7
"""The part of the height of a line of writing that a strike crosses; an underline lies lower."""
_COVERED = 0.6
"""The part of a word's width that must be crossed."""


def without_struck(lines: Sequence[Line], edges: Sequence[Edge]) -> Iterator[Line]:
    """The lines without the words that are struck out; those of struck words alone are left out."""
    level = sorted((edge.box for edge in edges if edge.level), key=lambda box: box.bottom)
    heights = [box.bottom for box in level]
    for line in lines:
        foot, height = line.box.bottom, line.box.height
        first = bisect_left(heights, foot + _LOW * height)
        last = bisect_right(heights, foot + _HIGH * height)
        strikes = level[first:last]
        kept = [word for word in line.words if not _is_struck(word.box, strikes)]
        if len(kept) == len(line.words):
            yield line
        elif kept:
            yield line_of(kept, line.size)


def _is_struck(word: Box, strikes: Sequence[Box]) -> bool:
    width = word.right - word.left
    crossed = (min(word.right, box.right) - max(word.left, box.left) for box in strikes)
    return any(part >= _COVERED * width for part in crossed if width > 0)
