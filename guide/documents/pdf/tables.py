"""Tables of a PDF: the cells that straight lines make, found as pdfplumber finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from guide.documents.pdf.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.documents.pdf.page import Page

_FEWEST, _LINES = 2, 4
"""Rows and columns that make a table; lines without which there is none."""
_NEAR, _SHORTEST = 3.0, 3.0
"""Points within which lines meet; those shorter part nothing. As pdfplumber has them."""
_MOST_CORNERS = 2_000
"""Corners of a page beyond which its lines are a drawing: to find cells takes their square."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the box of each cell, row by row; None where a cell is merged with another."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def tables_on(page: Page) -> list[Grid]:
    """The tables of a page that have two rows and two columns at least.

    pdfplumber is given the lines that PDFium read: to read the page again takes it a second.
    """
    if len(page.edges) < _LINES:
        return []
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    edges = merge_edges(list(_edges(page)), _NEAR, _NEAR, _NEAR, _NEAR)
    edges = [e for e in edges if max(e["x1"] - e["x0"], e["bottom"] - e["top"]) >= _SHORTEST]
    corners = edges_to_intersections(edges, _NEAR, _NEAR)
    if len(corners) > _MOST_CORNERS:
        return []
    found = cells_to_tables(intersections_to_cells(corners))
    return [grid for cells in found if (grid := _grid(page, cells)) is not None]


def _edges(page: Page) -> Iterator[dict[str, Any]]:
    """The lines as pdfplumber names their sides: heights counted from the head of the page."""
    for edge in page.edges:
        box = edge.box
        top, bottom = page.height - box.top, page.height - box.bottom
        yield {
            "x0": box.left, "x1": box.right, "top": top, "bottom": bottom,
            "width": box.right - box.left, "height": bottom - top,
            "orientation": "h" if edge.level else "v", "object_type": "line",
        }  # fmt: skip


def _grid(page: Page, cells: list[tuple[float, float, float, float]]) -> Grid | None:
    """The cells of a table in rows, by their tops and their left sides; None if it is too small."""
    lefts, tops = (sorted({cell[side] for cell in cells}) for side in (0, 1))
    boxes = {(cell[1], cell[0]): _turned(page, cell) for cell in cells}
    rows = tuple(tuple(boxes.get((top, left)) for left in lefts) for top in tops)
    columns = max(sum(box is not None for box in row) for row in rows)
    if len(rows) < _FEWEST or columns < _FEWEST:
        return None
    whole = next(iter(boxes.values()))
    for box in boxes.values():
        whole = whole.around(box)
    return Grid(whole, rows)


def _turned(page: Page, box: tuple[float, float, float, float]) -> Box:
    """A box counted from the head of the page, counted from its foot."""
    left, top, right, bottom = box
    return Box(left, page.height - bottom, right, page.height - top)
