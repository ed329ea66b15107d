"""Cutting a picture down to what matters, at a gap of the page, with its heading as context."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageChops

from guide.evidence.record import Box

if TYPE_CHECKING:
    from guide.drawing.picturing import Annotated

_MARGIN = 20
"""Page left around what is shown, in CSS pixels."""
_BADGE_ROOM = 40
"""Page left beside what is shown, where numbers may stand."""
_REACH = 260
"""How far below the last control a gap of the page is looked for, in CSS pixels."""
_TALLEST = 640
"""Height that a picture without any control keeps at most, in CSS pixels."""
_BREATH = 8
"""Page kept below the last control before a gap is looked for, in CSS pixels."""
_NOISE = 2


class Crop(NamedTuple):
    """A part of a picture, in its pixels: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int


def crop_of(screenshot: Annotated, scale: float) -> Crop:
    """The part of the picture that a guide shows.

    Args:
        screenshot: the clean picture and what will be framed on it.
        scale: pixels of the picture per CSS pixel.

    Raises:
        OSError: the picture cannot be read.
    """
    with Image.open(screenshot.file.path) as clean:
        picture = clean.convert("RGB")
    top = round(min(box.y for box in _shown(screenshot)))
    ground = Image.new("RGB", picture.size, _ground(picture, top))
    apart = ImageChops.difference(picture, ground).convert("L")
    written = ImageChops.subtract(apart, Image.new("L", picture.size, _NOISE))
    _, rows = written.getprojection()
    rows = rows[: _footer(written, top)]
    first, last = _gap_above(rows, top), _end(screenshot, written, rows, scale)
    columns, _ = written.crop((0, first, picture.width, last)).getprojection()
    used = [x for x, ink in enumerate(columns) if ink] or [0, picture.width]
    margin, room = round(_MARGIN * scale), round(_BADGE_ROOM * scale)
    return Crop(
        max(used[0] - room, 0),
        max(first - margin, 0),
        min(used[-1] + room, picture.width),
        min(last + margin, picture.height),
    )


def _shown(screenshot: Annotated) -> list[Box]:
    """The heading of the page, and what is framed."""
    headings = [h for h in screenshot.page.headings if h.box.shown]
    heading = min(headings, key=lambda h: h.level or 9, default=None)
    return [*([heading.box] if heading else []), *(mark.box for mark in screenshot.marks)] or [
        *(element.box for element in screenshot.page.elements if element.box.shown),
        Box(0, 0, 1, 1),
    ]


def _ground(picture: Image.Image, row: int) -> tuple[int, int, int]:
    """The colour of the page itself, which its left edge shows beside the heading."""
    colour = picture.getpixel((1, min(max(row, 0), picture.height - 1)))
    assert isinstance(colour, tuple)
    return (int(colour[0]), int(colour[1]), int(colour[2]))


def _ink(written: Image.Image) -> bytes:
    """How much each row differs from the page on average, from 0 to 255."""
    return written.reduce((written.width, 1)).tobytes()


def _footer(written: Image.Image, start: int) -> int:
    """Where the band at the foot of the page begins: below a heading, only it touches the edge."""
    _, edge = written.crop((0, 0, 1, written.height)).getprojection()
    return next((row for row in range(start, len(edge)) if edge[row]), len(edge))


def _gap_above(rows: list[int], start: int) -> int:
    """The first row of the block that holds this row."""
    row = start
    while row > 0 and rows[row - 1]:
        row -= 1
    return row


def _end(screenshot: Annotated, written: Image.Image, rows: list[int], scale: float) -> int:
    """The row after what is kept: in a gap of the page, else where the least is cut."""
    lowest = max(box.y + box.height for box in _shown(screenshot))
    start = min(round(lowest + _BREATH * scale), len(rows))
    if screenshot.marks:
        limit = min(start + round(_REACH * scale), len(rows))
        gap = next((row for row in range(start, limit) if not rows[row]), None)
        return gap or min(range(start, limit), key=_ink(written).__getitem__, default=start)
    limit = min(start + round(_TALLEST * scale), len(rows))
    gap = next((row for row in range(limit - 1, start, -1) if not rows[row]), limit)
    return next((row + 1 for row in range(gap - 1, start, -1) if rows[row]), gap)
