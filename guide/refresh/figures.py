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
    from guide.refresh.units import Figure


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A drawn picture: PNG bytes, height for a width of one, width in CSS pixels, and words."""

    figure: Figure
    png: bytes
    ratio: float
    width: float
    alt: str


def drawn_figures(
    figures: Iterable[Figure], run: Run, tell: Callable[[str], None]
) -> dict[Figure, DrawnFigure]:
    """Draw each picture.

    Raises:
        OSError: a picture of the evidence cannot be read.
    """
    fictional = is_fictional(run)
    drawn: dict[Figure, DrawnFigure] = {}
    with TemporaryDirectory() as folder:
        for figure in figures:
            tell(f"image de « {figure.step} »")
            path = Path(folder) / "image.png"
            crop = crop_of(figure.screenshot, run.scale)
            draw(figure.screenshot, crop, path, run.scale, fictional=fictional and crop.top > 0)
            with Image.open(path) as picture:
                width, height = picture.size
            alt = typeset(figure.screenshot.alt)
            drawn[figure] = DrawnFigure(
                figure, path.read_bytes(), height / width, width / run.scale, alt
            )
    return drawn
