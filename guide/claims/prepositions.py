"""Prepositions, and words that stand for one, with the slot that they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.wording import is_time
from guide.french.vocabulary import listed

if TYPE_CHECKING:
    from guide.claims.clause import Slot
    from guide.claims.segment import Segment

_PREPOSITIONS: dict[str, Slot] = {
    "à": "to",
    "a": "to",
    "au": "to",
    "aux": "to",
    "vers": "to",
    "auprès": "to",
    "chez": "to",
    "par": "by",
    "via": "by",
    "avec": "with",
    "dans": "at",
    "sur": "at",
    "sous": "at",
    "depuis": "at",
    "en": "at",
    "parmi": "at",
    "devant": "at",
    "comme": "as",
    "=as": "as",
    "dès": "when",
    "pendant": "when",
    "après": "when",
    "avant": "when",
    "jusqu": "when",
    "pour": "other",
    "contre": "other",
    "entre": "other",
    "selon": "other",
    "=from": "at",
}


def moved_to(segment: Segment, rank: int, slot: Slot) -> Slot | None:
    """The slot that a preposition, or words that stand for one, lead to."""
    piece = segment.pieces[rank]
    if piece.lower in {"=delay", "=role"}:
        return "when" if piece.lower == "=delay" else slot
    if piece.plain in listed("linking"):
        return "with"
    after = segment.pieces[rank + 1].plain if rank + 1 < len(segment.pieces) else ""
    if after in {"que", "qu'"}:
        return None
    moved = _PREPOSITIONS.get(piece.lower)
    return "when" if moved == "at" and is_time(segment, rank) else moved
