"""The steps of a document, and the pictures that they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.drawing.picturing import Annotated


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that a step needs.

    Attributes:
        at: the paragraph or line whose text it illustrates.
        step: the step as a reader calls it.
        file: its name, without folder and ending.
    """

    at: int
    step: str
    file: str
    screenshot: Annotated


@dataclass(frozen=True, slots=True)
class Unit:
    """A step, or a sub-branch of one, from paragraph or line ``start`` up to ``end``.

    Attributes:
        name: as a reader calls it; None for what stands under no step.
        asks: whether its text asks for something that a page shows.
        headed: whether it begins with a title or a bare number, and its text comes below.
    """

    name: str | None
    start: int
    end: float
    figures: tuple[Figure, ...]
    asks: bool
    headed: bool = False

    def holds(self, place: int) -> bool:
        """Whether a paragraph or line belongs to it."""
        return self.start <= place < self.end
