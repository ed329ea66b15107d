"""Lines within one paragraph: those that begin with a number or a bullet stand alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.documents.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.documents.blocks import Block
    from guide.documents.inline import Inline
    from guide.documents.model import Place


def split_lines(block: Block, lines: Sequence[tuple[Inline, Place]]) -> Iterator[Block]:
    """Blocks like ``block`` made of its lines; pictures and marker go with the first."""
    current: Block | None = None
    for inline, place in lines:
        if current is None:
            current = replace(block, inline=inline, place=place)
        elif inline.text and current.text and marker_of(inline.text) and block.level is None:
            yield current
            current = replace(block, inline=inline, place=place, marker=None, pictures=0, gap=0)
        elif inline.text:
            current = replace(current, inline=current.inline.joined(inline, place))
    if current is not None:
        yield current
