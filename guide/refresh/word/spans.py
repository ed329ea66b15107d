"""How many columns of its table's grid a cell of Word covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.refresh.word.names import W

if TYPE_CHECKING:
    from guide.documents.markup import Element

_MOST = 63
"""Columns of a table of Word, at most."""


def span_of(cell: Element) -> int:
    """One, or what ``w:gridSpan`` says."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    said = (span.get(f"{W}val") or "") if span is not None else ""
    return min(int(said), _MOST) if said.isdigit() and int(said) else 1
