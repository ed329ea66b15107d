"""What holds a paragraph of a Word file: cells, rows, columns, text boxes, as sets of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.refresh.geometry import Container
from guide.refresh.word.names import W
from guide.refresh.word.spans import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.documents.markup import Element


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
        for outer in paragraph.iterancestors(f"{W}tc", f"{W}txbxContent"):
            if outer.tag == f"{W}txbxContent":
                yield Container("box", self._within(outer))
                continue
            yield Container("cell", self._within(outer))
            row = next(outer.iterancestors(f"{W}tr"), None)
            table = next(outer.iterancestors(f"{W}tbl"), None)
            if row is not None and table is not None:
                yield Container("row", self._within(row))
                yield Container("column", frozenset(self._column(table, _place(outer))))

    def _within(self, element: Element) -> frozenset[int]:
        if element not in self._held:
            inner = element.iter(f"{W}p")
            self._held[element] = frozenset(self._numbers[p] for p in inner if p in self._numbers)
        return self._held[element]

    def _column(self, table: Element, place: int) -> set[int]:
        if table not in self._columns:
            columns: dict[int, set[int]] = {}
            for cell in table.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tbl"), None) is table:
                    first = _place(cell)
                    for at in range(first, first + span_of(cell)):
                        columns.setdefault(at, set()).update(self._within(cell))
            self._columns[table] = columns
        return self._columns[table].get(place, set())


def _place(cell: Element) -> int:
    """The column of the grid in which a cell begins."""
    return sum(map(span_of, cell.itersiblings(f"{W}tc", preceding=True)))
