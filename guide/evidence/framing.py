"""Which part of a page a picture shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.evidence.look import Look
    from guide.evidence.settings import Settings

_AROUND = 160
"""CSS pixels above and below what is about to be pressed: its heading and its neighbours."""
_LONGEST = 12_000
"""CSS pixels of the longest picture; no browser draws a page of any length in one piece."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the document, in CSS pixels."""

    left: float
    top: float
    width: float
    height: float


def frame_of(settings: Settings, look: Look, box: list[float] | None) -> Frame | None:
    """The part that a picture of this page shows; None for the whole document.

    Args:
        settings: how pictures are taken.
        look: the page as it was seen.
        box: of the control at hand; without one, a framed picture shows the window.
    """
    left, top = look.scroll
    width, height = look.window
    if settings.shots == "full":
        if look.height <= _LONGEST:
            return None
        middle = box[1] + box[3] / 2 if box else top + height / 2
        upper = min(max(0, round(middle - _LONGEST / 2)), look.height - _LONGEST)
        return Frame(0, upper, width, _LONGEST)
    if settings.shots == "viewport" or box is None:
        return Frame(left, top, width, height)
    upper = max(0, round(box[1]) - _AROUND)
    lower = min(look.height, round(box[1] + box[3]) + _AROUND)
    return Frame(0, upper, width, lower - upper) if lower > upper else None


def in_picture(
    box: list[float] | None, frame: Frame | None, settings: Settings
) -> list[float] | None:
    """A box of the document, in pixels of the picture that shows this part of it."""
    if box is None:
        return None
    left, top = (frame.left, frame.top) if frame else (0, 0)
    return [round(n * settings.scale, 2) for n in (box[0] - left, box[1] - top, box[2], box[3])]
