"""A LibreOffice file read into blocks; macros, links and embedded objects are never opened."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.documents.archive import Archive, broken, locked
from guide.documents.asides import FOOTER, HEADER, beside, running
from guide.documents.blocks import Block, Cell
from guide.documents.bounds import bounded
from guide.documents.headings import rank_by_size
from guide.documents.inline import Inline, settle
from guide.documents.lines import split_lines
from guide.documents.markup import attribute, descendants, name, parse
from guide.documents.model import Place, Unread
from guide.documents.odt.body import body_paragraphs
from guide.documents.odt.lists import Lists
from guide.documents.odt.runs import Written, written_in
from guide.documents.odt.styles import Look, Styles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.documents.markup import Element

_MASTERS = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
_CALLED = {"footnote": "note de bas de page", "endnote": "note de fin"}
_PICTURE = re.compile(rb"(?<=<office:binary-data>)[^<]*(?=</office:binary-data>)")
_INDEXES = frozenset(("table-of-content", "alphabetical-index", "illustration-index"))


def read_odt(path: Path) -> Iterator[Block | Unread]:
    """The blocks of a LibreOffice text (.odt, .ott).

    Raises:
        DocumentError: it is broken, encrypted, too large, or no text.
    """
    with Archive(path) as archive:
        if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
            raise locked(path)
        content, styling = archive.read("content.xml"), archive.read("styles.xml")
    if content is None:
        raise broken(path)
    root = parse(content, path)
    yield from _blocks_of(root, parse(styling, path) if styling else root, path)


def read_flat(path: Path) -> Iterator[Block | Unread]:
    """The blocks of a LibreOffice text that is one XML file (.fodt), its pictures left out.

    Raises:
        DocumentError: it is broken, or no text.
    """
    root = parse(_PICTURE.sub(b"", path.read_bytes()), path)
    yield from _blocks_of(root, root, path)


def _blocks_of(root: Element, sheet: Element, path: Path) -> Iterator[Block | Unread]:
    reading = _Reader(Styles(*dict.fromkeys((sheet, root))))
    yield from rank_by_size(list(bounded(reading.body(root), path)))
    yield from reading.running(sheet)
    yield from reading.unread
    if next(descendants(root, "annotation"), None) is not None:
        yield Unread("les commentaires", Place())


class _Reader:
    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._lists = Lists(styles)
        self._tables: dict[Element, int] = {}
        self._cells: dict[Element, Cell | None] = {}
        self._gap = 0
        self._notes: dict[str, int] = {}
        self.unread: list[Unread] = []

    def body(self, root: Element) -> Iterator[Block]:
        for number, paragraph in enumerate(body_paragraphs(root), start=1):
            yield from self._blocks(paragraph, Place(paragraph=number))

    def running(self, sheet: Element) -> Iterator[Block | Unread]:
        """Headers and footers; those of several pages that say the same are given once."""
        said: set[tuple[str, str]] = set()
        for part in descendants(sheet, *_MASTERS):
            kind = HEADER if name(part).startswith("header") else FOOTER
            lines = [one for one in self._lines(part) if (kind, one.text) not in said]
            said |= {(kind, one.text) for one in lines}
            yield from running(lines, kind)

    def _lines(self, part: Element) -> Iterator[Inline]:
        for paragraph in descendants(part, "p"):
            written = written_in(paragraph, self._styles, Look(), heading=False)
            yield settle(run for line in written.lines for run in line)

    def _beside(self, written: Written, place: Place) -> Iterator[Block]:
        """The notes that a paragraph calls; what is not read is noted."""
        for note in written.notes:
            kind = attribute(note, "note-class") or "footnote"
            self._notes[kind] = self._notes.get(kind, 0) + 1
            called = _CALLED.get(kind, "note")
            lines = (one for body in descendants(note, "note-body") for one in self._lines(body))
            yield from beside(lines, place, f"{called} {self._notes[kind]}")
        self.unread.extend(Unread(what, place) for what in written.unread)

    def _blocks(self, paragraph: Element, place: Place) -> Iterator[Block]:
        look = self._styles.look(attribute(paragraph, "style-name"), "paragraph")
        level = _level(paragraph, look)
        written = written_in(paragraph, self._styles, look, heading=level is not None)
        lines = [(settle(line), place) for line in written.lines]
        marker, depth = self._lists.marker(paragraph, look.list)
        if not written.pictures and not any(inline.text for inline, _ in lines):
            self._gap += 1
            yield from self._beside(written, place)
            return
        block = Block(Inline(""), place, "text", level, marker, depth, self._gap, written.pictures)
        self._gap = 0
        yield from split_lines(self._dressed(block, paragraph, look), lines)
        yield from self._beside(written, place)

    def _dressed(self, block: Block, paragraph: Element, look: Look) -> Block:
        if any(name(up) in _INDEXES for up in paragraph.iterancestors()):
            return replace(block, kind="furniture")
        if block.level is not None:
            return replace(block, kind="heading")
        cell = self._cell(paragraph)
        kind = "cell" if cell else "item" if block.marker else "text"
        return replace(block, kind=kind, cell=cell, size=look.size)

    def _cell(self, paragraph: Element) -> Cell | None:
        """The cell that holds a paragraph; None in a text box or a table of one column."""
        holders = ("table-cell", "text-box")
        cell = next((up for up in paragraph.iterancestors() if name(up) in holders), None)
        if cell is None or name(cell) == "text-box":
            return None
        if cell not in self._cells:
            self._meet(next(up for up in cell.iterancestors() if name(up) == "table"))
        return self._cells.get(cell)

    def _meet(self, table: Element) -> None:
        """Number the cells of a table, those of the tables in it left to their own turn."""
        number = self._tables.setdefault(table, len(self._tables))
        rows = [row for row in descendants(table, "table-row") if _table_of(row) is table]
        cells = [[cell for cell in row if name(cell) == "table-cell"] for row in rows]
        framing = all(len(row) <= 1 for row in cells)
        for at, row in enumerate(cells):
            for column, cell in enumerate(row):
                self._cells[cell] = None if framing else Cell(number, at, column)


def _table_of(row: Element) -> Element | None:
    return next((up for up in row.iterancestors() if name(up) == "table"), None)


def _level(paragraph: Element, look: Look) -> int | None:
    if name(paragraph) != "h":
        return look.level
    level = attribute(paragraph, "outline-level")
    return int(level) if level and level.isdigit() else 1
