"""Which part of a page a screenshot shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.evidence.look import Look
    from guide.evidence.settings import Settings

_AROUND = 160
"""CSS pixels above and below what is about to be pressed: its heading and its neighbours."""
_LONGEST = 12_000
"""CSS pixels of the longest screenshot; no browser draws a page of any length in one piece."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of the document, in CSS pixels."""

    left: float
    top: float
    width: float
    height: float


def clip_of(settings: Settings, look: Look, box: list[float] | None) -> Clip | None:
    """The part that a screenshot of this page shows; None for the whole document.

    Args:
        settings: how screenshots are taken.
        look: the page as it was seen.
        box: of the control at hand; without one, a framed screenshot shows the window.
    """
    left, top = look.scroll
    width, height = look.window
    if settings.shots == "full":
        if look.height <= _LONGEST:
            return None
        middle = box[1] + box[3] / 2 if box else top + height / 2
        upper = min(max(0, round(middle - _LONGEST / 2)), look.height - _LONGEST)
        return Clip(0, upper, width, _LONGEST)
    if settings.shots == "viewport" or box is None:
        return Clip(left, top, width, height)
    upper = max(0, round(box[1]) - _AROUND)
    lower = min(look.height, round(box[1] + box[3]) + _AROUND)
    return Clip(0, upper, width, lower - upper) if lower > upper else None


def in_screenshot(
    box: list[float] | None, clip: Clip | None, settings: Settings
) -> list[float] | None:
    """A box of the document, in pixels of the screenshot that shows this part of it."""
    if box is None:
        return None
    left, top = (clip.left, clip.top) if clip else (0, 0)
    return [round(n * settings.scale, 2) for n in (box[0] - left, box[1] - top, box[2], box[3])]
