"""Annotations drawn over clean pictures: one place for their style."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from guide.build.figures import Figure, Mark

COLOUR = (194, 65, 12)
_PAD, _WIDTH, _RADIUS, _BADGE = 6, 4, 8, 15


def draw(figure: Figure, target: Path, scale: float) -> None:
    """Write the figure's picture with its controls framed, and numbered when there are several.

    Args:
        figure: the clean picture and what to frame.
        target: where the drawn picture goes.
        scale: pixels of the picture per CSS pixel.

    Raises:
        OSError: the picture cannot be read or written.
    """
    with Image.open(figure.picture.path) as clean:
        picture = clean.convert("RGB")
    pen = ImageDraw.Draw(picture)
    for number, mark in enumerate(figure.marks, 1):
        _frame(pen, mark, scale)
        if len(figure.marks) > 1:
            _badge(pen, mark, number, scale)
    picture.save(target, optimize=True)


def _frame(pen: ImageDraw.ImageDraw, mark: Mark, scale: float) -> None:
    box, pad = mark.box, _PAD * scale
    corners = (box.x - pad, box.y - pad, box.x + box.width + pad, box.y + box.height + pad)
    pen.rounded_rectangle(corners, _RADIUS * scale, outline=COLOUR, width=round(_WIDTH * scale))


def _badge(pen: ImageDraw.ImageDraw, mark: Mark, number: int, scale: float) -> None:
    """A number beside the frame, never over the control."""
    size, gap = _BADGE * scale, (_PAD + _WIDTH) * scale
    left, right = mark.box.x - gap - size, mark.box.x + mark.box.width + gap + size
    x = left if left > size else right
    y = mark.box.y + mark.box.height / 2
    pen.ellipse((x - size, y - size, x + size, y + size), fill=COLOUR)
    font = ImageFont.load_default(size=round(_BADGE * 1.4 * scale))
    pen.text((x, y), str(number), fill="white", font=font, anchor="mm")
