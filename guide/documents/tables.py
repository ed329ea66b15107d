"""Tables whose rows are steps: « N° | Actions à réaliser »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.documents.entries import Entry, telling
from guide.documents.markers import Marker
from guide.french.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = re.compile(
    r"(?:n\s?°|no?|numero|#|etapes?|actions?|quoi|comment|operations?|taches?|consignes?|ordre"
    r"|descriptions?|resultats?|remarques?|observations?|ecrans?|captures?|libelles?|qui|acteurs?)\b"
)
_LONGEST_HEADER = 40


def steps_in_rows(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; in a table of steps, the first cell of each row begins a step."""
    tables: dict[int, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.block.cell:
            tables.setdefault(entry.block.cell.table, []).append(at)
    changed = dict[int, Entry]()
    for places in tables.values():
        changed |= _rows(entries, places)
    return [changed.get(at, entry) for at, entry in enumerate(entries)]


def _rows(entries: Sequence[Entry], places: Sequence[int]) -> dict[int, Entry]:
    """What becomes of the cells of one table: numbers of steps, and its header."""
    rows: dict[int, list[int]] = {}
    for at in places:
        if cell := entries[at].block.cell:
            rows.setdefault(cell.row, []).append(at)
    lines = list(rows.values())
    header = lines[0] if all(_is_header(entries[at]) for at in lines[0]) else []
    told = [row for row in lines if row is not header]
    changed = {at: _furnished(entries[at]) for at in header}
    if any(_is_step(entries[at]) for row in told for at in row[1:]):
        return changed  # steps side by side
    firsts = [row[0] for row in told]
    numbered = sum(_is_number(entries[at]) for at in firsts)
    if numbered and 2 * numbered >= len(told):
        return changed | {at: _row(entries[at]) for at in firsts if _is_number(entries[at])}
    if header and len(told) > 1 and all(telling([entries[at] for at in row]) for row in told):
        return changed | {at: _row(entries[at]) for at in firsts}
    return changed if numbered else {}


def _is_header(entry: Entry) -> bool:
    text = plain(entry.block.text)
    return len(text) <= _LONGEST_HEADER and bool(_HEADER.match(text)) and not _is_number(entry)


def _is_number(entry: Entry) -> bool:
    marker = entry.marker
    return marker is not None and marker.kind in {"number", "step"}


def _is_step(entry: Entry) -> bool:
    return entry.marker is not None and entry.marker.kind == "step"


def _row(entry: Entry) -> Entry:
    number = entry.marker.number if entry.marker else ""
    return replace(entry, marker=Marker("row", number, "row", 0))


def _furnished(entry: Entry) -> Entry:
    return replace(entry, block=replace(entry.block, kind="furniture"))
