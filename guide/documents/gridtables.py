"""Grid tables of Pandoc's Markdown: borders of ``+---+``, cells that hold whole blocks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_BORDER = re.compile(r"\+(?:[-=:]{2,}\+)+\s*$")
_PARTLY = re.compile(r"[+|].*\+[-=:]{2,}\+.*[+|]\s*$")
"""A line between two rows, some of whose cells reach over it."""


def enable(parser: MarkdownIt) -> None:
    """Let a parser read grid tables, with the tokens of any other table."""
    parser.block.ruler.before(
        "paragraph", "grid_table", _rule, {"alt": ["paragraph", "list", "blockquote"]}
    )


def _rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    lines = list(_lines(state, first, last))
    if len(lines) < 3 or not _BORDER.match(lines[-1]):  # noqa: PLR2004
        return False
    if silent:
        return True
    state.push("table_open", "table", 1).map = [first, first + len(lines)]
    for top, bottom in _rows(lines):
        state.push("tr_open", "tr", 1)
        for cell in _cells(lines, top, bottom):
            _cell(state, cell, first + top)
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)
    state.line = first + len(lines)
    return True


def _lines(state: StateBlock, first: int, last: int) -> Iterator[str]:
    """The lines of a table that begins here; none if none does."""
    for number in range(first, last):
        start = state.bMarks[number] + state.tShift[number]
        line = state.src[start : state.eMarks[number]]
        if not line.startswith(("+", "|")) or (number == first and not _BORDER.match(line)):
            return
        yield line.rstrip()


def _rows(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines of each row, from its first to behind its last."""
    borders = [at for at, line in enumerate(lines) if _BORDER.match(line) or _PARTLY.match(line)]
    for top, bottom in pairwise(borders):
        if bottom > top + 1:
            yield top + 1, bottom


def _cells(lines: Sequence[str], top: int, bottom: int) -> Iterator[list[str]]:
    """The lines of each cell of a row: between bars that stand under the signs of the border.

    Where a line is out of line, as many bars as the border has signs part the cells.
    """
    places = [at for at, sign in enumerate(lines[0]) if sign == "+"]
    row = lines[top:bottom]
    if all(line.count("|") == len(places) for line in row):
        yield from map(list, zip(*(line.split("|")[1:-1] for line in row), strict=True))
        return
    bars = [at for at in places if all(line[at : at + 1] in {"|", "+"} for line in row)]
    for left, right in pairwise(bars):
        yield [line[left + 1 : right] for line in row]


def _cell(state: StateBlock, lines: Sequence[str], first: int) -> None:
    """The blocks of a cell, each with its line in the file."""
    state.push("td_open", "td", 1)
    begin = len(state.tokens)
    text = "\n".join(line.strip() for line in lines)
    state.md.block.parse(text, state.md, state.env, state.tokens)
    for token in state.tokens[begin:]:
        if token.map:
            token.map = [line + first for line in token.map]
    state.push("td_close", "td", -1)
