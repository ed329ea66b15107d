"""Plain text: lines, some of them wrapped, blank ones by the dozen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.documents.blocks import Block
from guide.documents.inline import Run, settle
from guide.documents.joining import join, too_long
from guide.documents.markers import marker_of
from guide.documents.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNDERLINE = re.compile(r"\s*(=|-|_|\*|~|–|—|#){3,}\s*$")
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_ENDED = re.compile(r"[.!?:;…][\s»”\"')\]]*$")
_NARROWEST, _LONGEST_TITLE = 50, 100


def read_plain(text: str) -> Iterator[Block]:
    """The paragraphs of a text; lines are counted as editors do, form feeds are none."""
    gap = 0
    waiting: tuple[Block, str] | None = None
    width = 0
    for number, raw in enumerate(_LINE_ENDS.split(text.replace("\f", " ")), start=1):
        inline = settle([Run(raw)])
        if not inline.text:
            gap += 1
            continue
        block = Block(inline, Place(line=number), gap=gap)
        if waiting is None:
            waiting, width, gap = (block, raw), len(raw), 0
            continue
        before, line = waiting
        if _UNDERLINE.match(raw):
            waiting = (_underlined(before, raw, gap), "")
        elif gap == 0 and _wraps(before, line, block, raw, width):
            waiting = (join(before, block), raw)
        else:
            yield before
            waiting, width = (block, raw), 0
        width, gap = max(width, len(raw)), 0
    if waiting is not None:
        yield waiting[0]


def _underlined(block: Block, line: str, gap: int) -> Block:
    """A line of signs makes a title of the line right above it, else it only parts."""
    if gap or len(block.text) > _LONGEST_TITLE or marker_of(block.text):
        return block
    level = 1 if line.strip()[0] in "=#*" else 2
    return Block(block.inline, block.place, "heading", level, gap=block.gap)


def _wraps(before: Block, line: str, block: Block, raw: str, width: int) -> bool:
    """Whether a line was broken because its next word would not have fitted."""
    if before.level is not None or marker_of(block.text) or not line or too_long(before):
        return False
    if _begins_step(before):
        return False
    word = block.text.split()[0]
    full = len(line.rstrip()) + 1 + len(word) > max(width, len(raw.rstrip()), _NARROWEST)
    return full and not (
        _ENDED.search(line[-_NARROWEST:]) and block.text[0].isupper() and _short(line, width)
    )


def _begins_step(block: Block) -> bool:
    """Whether a line holds a step's number and nothing else."""
    marker = marker_of(block.text)
    return marker is not None and not block.text[marker.end :].strip()


def _short(line: str, width: int) -> bool:
    return len(line.rstrip()) < width * 0.8
