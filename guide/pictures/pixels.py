"""Two pictures set against each other: how much differs, where, and how to show it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from guide.i18n import gettext, mark
from guide.pictures.screenshots import NamedScreenshot, ScreenshotsError

WARM = (194, 65, 12)
_GROUND, _INK = (243, 246, 248), (29, 42, 51)
_GAP, _TITLE = 24, 48
_TITLES = (mark("Avant"), mark("Après"), mark("Différence"))
_FADE, _HALO, _COVER, _COLOURS = 0.6, 5, 190, 64
_AROUND, _LINE = 16, 4
"""Pixels between what differs and the frame around it, and that frame’s width."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """Two pictures on a canvas of one size; ``mask`` is white where they differ."""

    before: Image.Image
    after: Image.Image
    mask: Image.Image

    @property
    def share(self) -> float:
        """Share of the canvas that differs, from 0 to 1."""
        return self.mask.histogram()[255] / (self.mask.width * self.mask.height)

    def touches(self, box: tuple[float, float, float, float]) -> bool:
        """Whether anything differs inside a box: left, top, right, bottom."""
        left, top, right, bottom = (round(side) for side in box)
        inside = (max(left, 0), max(top, 0), min(right, self.mask.width), bottom)
        if inside[0] >= inside[2] or inside[1] >= min(inside[3], self.mask.height):
            return False
        return self.mask.crop(inside).getbbox() is not None


def open_screenshot(screenshot: NamedScreenshot) -> Image.Image:
    """The picture's pixels.

    Raises:
        ScreenshotsError: the file is no picture.
    """
    try:
        with Image.open(io.BytesIO(screenshot.read())) as picture:
            return picture.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        told = gettext("{path} : ce fichier n’est pas une image lisible.")
        raise ScreenshotsError(told.format(path=screenshot.path)) from error


def differ(before: NamedScreenshot, after: NamedScreenshot) -> Pixels:
    """Set two pictures against each other; what only one of them covers differs.

    Raises:
        ScreenshotsError: one of them is no picture.
    """
    one, other = open_screenshot(before), open_screenshot(after)
    size = (max(one.width, other.width), max(one.height, other.height))
    both = (min(one.width, other.width), min(one.height, other.height))
    canvases = [_on_canvas(picture, size) for picture in (one, other)]
    channels = ImageChops.difference(*canvases).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    mask = Image.new("L", size, 255)
    mask.paste(Image.eval(most, lambda depth: 255 if depth else 0).crop((0, 0, *both)), (0, 0))
    return Pixels(canvases[0], canvases[1], mask)


def _on_canvas(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if picture.size == size:
        return picture
    canvas = Image.new("RGB", size, _GROUND)
    canvas.paste(picture, (0, 0))
    return canvas


def difference(pixels: Pixels) -> Image.Image:
    """The picture after, faded; what differs, be it a letter, in a warm colour and framed."""
    faded = pixels.after.convert("L").convert("RGB")
    white = Image.new("RGB", faded.size, "white")
    shown = Image.blend(faded, white, _FADE)
    halo = pixels.mask.filter(ImageFilter.MaxFilter(_HALO))
    shown.paste(WARM, (0, 0), Image.eval(halo, lambda depth: _COVER if depth else 0))
    if touched := pixels.mask.getbbox():
        left, top, right, bottom = touched
        frame = (left - _AROUND, top - _AROUND, right + _AROUND, bottom + _AROUND)
        ImageDraw.Draw(shown).rectangle(frame, outline=WARM, width=_LINE)
    return shown


def three_parts(parts: Sequence[Image.Image]) -> Image.Image:
    """Before, after and difference side by side, with their titles."""
    width, height = parts[0].size
    sheet = Image.new("RGB", (3 * width + 4 * _GAP, height + _TITLE + 2 * _GAP), _GROUND)
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=28)
    for place, (part, title) in enumerate(zip(parts, _TITLES, strict=True)):
        left = _GAP + place * (width + _GAP)
        pen.text((left, _GAP), gettext(title), fill=_INK, font=font)
        sheet.paste(part, (left, _GAP + _TITLE))
    return sheet


def png(picture: Image.Image, few_colours: bool = False) -> bytes:
    """The picture as PNG; with few colours it is small enough to be embedded."""
    kept = picture.quantize(_COLOURS) if few_colours else picture
    buffer = io.BytesIO()
    kept.save(buffer, "PNG", optimize=few_colours)
    return buffer.getvalue()
