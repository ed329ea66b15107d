"""Markdown (CommonMark and tables), every block with its line."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from guide.documents import gridtables
from guide.documents.blocks import Block, Cell
from guide.documents.inline import Inline, Run, settle
from guide.documents.lines import split_lines
from guide.documents.model import Emphasis, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_QUOTED = re.compile(r"<<[^<>\n]{1,240}>>")
_TAG = re.compile(r"<!--.{0,4000}?-->|<[^<>]{0,4000}>")
_LOOKS: dict[str, Emphasis] = {"strong": "bold", "em": "italic", "link": "link"}


def read_markdown(text: str) -> Iterator[Block]:
    """The blocks of a text: headings, items with their numbers, paragraphs, cells."""
    return _Reader(_without_front_matter(text)).blocks()


def _chevrons(state: StateInline, silent: bool) -> bool:
    """Take ``<<`` of a quote for letters, where CommonMark would see a tag behind it."""
    if not _QUOTED.match(state.src, state.pos):
        return False
    if not silent:
        state.pending += "<<"
    state.pos += 2
    return True


def _without_front_matter(text: str) -> str:
    """The text with the lines between two ``---`` at its top left blank."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return text
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    return "\n".join([*[""] * (end + 1), *lines[end + 1 :]]) if end else text


class _Reader:
    def __init__(self, text: str) -> None:
        parser = MarkdownIt("commonmark").enable("table")
        gridtables.enable(parser)
        parser.inline.ruler.before("autolink", "chevrons", _chevrons)
        self._tokens = parser.parse(text)
        self._lists: list[str] = []
        self._marker: str | None = None
        self._table, self._row, self._column = -1, -1, -1
        self._line = 1
        self._heading: int | None = None
        self._in_table = False

    def blocks(self) -> Iterator[Block]:
        for token in self._tokens:
            if token.map:
                self._line = token.map[0] + 1
            self._enter(token)
            if token.type == "inline":
                yield from self._block(token)
            elif token.type in {"fence", "code_block"}:
                yield from self._lines(token.content, self._line + (token.type == "fence"))
            elif token.type == "html_block":
                yield from self._markup(token.content)

    def _enter(self, token: Token) -> None:
        """Follow where the tokens are: in a list, in a table, in a heading."""
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            self._lists.append("")
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            self._lists.pop()
        elif token.type == "list_item_open":
            self._marker = f"{token.info}{token.markup}" if token.info else "•"
        elif token.type == "heading_open":
            self._heading = int(token.tag[1])
        elif token.type == "heading_close":
            self._heading = None
        elif token.type == "table_open":
            self._table, self._row, self._in_table = self._table + 1, -1, True
        elif token.type == "table_close":
            self._in_table = False
        elif token.type == "tr_open":
            self._row, self._column = self._row + 1, -1
        elif token.type in {"td_open", "th_open"}:
            self._column += 1

    def _block(self, token: Token) -> Iterator[Block]:
        marker, self._marker = self._marker, None
        lines, pictures = _lines_of(token, self._line)
        depth = max(len(self._lists) - 1, 0)
        block = Block(Inline(""), Place(line=self._line), pictures=pictures)
        if self._heading is not None:
            block = replace(block, kind="heading", level=self._heading)
        elif self._in_table:
            cell = Cell(self._table, self._row, self._column)
            block = replace(block, kind="cell", cell=cell)
        else:
            kind = "item" if marker else "text"
            block = replace(block, kind=kind, marker=marker, depth=depth)
        if pictures or any(inline.text for inline, _ in lines):
            yield from split_lines(block, lines)

    def _lines(self, text: str, first: int) -> Iterator[Block]:
        for number, line in enumerate(text.split("\n"), start=first):
            if (inline := settle([Run(line)])).text:
                yield Block(inline, Place(line=number))

    def _markup(self, text: str) -> Iterator[Block]:
        """The words between the tags of a stretch of HTML."""
        for number, line in enumerate(text.split("\n"), start=self._line):
            if (inline := settle([Run(unescape(_TAG.sub(" ", line)))])).text:
                yield Block(inline, Place(line=number))


def _lines_of(token: Token, first: int) -> tuple[list[tuple[Inline, Place]], int]:
    """The lines of a block's text, and how many pictures stand in it."""
    looks: list[Emphasis] = []
    pictures = 0
    lines: list[list[Run]] = [[]]
    for child in token.children or ():
        kind, _, way = child.type.rpartition("_")
        if kind in _LOOKS and way == "open":
            looks.append(_LOOKS[kind])
        elif kind in _LOOKS:
            looks.remove(_LOOKS[kind])
        elif child.type in {"softbreak", "hardbreak"}:
            lines.append([])
        elif child.type == "image":
            pictures += 1
        elif child.type == "code_inline":
            lines[-1].append(Run(f"`{child.content}`", frozenset(looks)))
        elif child.type == "text":
            lines[-1].append(Run(child.content, frozenset(looks)))
    places = (Place(line=number) for number in range(first, first + len(lines)))
    return [(settle(runs), place) for runs, place in zip(lines, places, strict=True)], pictures
