"""Annotations drawn over clean pictures: one place for their style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw, ImageFont

from guide.drawing.badges import Badge, badges_of

if TYPE_CHECKING:
    from pathlib import Path

    from guide.drawing.cropping import Crop
    from guide.drawing.picturing import Annotated

COLOUR = (194, 65, 12)
_HALO = (255, 255, 255)
_EDGE = (200, 208, 213)
_STRIP, _STRIP_INK = (255, 255, 255), (85, 99, 110)
_PAD_X, _PAD_Y, _WIDTH, _RADIUS = 3, 1, 3, 7
_STRIP_HEIGHT, _STRIP_TEXT = 24, 13
FICTIONAL = "Portail fictif"
_SAVED: dict[str, dict[str, Any]] = {
    ".webp": {"lossless": True},
    ".avif": {"quality": 85, "speed": 8},
}
"""How formats other than PNG are written: text stays sharp."""
_FINE = 3
"""Shapes are drawn so many times larger and brought down, so that their edges are smooth."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What draws on a layer that is ``_FINE`` times larger than the picture."""

    draw: ImageDraw.ImageDraw
    crop: Crop
    scale: float

    def at(self, *numbers: float) -> tuple[float, ...]:
        """Coordinates of the clean picture as those of the layer, x and y in turn."""
        origin = (self.crop.left, self.crop.top)
        return tuple((number - origin[i % 2]) * _FINE for i, number in enumerate(numbers))

    def size(self, css: float) -> int:
        """A length in CSS pixels as one of the layer."""
        return round(css * self.scale * _FINE)


def draw(screenshot: Annotated, crop: Crop, target: Path, scale: float, *, fictional: bool) -> None:
    """Write a picture: its part cut out, what it marks framed, and numbered if there is more.

    Args:
        screenshot: the clean picture and what to frame on it.
        crop: the part to keep.
        target: where the drawn picture goes, in the format that its suffix names.
        scale: pixels of the picture per CSS pixel.
        fictional: whether to say below the picture that the portal is fictional, because the
            crop cut off what said so.

    Raises:
        OSError: the picture cannot be read or written.
    """
    with Image.open(screenshot.file.path) as clean:
        whole = clean.convert("RGB")
    picture = whole.crop(crop)
    layer = Image.new("RGBA", (picture.width * _FINE, picture.height * _FINE))
    pen = Pen(ImageDraw.Draw(layer), crop, scale)
    _frames(pen, screenshot)
    for badge in badges_of(whole, crop, [mark.box for mark in screenshot.marks], scale):
        _badge(pen, badge)
    layer = layer.reduce(_FINE)
    picture.paste(layer, mask=layer)
    picture = _bordered(picture, scale, fictional=fictional)
    target.parent.mkdir(parents=True, exist_ok=True)
    dots = (96 * scale, 96 * scale)
    picture.save(target, dpi=dots, **_SAVED.get(target.suffix, {"optimize": True}))


def _frames(pen: Pen, screenshot: Annotated) -> None:
    """All halos first, so that none covers its neighbour's frame."""
    for colour, width in ((_HALO, _WIDTH + 2), (COLOUR, _WIDTH)):
        for mark in screenshot.marks:
            box, line = mark.box, (_WIDTH + width) / 2
            x, y = (_PAD_X + line) * pen.scale, (_PAD_Y + line) * pen.scale
            corners = pen.at(box.x - x, box.y - y, box.x + box.width + x, box.y + box.height + y)
            pen.draw.rounded_rectangle(
                corners, pen.size(_RADIUS), outline=colour, width=pen.size(width)
            )


def _badge(pen: Pen, badge: Badge) -> None:
    x, y = pen.at(badge.x, badge.y)
    for colour, more in ((_HALO, 1.5), (COLOUR, 0)):
        radius = badge.radius * _FINE + pen.size(more)
        pen.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    font = ImageFont.load_default(size=round(badge.radius * 1.35 * _FINE))
    pen.draw.text((x, y), str(badge.number), fill="white", font=font, anchor="mm")


def border_of(scale: float) -> int:
    """The thin line around a drawn picture, in its pixels."""
    return max(round(scale), 1)


def _bordered(picture: Image.Image, scale: float, *, fictional: bool) -> Image.Image:
    """A thin line around the picture and, below it, what the crop must not hide."""
    line = border_of(scale)
    strip = round(_STRIP_HEIGHT * scale) if fictional else 0
    size = (picture.width + 2 * line, picture.height + strip + 2 * line)
    sheet = Image.new("RGB", size, _EDGE)
    if fictional:
        low = line + picture.height
        sheet.paste(_STRIP, (line, low, line + picture.width, low + strip))
        font = ImageFont.load_default(size=round(_STRIP_TEXT * scale))
        place = (line + picture.width - round(10 * scale), low + strip / 2)
        ImageDraw.Draw(sheet).text(place, FICTIONAL, fill=_STRIP_INK, font=font, anchor="rm")
    sheet.paste(picture, (line, line))
    return sheet
