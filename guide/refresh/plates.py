"""The pictures of a refreshed document, drawn as those of a guide."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image

from guide.drawing.cropping import crop_of
from guide.drawing.frames import draw
from guide.french.typography import typeset
from guide.runs.portal import is_fictional

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guide.evidence.record import Run
    from guide.refresh.units import Plate


@dataclass(frozen=True, slots=True)
class Print:
    """A drawn picture: PNG bytes, height for a width of one, width in CSS pixels, and words."""

    plate: Plate
    png: bytes
    ratio: float
    width: float
    alt: str


def prints_of(plates: Iterable[Plate], run: Run, tell: Callable[[str], None]) -> dict[Plate, Print]:
    """Draw each picture.

    Raises:
        OSError: a picture of the evidence cannot be read.
    """
    fictional = is_fictional(run)
    prints: dict[Plate, Print] = {}
    with TemporaryDirectory() as folder:
        for plate in plates:
            tell(f"image de « {plate.step} »")
            path = Path(folder) / "image.png"
            crop = crop_of(plate.sight, run.scale)
            draw(plate.sight, crop, path, run.scale, fictional=fictional and crop.top > 0)
            with Image.open(path) as drawn:
                width, height = drawn.size
            alt = typeset(plate.sight.alt)
            prints[plate] = Print(plate, path.read_bytes(), height / width, width / run.scale, alt)
    return prints
