"""Headings that no style names: larger letters than the text around them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.documents.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.documents.blocks import Block

_LARGER = 1.15
_LONGEST = 100
_UNSTYLED = 10
"""Levels of headings known by their size alone begin here, below those that have a style."""


def rank_by_size(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; short ones in larger letters than most become headings, ranked by size."""
    letters = Counter[float]()
    for block in blocks:
        if block.size is not None and block.kind != "furniture":
            letters[block.size] += len(block.text)
    if not letters:
        yield from blocks
        return
    body = letters.most_common(1)[0][0]
    sizes = sorted({b.size for b in blocks if _stands_out(b, body) and b.size}, reverse=True)
    for block in blocks:
        if _stands_out(block, body) and block.size is not None:
            level = _UNSTYLED + sizes.index(block.size)
            plain = tuple(mark for mark in block.inline.marks if mark.emphasis == "link")
            inline = replace(block.inline, marks=plain)
            yield replace(block, inline=inline, level=level, kind="heading")
        else:
            yield block


def _stands_out(block: Block, body: float) -> bool:
    if block.size is None or block.size < _LARGER * body or block.level is not None:
        return False
    if block.kind in {"furniture", "cell"} or block.marker or not block.text:
        return False
    marker = marker_of(block.text)
    ended = block.text[-1] in ".;,"
    return len(block.text) <= _LONGEST and not ended and (not marker or marker.kind != "bullet")
