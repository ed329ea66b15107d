"""A Word file read into blocks; macros, links and embedded objects are never opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.documents.archive import Archive
from guide.documents.asides import beside
from guide.documents.blocks import Block
from guide.documents.bounds import bounded
from guide.documents.docx.asides import Notes, diagram_of, running_lines
from guide.documents.docx.body import body_elements
from guide.documents.docx.chunks import inserted
from guide.documents.docx.numbering import Numbering
from guide.documents.docx.parts import Parts
from guide.documents.docx.runs import BLANK, Written, is_prompt, written_in
from guide.documents.docx.styles import Styles, list_of, outline_of
from guide.documents.docx.tables import Tables, in_deleted_row
from guide.documents.headings import rank_by_size
from guide.documents.inline import Inline, Run, settle
from guide.documents.lines import split_lines
from guide.documents.markup import attribute, child, name
from guide.documents.model import Place, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.documents.markup import Element

_NO_PLACE = Place()
_COMMENTS = "les commentaires"


def read_docx(path: Path) -> Iterator[Block | Unread]:
    """The blocks of a Word file (.docx, .docm without its macros, .dotx).

    Raises:
        DocumentError: it is broken, encrypted, too large, or no Word file.
    """
    with Archive(path) as archive:
        reading = _Reader(Parts(archive, path))
        blocks = list(rank_by_size(list(bounded(reading.body(), path))))
        return iter([*blocks, *reading.rest()])


class _Reader:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = Styles(parts.first("styles"))
        self._numbering = Numbering(parts.first("numbering"))
        self._notes = Notes(parts, self._styles)
        self._tables = Tables()
        self._unread: list[Unread] = []
        self._gap = 0
        self._held: Inline | None = None

    def body(self) -> Iterator[Block]:
        place, number = _NO_PLACE, 0
        prompts = any(map(is_prompt, self._parts.root.iter()))
        for element in body_elements(self._parts.root):
            if name(element) == "altChunk":
                yield from self._inserted(element, place)
                continue
            number += 1
            place = Place(paragraph=number)
            if prompts and any(map(is_prompt, element.iterancestors())):
                self._unread.append(Unread(BLANK, place))
            elif not in_deleted_row(element):
                yield from self._blocks(element, place)
        if self._held is not None:
            yield Block(self._held, place)
        yield from self._notes.uncalled(place)

    def rest(self) -> Iterator[Block | Unread]:
        """Headers and footers, and all that was not read."""
        yield from running_lines(self._parts, self._styles)
        yield from self._unread
        if any(self._parts.of_kind("comments")):
            yield Unread(_COMMENTS, _NO_PLACE)

    def _inserted(self, chunk: Element, place: Place) -> Iterator[Block]:
        data = self._parts.bytes_of(attribute(chunk, "id") or "")
        for one in inserted(data, self._parts.path, place):
            if isinstance(one, Block):
                yield one
            else:
                self._unread.append(one)

    def _beside(self, written: Written, place: Place) -> Iterator[Block]:
        """The notes, diagrams and drawn words of a paragraph; what is not read is noted."""
        drawn = written.drawn
        for kind, key in written.notes:
            yield from self._notes.called(kind, key, place)
        for relation in drawn.diagrams:
            yield from diagram_of(self._parts, relation, place)
        yield from beside((settle([Run(words)]) for words in drawn.words), place, "texte dessiné")
        self._unread.extend(Unread(what, place) for what in drawn.unread)

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
        pictures = written.drawn.pictures
        if not pictures and not any(inline.text for inline, _ in lines):
            self._gap += 1
            yield from self._beside(written, place)
            return
        block = Block(Inline(""), place, "text", level, marker, depth, self._gap)
        block = replace(block, pictures=pictures, cell=self._tables.cell(paragraph))
        self._gap = 0
        yield from split_lines(self._dressed(block, written, contents=style.contents), lines)
        yield from self._beside(written, place)

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
