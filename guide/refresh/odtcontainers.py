"""What holds a paragraph of a LibreOffice text: cells, rows, columns, boxes, as sets of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.refresh.geometry import Container

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.documents.markup import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _TEXT = f"{{{_OASIS}:table:1.0}}", f"{{{_OASIS}:text:1.0}}"
_BOX, _GROUP = f"{{{_OASIS}:drawing:1.0}}text-box", f"{{{_OASIS}:drawing:1.0}}g"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


class Containers:
    """The containers of the paragraphs of one file; each is gathered once."""

    def __init__(self, paragraphs: Sequence[Element]) -> None:
        self._numbers = {paragraph: number for number, paragraph in enumerate(paragraphs, 1)}
        self._held: dict[Element, frozenset[int]] = {}
        self._columns: dict[Element, dict[int, set[int]]] = {}

    def around(self, paragraph: Element) -> tuple[Container, ...]:
        """What holds a paragraph, the innermost first."""
        return tuple(self._around(paragraph))

    def _around(self, paragraph: Element) -> Iterator[Container]:
        for outer in paragraph.iterancestors(f"{_TABLE}table-cell", _BOX, _GROUP):
            if outer.tag in {_BOX, _GROUP}:
                yield Container("box", self._within(outer))
                continue
            yield Container("cell", self._within(outer))
            row = next(outer.iterancestors(f"{_TABLE}table-row"), None)
            table = next(outer.iterancestors(f"{_TABLE}table"), None)
            if row is not None and table is not None:
                yield Container("row", self._within(row))
                yield Container("column", frozenset(self._column(table, _place(outer))))

    def _within(self, element: Element) -> frozenset[int]:
        if element not in self._held:
            inner = element.iter(f"{_TEXT}p", f"{_TEXT}h")
            self._held[element] = frozenset(self._numbers[p] for p in inner if p in self._numbers)
        return self._held[element]

    def _column(self, table: Element, place: int) -> set[int]:
        if table not in self._columns:
            columns: dict[int, set[int]] = {}
            for cell in table.iter(f"{_TABLE}table-cell"):
                if next(cell.iterancestors(f"{_TABLE}table"), None) is table:
                    columns.setdefault(_place(cell), set()).update(self._within(cell))
            self._columns[table] = columns
        return self._columns[table].get(place, set())


def _place(cell: Element) -> int:
    """The column in which a cell begins; what a wider cell covers is in the file as well."""
    return sum(1 for _ in cell.itersiblings(*_CELLS, preceding=True))
