"""A guide before it takes a format: every output writes these same pieces, in this order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from guide.drawing.cropping import Crop
    from guide.drawing.picturing import Annotated
    from guide.publish.procedure import Procedure, Section
    from guide.publish.prose import Block


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the guide.

    Attributes:
        number: within its chapter, from 1.
        file: its lasting name, without folder.
        legend: what each numbered frame surrounds, in order; empty when nothing is numbered.
        fictional: whether it says itself that the portal is fictional, its crop having cut off
            what said so.
        width: of the drawn picture, in CSS pixels.
    """

    number: int
    file: str
    screenshot: Annotated
    crop: Crop
    fictional: bool
    width: float

    @property
    def legend(self) -> tuple[str, ...]:
        """The names of what is numbered."""
        marks = self.screenshot.marks
        return tuple(mark.name for mark in marks) if len(marks) > 1 else ()

    @property
    def caption(self) -> str:
        """What stands under the picture, after its number."""
        words = self.screenshot.title + (" (portail fictif)" if self.fictional else "")
        told = " · ".join(f"{n}\u00a0{name}" for n, name in enumerate(self.legend, 1))
        return f"{words} : {told}" if told else words


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a list with the pictures that follow it.

    Attributes:
        actor: who acts from here on, when it is somebody else than before; else None.
    """

    block: Block
    actor: str | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ChapterSection:
    """A step, or one way to finish it, with its pieces."""

    section: Section
    pieces: tuple[Piece, ...]

    @property
    def subject(self) -> str | None:
        """What the first page of a step calls itself, to find it again in the contents."""
        if self.section.branch:
            return None
        shown = (figure for piece in self.pieces for figure in piece.figures)
        return next((figure.screenshot.title for figure in shown), None)


@dataclass(frozen=True, slots=True)
class Fact:
    """A delay or a limit that was read off the portal while the procedure was played."""

    name: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the portal answers when something is not as it should be, proved by a scenario.

    Attributes:
        answers: what the scenario proves that the portal says, line by line in its words.
        section: the step where it happens; None when no step passes that page.
        rules: ids of the rules that the scenario proves.
        scenario: id of the scenario.
    """

    anchor: str
    title: str
    answers: tuple[str, ...]
    section: Section | None
    figure: Figure
    rules: tuple[str, ...]
    scenario: str


@dataclass(frozen=True, slots=True)
class Proof:
    """When and on what a procedure was verified."""

    day: date
    portal: str
    variant: str | None
    scenarios: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One procedure, illustrated: what each format writes as one document.

    Attributes:
        fictional: whether the portal calls itself fictional, so that the guide does too.
    """

    procedure: Procedure
    facts: tuple[Fact, ...]
    parts: tuple[ChapterSection, ...]
    troubles: tuple[Trouble, ...]
    proof: Proof
    fictional: bool

    def figures(self) -> Iterator[Figure]:
        """Every picture, in the order of their numbers."""
        for part in self.parts:
            for piece in part.pieces:
                yield from piece.figures
        for trouble in self.troubles:
            yield trouble.figure
