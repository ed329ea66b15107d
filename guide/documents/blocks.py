"""What every reader gives, whatever its format: the flat sequence of a document's blocks."""

from __future__ import annotations

from dataclasses import dataclass

from guide.documents.inline import Inline
from guide.documents.model import Kind, Place


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: tables, rows and columns counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item or a line, before anything is known about steps.

    Attributes:
        level: of a heading, 0 for the title of the document; None for everything else.
        marker: number or bullet that the format counts itself, as it reads (``2.``, ``•``).
        depth: of a list within lists, from 0.
        gap: blank lines or empty paragraphs in front of it.
        size: of its letters, in any unit of the document's; None if the format has none.
        apart: it stands beside the text (a note, a diagram): part of the step of the block before
            it, and never a number, a title or the end of a sentence.
    """

    inline: Inline
    place: Place
    kind: Kind = "text"
    level: int | None = None
    marker: str | None = None
    depth: int = 0
    gap: int = 0
    pictures: int = 0
    cell: Cell | None = None
    size: float | None = None
    apart: bool = False

    @property
    def text(self) -> str:
        """Its settled text."""
        return self.inline.text
