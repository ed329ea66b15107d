"""Tables of a PDF: found with pdfplumber, on the pages where lines are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.documents.pdf.page import Box

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage

_FEWEST = 2
"""Rows and columns that make a table."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the box of each cell, row by row; None where a cell is merged with another."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def tables_on(page: PlumberPage) -> list[Grid]:
    """The tables of a page that have two rows and two columns at least."""
    grids: list[Grid] = []
    for table in page.find_tables():
        rows = tuple(
            tuple(_turned(page, cell) if cell else None for cell in row.cells) for row in table.rows
        )
        columns = max((sum(cell is not None for cell in row) for row in rows), default=0)
        if len(rows) >= _FEWEST and columns >= _FEWEST:
            grids.append(Grid(_turned(page, table.bbox), rows))
    return grids


def _turned(page: PlumberPage, box: tuple[float, float, float, float]) -> Box:
    """A box counted from the head of the page, counted from its foot."""
    left, top, right, bottom = box
    height = float(page.height)
    return Box(left, height - bottom, right, height - top)
