"""One look at a page: title, headings, controls and lines in order, and what is acted on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

PATIENCE = 1000
"""Milliseconds for one look."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is acted on; ``box`` is in coordinates of the document, None where nothing shows it.

    Attributes:
        ready: whether it is shown, enabled, and nothing lies over it.
        plain: whether its name is its text and nothing else.
        under: where it lies, in the same coordinates, when something else lies over it.
        options: value and label of each entry, for a list.
    """

    role: str
    name: str
    box: list[float] | None
    ready: bool
    secret: bool
    ticked: bool
    plain: bool
    options: tuple[tuple[str, str], ...] = ()
    under: list[float] | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A page as it is; boxes are x, y, width and height in coordinates of the document.

    Attributes:
        lines: what its main part says, when that was asked for.
        pixels: of the screen, to one CSS pixel.
        version: the same for two looks between which nothing happened to the document.
        tells: whether a secret can be read on it.
        held: what fields of passwords hold.
        whole: whether it can be photographed beyond its window, as a drawing alone cannot.
    """

    title: str
    url: str
    elements: list[dict[str, Any]]
    lines: list[str]
    scroll: tuple[float, float]
    window: tuple[float, float]
    pixels: float
    height: float
    version: str
    focus: bool
    late: int
    tells: bool
    held: tuple[str, ...] = ()
    whole: bool = True
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a look is for.

    Attributes:
        lines: what the page says is wanted too.
        show: the target is to be scrolled into sight.
        hurry: images that come on scrolling are wanted now.
        dress: style for the screenshot that follows.
        secrets: what nobody may read.
        point, mouse, focus: what is acted on, where no locator says it: what lies at a point of
            the window, what the mouse is over, or what has the focus.
    """

    lines: bool = False
    show: bool = False
    hurry: bool = False
    dress: str = ""
    secrets: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    mouse: bool = False
    focus: bool = False
    patience: float = PATIENCE

    def within(self, milliseconds: float) -> Wanted:
        """The same, given up sooner."""
        return replace(self, patience=min(self.patience, max(milliseconds, 1)))

    def at(self, point: tuple[float, float] | None) -> Wanted:
        """The same, of what lies at a point of the window, or has the focus."""
        return replace(self, point=point, focus=point is None)

    def under_mouse(self) -> Wanted:
        """The same, of what the mouse is over."""
        return replace(self, mouse=True)

    def at_nothing(self) -> Wanted:
        """The same, of what is acted on nowhere."""
        return replace(self, point=None, mouse=False, focus=False)

    def with_lines(self) -> Wanted:
        """The same, with what the page says."""
        return replace(self, lines=True)
