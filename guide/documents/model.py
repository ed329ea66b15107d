"""What is read from a document, whatever its format; each piece keeps its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Emphasis = Literal["quoted", "bold", "italic", "link"]
Kind = Literal["heading", "item", "cell", "text", "furniture"]


class DocumentError(Exception):
    """A document cannot be read; the message says why and what to do, in French."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, counted from 1; what a format cannot tell is None.

    Attributes:
        line: of the file (text, Markdown, HTML).
        paragraph: of the body, tables included (Word, LibreOffice).
        page: of the PDF.
        part: what holds it beside the body, in French (``note de bas de page 2``); the paragraph is
            then the one that it belongs to.
    """

    line: int | None = None
    paragraph: int | None = None
    page: int | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that a document shows and that is not read, so that nobody takes it for judged.

    Attributes:
        what: in French, with its article (``un graphique``).
        place: of the paragraph that holds it.
    """

    what: str
    place: Place


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``text[start:end]`` of a paragraph that its writer set apart.

    The quotes around a quoted stretch stand outside it.
    """

    start: int
    end: int
    emphasis: Emphasis


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it reads: NFC, one space for each run of blanks, typography kept.

    Attributes:
        text: without the number, letter or bullet in front of it.
        place: where it begins.
        kind: ``furniture`` is a header, a footer or a page number: told, and never judged.
        marks: in the order of their starts.
        pictures: how many pictures stand in it; one with pictures alone has no text.
        marker: what stood in front of it, bare (``1``, ``a``, ``•``).
        breaks: offsets in ``text`` where the next line or paragraph of the file goes on, when
            several were joined into this one, and where each stands.
    """

    text: str
    place: Place
    kind: Kind = "text"
    marks: tuple[Mark, ...] = ()
    pictures: int = 0
    marker: str | None = None
    breaks: tuple[tuple[int, Place], ...] = ()

    def place_at(self, offset: int) -> Place:
        """Where the letter at this offset of ``text`` stands in the file."""
        reached = [place for start, place in self.breaks if start <= offset]
        return reached[-1] if reached else self.place


@dataclass(frozen=True, slots=True)
class Branch:
    """What every reader of a section does, or what those do who take one of its ways.

    Attributes:
        paragraphs: of a way, the one that carries its title comes first.
        marker: of the way as it is written, bare (``1``, ``a``); None for what is common to all.
        title: of the way.
    """

    paragraphs: tuple[Paragraph, ...]
    marker: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One step of a procedure: what is common first, then each way, in the order of the document.

    Attributes:
        number: the document's own, bare (``3``, ``7 bis``); None where it has none.
        place: of its number, which may stand on a line of its own; else of its first paragraph.
    """

    number: str | None
    place: Place
    branches: tuple[Branch, ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the section, in order."""
        for branch in self.branches:
            yield from branch.paragraphs

    @property
    def text(self) -> str:
        """The section as one line."""
        return " ".join(paragraph.text for paragraph in self.paragraphs() if paragraph.text)


@dataclass(frozen=True, slots=True)
class Procedure:
    """A titled sequence of steps.

    Attributes:
        preamble: what stands between the title and the first step; it is judged too.
    """

    title: str | None
    place: Place
    preamble: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    Attributes:
        format: ``txt``, ``md``, ``docx``, ``odt``, ``fodt``, ``pdf`` or ``html``.
        furniture: headers, footers, page numbers, tables of contents: told, and never judged.
        unread: what is shown and not read, each with its place.
    """

    path: Path
    format: str
    procedures: tuple[Procedure, ...]
    furniture: tuple[Paragraph, ...] = ()
    unread: tuple[Unread, ...] = ()
