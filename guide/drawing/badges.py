"""Where the numbers beside framed controls stand: never over a word, nor over each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import ImageStat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

    from guide.drawing.cropping import Crop
    from guide.evidence.record import Box

RADIUS = 12
_GAP = 8
"""From a control to the edge of its number, frame included, in CSS pixels."""
_QUIET = 14.0
"""Deviation of brightness up to which a place holds at most a thin line, and no word."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A number in a disc: centre and radius in pixels of the clean picture."""

    number: int
    x: float
    y: float
    radius: float

    def meets(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether its square and a rectangle share a point."""
        return (
            self.x + self.radius > left
            and self.x - self.radius < right
            and self.y + self.radius > top
            and self.y - self.radius < bottom
        )


def badges_of(picture: Image, crop: Crop, boxes: Sequence[Box], scale: float) -> list[Badge]:
    """A number for each box, from 1; none when there is only one.

    Args:
        picture: the clean picture, whole.
        crop: the part of it that is kept.
        boxes: what is framed, in the order of the numbers.
        scale: pixels of the picture per CSS pixel.
    """
    placed: list[Badge] = []
    if len(boxes) < 2:  # noqa: PLR2004 - one frame needs no number
        return placed
    for number, box in enumerate(boxes, 1):
        others = [other for other in boxes if other is not box]
        offered = list(_offered(number, box, scale))
        free = (b for b in offered if _is_free(b, picture, crop, others, placed, scale))
        placed.append(next(free, offered[-1]))
    return placed


def _offered(number: int, box: Box, scale: float) -> Iterator[Badge]:
    """Places from the best to the worst; the last is inside, where a control ends."""
    radius = RADIUS * scale
    away = _GAP * scale + radius
    left, right = box.x - away, box.x + box.width + away
    middle = box.y + box.height / 2
    top, bottom = box.y - away, box.y + box.height + away
    for x, y in (
        (left, middle),
        (right, middle),
        (left, top),
        (right, top),
        (box.x + box.width / 2, top),
        (box.x + box.width / 2, bottom),
        (box.x + box.width - away, bottom),
        (box.x + box.width - radius * 1.5, middle),
    ):
        yield Badge(number, x, y, radius)


def _is_free(
    badge: Badge,
    picture: Image,
    crop: Crop,
    others: Sequence[Box],
    placed: Sequence[Badge],
    scale: float,
) -> bool:
    r, gap = badge.radius, (_GAP - 1) * scale
    square = (badge.x - r, badge.y - r, badge.x + r, badge.y + r)
    if square[0] < crop.left or square[1] < crop.top:
        return False
    if square[2] > crop.right or square[3] > crop.bottom:
        return False
    if any(badge.meets(b.x - b.radius, b.y - b.radius, b.x + b.radius, b.y + b.radius)
           for b in placed):  # fmt: skip
        return False
    framed = ((o.x - gap, o.y - gap, o.x + o.width + gap, o.y + o.height + gap) for o in others)
    if any(badge.meets(*frame) for frame in framed):
        return False
    part = picture.crop((round(square[0]), round(square[1]), round(square[2]), round(square[3])))
    return ImageStat.Stat(part.convert("L")).stddev[0] <= _QUIET
