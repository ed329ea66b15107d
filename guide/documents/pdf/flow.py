"""The order in which a page is read: stretches of lines, with tables and pictures between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.documents.pdf.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.documents.pdf.page import Line, Page
    from guide.documents.pdf.tables import Grid

_TOUCHING = 3.0
"""Points by which a line may reach into the picture under it."""


def flow_of(
    page: Page, body: Sequence[Line], grids: Sequence[Grid]
) -> Iterator[list[Line] | Grid | Box]:
    """Lines in stretches, tables where their first line stands, pictures after what is above."""
    pictures: dict[int, list[Box]] = {}
    for box in page.pictures:
        if not any(grid.box.holds(box) for grid in grids):
            pictures.setdefault(_above(body, box), []).append(box)
    stretch: list[Line] = []
    met: list[Grid] = []
    for at, line in enumerate([None, *body]):
        grid = _grid_of(line, grids) if line else None
        if line and grid is None:
            stretch.append(line)
        elif grid and grid not in met:
            met.append(grid)
            yield stretch
            yield grid
            stretch = []
        if at in pictures:
            yield stretch
            yield from pictures[at]
            stretch = []
    yield stretch


def _above(body: Sequence[Line], picture: Box) -> int:
    """How many lines come before a picture."""
    above = (at for at, line in enumerate(body, 1) if line.box.bottom >= picture.top - _TOUCHING)
    return max(above, default=0)


def _grid_of(line: Line, grids: Sequence[Grid]) -> Grid | None:
    return next((grid for grid in grids if line.within(grid.box)), None)
