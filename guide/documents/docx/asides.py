"""What a Word file keeps in parts of their own: notes, diagrams, headers and footers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.documents.asides import FOOTER, HEADER, beside, running
from guide.documents.docx.drawings import diagram_lines
from guide.documents.docx.runs import written_in
from guide.documents.docx.styles import look_of
from guide.documents.inline import Run, settle
from guide.documents.markup import attribute, children, descendants, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.documents.blocks import Block
    from guide.documents.docx.parts import Parts
    from guide.documents.docx.styles import Styles
    from guide.documents.inline import Inline
    from guide.documents.markup import Element
    from guide.documents.model import Place, Unread

_CALLED = {"footnote": "note de bas de page", "endnote": "note de fin"}
_RUNNING = {"header": HEADER, "footer": FOOTER}
_DIAGRAM = "diagramme"


class Notes:
    """The footnotes and endnotes, each given once, where the text calls it."""

    def __init__(self, parts: Parts, styles: Styles) -> None:
        self._styles = styles
        self._left = {
            (kind, attribute(note, "id") or ""): note
            for kind in _CALLED
            for root in [parts.first(f"{kind}s")]
            if root is not None
            for note in children(root, kind)
            if attribute(note, "type") in {None, "normal"}
        }
        self._count = dict.fromkeys(_CALLED, 0)

    def called(self, kind: str, key: str, place: Place) -> Iterator[Block]:
        """The paragraphs of a note, by its kind and id."""
        note = self._left.pop((kind, key), None)
        if note is not None:
            self._count[kind] += 1
            part = f"{_CALLED[kind]} {self._count[kind]}"
            yield from beside(lines_of(note, self._styles), place, part)

    def uncalled(self, place: Place) -> Iterator[Block]:
        """The notes that no paragraph calls, at the end."""
        for kind, key in list(self._left):
            yield from self.called(kind, key, place)


def diagram_of(parts: Parts, relation: str, place: Place) -> Iterator[Block]:
    """The texts of a diagram (SmartArt), which Word keeps in a part of its own."""
    data = parts.bytes_of(relation)
    if data:
        lines = diagram_lines(parse(data, parts.path))
        yield from beside((settle([Run(line)]) for line in lines), place, _DIAGRAM)


def running_lines(parts: Parts, styles: Styles) -> Iterator[Block | Unread]:
    """Headers and footers; those of several sections that say the same are given once."""
    said: set[tuple[str, str]] = set()
    for kind, root in parts.of_kind(*_RUNNING):
        lines = [one for one in lines_of(root, styles) if (kind, one.text) not in said]
        said |= {(kind, one.text) for one in lines}
        yield from running(lines, _RUNNING[kind])


def lines_of(part: Element, styles: Styles) -> Iterator[Inline]:
    """Each paragraph of a part as one line."""
    for paragraph in descendants(part, "p"):
        written = written_in(paragraph, styles, look_of(None), heading=False)
        yield settle(run for line in written.lines for run in line)
