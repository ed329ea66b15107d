"""Where a paragraph of a Word document stands in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.documents.blocks import Cell
from guide.documents.markup import child, name

if TYPE_CHECKING:
    from guide.documents.markup import Element


class Tables:
    """The tables met so far, counted in the order of the document."""

    def __init__(self) -> None:
        self._numbers: dict[Element, int] = {}
        self._rows: dict[Element, int] = {}
        self._widths: dict[Element, int] = {}

    def cell(self, paragraph: Element) -> Cell | None:
        """The cell that holds a paragraph; None in a text box or a table of one column."""
        cell = _nearest(paragraph, "tc", "txbxContent")
        row = _nearest(cell, "tr") if cell is not None and name(cell) == "tc" else None
        table = _nearest(row, "tbl") if row is not None else None
        if cell is None or row is None or table is None:
            return None
        self._meet(table)
        if self._widths[table] == 1:
            return None
        parent = cell.getparent()
        before = list(parent).index(cell) if parent is not None else 0
        return Cell(self._numbers[table], self._rows[row], before)

    def _meet(self, table: Element) -> None:
        if table in self._numbers:
            return
        self._numbers[table] = len(self._numbers)
        rows = [row for row in _named(table, "tr") if _nearest(row, "tbl") is table]
        self._rows.update((row, at) for at, row in enumerate(rows))
        widths = (
            sum(1 for cell in _named(row, "tc") if _nearest(cell, "tr") is row) for row in rows
        )
        self._widths[table] = max(widths, default=1)


def in_deleted_row(paragraph: Element) -> bool:
    """Whether a revision deleted the row that holds a paragraph."""
    row = _nearest(paragraph, "tr")
    return row is not None and child(row, "trPr", "del") is not None


def _nearest(element: Element, *names: str) -> Element | None:
    return next((up for up in element.iterancestors() if name(up) in names), None)


def _named(element: Element, wanted: str) -> list[Element]:
    return [found for found in element.iter() if name(found) == wanted]
