"""What one page of a PDF holds: lines of words with their boxes, pictures, ruled lines.

Lengths are in points; heights are counted from the foot of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.documents.model import Emphasis


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of a page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """From foot to head."""
        return self.top - self.bottom

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def holds(self, other: Box) -> bool:
        """Whether the middle of the other box is in this one."""
        x, y = (other.left + other.right) / 2, (other.bottom + other.top) / 2
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between; ``looks`` for each stretch of one look."""

    stretches: tuple[tuple[str, frozenset[Emphasis]], ...]
    box: Box

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(text for text, _ in self.stretches)


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side; ``size`` of their letters in points."""

    words: tuple[Word, ...]
    size: float
    box: Box

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

    def within(self, box: Box) -> Line | None:
        """The words of the line that stand in a box, or None."""
        if self.box.bottom > box.top or self.box.top < box.bottom:
            return None
        words = [word for word in self.words if box.holds(word.box)]
        return line_of(words, self.size) if words else None


def line_of(words: Sequence[Word], size: float) -> Line:
    """A line of one word or more."""
    boxes = [word.box for word in words]
    around = Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
    return Line(tuple(words), size, around)


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight line drawn on a page, level or upright."""

    box: Box
    level: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page; ``edges`` are the straight lines drawn on it."""

    number: int
    height: float
    lines: tuple[Line, ...]
    pictures: tuple[Box, ...] = field(default=())
    edges: tuple[Edge, ...] = field(default=())
