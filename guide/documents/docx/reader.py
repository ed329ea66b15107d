"""A Word file read into blocks; macros, links and embedded objects are never opened."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.documents.archive import Archive, broken
from guide.documents.blocks import Block
from guide.documents.bounds import bounded
from guide.documents.docx.body import body_paragraphs
from guide.documents.docx.numbering import Numbering
from guide.documents.docx.runs import Written, written_in
from guide.documents.docx.styles import Styles, list_of, look_of, outline_of
from guide.documents.docx.tables import Tables, in_deleted_row
from guide.documents.headings import rank_by_size
from guide.documents.inline import Inline, settle
from guide.documents.lines import split_lines
from guide.documents.markup import child, children, descendants, parse
from guide.documents.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.documents.markup import Element

_NO_PLACE = Place()


def read_docx(path: Path) -> Iterator[Block]:
    """The blocks of a Word file (.docx, .docm without its macros, .dotx).

    Raises:
        DocumentError: it is broken, encrypted, too large, or no Word file.
    """
    with Archive(path) as archive:
        main = _main_part(archive, path)
        data = archive.read(main)
        if data is None:
            raise broken(path)
        root = parse(data, path)
        related = dict(_relations(archive, main, path))
        styles, numbering = (
            _optional(archive, related.get(kind), path) for kind in ("styles", "numbering")
        )
        reading = _Reader(Styles(styles), Numbering(numbering))
        blocks = list(rank_by_size(list(bounded(reading.body(root), path))))
        for kind, target in _relations(archive, main, path):
            if kind in {"header", "footer", "footnotes", "endnotes"}:
                part = _optional(archive, target, path)
                if part is not None:
                    blocks.extend(reading.furniture(part))
    return iter(blocks)


def _main_part(archive: Archive, path: Path) -> str:
    for kind, target in _relations(archive, "", path):
        if kind == "officeDocument":
            return target
    return "word/document.xml"


def _relations(archive: Archive, part: str, path: Path) -> Iterator[tuple[str, str]]:
    """The kind and the target of each relation of a part; those that lead outside are left."""
    folder, file = posixpath.split(part)
    data = archive.read(posixpath.join(folder, "_rels", f"{file}.rels"))
    if data is None:
        return
    for relation in children(parse(data, path), "Relationship"):
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target") or ""
        whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        yield (relation.get("Type") or "").rpartition("/")[2], posixpath.normpath(whole)


def _optional(archive: Archive, part: str | None, path: Path) -> Element | None:
    data = archive.read(part) if part else None
    return parse(data, path) if data else None


class _Reader:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._tables = Tables()
        self._gap = 0
        self._held: Inline | None = None

    def body(self, root: Element) -> Iterator[Block]:
        place = _NO_PLACE
        for number, paragraph in enumerate(body_paragraphs(root), start=1):
            place = Place(paragraph=number)
            if not in_deleted_row(paragraph):
                yield from self._blocks(paragraph, place)
        if self._held is not None:
            yield Block(self._held, place)

    def furniture(self, part: Element) -> Iterator[Block]:
        for paragraph in descendants(part, "p"):
            written = written_in(paragraph, self._styles, look_of(None), heading=False)
            inline = settle(run for line in written.lines for run in line)
            if inline.text:
                yield Block(inline, _NO_PLACE, "furniture")

    def _blocks(self, paragraph: Element, place: Place) -> Iterator[Block]:
        properties = child(paragraph, "pPr")
        style = self._styles.paragraph(properties)
        level = outline_of(properties)
        level = style.level if level is None else level
        written = written_in(paragraph, self._styles, style.look, heading=level is not None)
        lines = [(settle(line), place) for line in written.lines]
        if _end_deleted(properties):
            if any(inline.text for inline, _ in lines):
                self._held = _whole(self._held, lines, place)
            return
        if self._held is not None:
            lines = [(_whole(self._held, lines[:1], place), place), *lines[1:]]
            self._held = None
        marker, depth = self._marker(properties, style.list)
        if not written.pictures and not any(inline.text for inline, _ in lines):
            self._gap += 1
            return
        block = Block(Inline(""), place, "text", level, marker, depth, self._gap)
        block = replace(block, pictures=written.pictures, cell=self._tables.cell(paragraph))
        self._gap = 0
        yield from split_lines(self._dressed(block, written, contents=style.contents), lines)

    def _marker(
        self, properties: Element | None, styled: tuple[str, int] | None
    ) -> tuple[str | None, int]:
        own = list_of(properties)
        number, depth = own or styled or ("", 0)
        if own and not own[0] and styled:
            number = styled[0]
        return (self._numbering.marker(number, depth) if number else None), depth

    @staticmethod
    def _dressed(block: Block, written: Written, *, contents: bool) -> Block:
        if contents:
            return replace(block, kind="furniture")
        if block.level is not None:
            return replace(block, kind="heading", cell=None)
        kind = "cell" if block.cell else "item" if block.marker else "text"
        return replace(block, kind=kind, size=written.size)


def _end_deleted(properties: Element | None) -> bool:
    """Whether a revision deleted the end of a paragraph: the next one goes on in its place."""
    mark = child(properties, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _whole(held: Inline | None, lines: list[tuple[Inline, Place]], place: Place) -> Inline:
    whole = held or Inline("")
    for inline, _ in lines:
        whole = whole.joined(inline, place) if inline.text else whole
    return whole
