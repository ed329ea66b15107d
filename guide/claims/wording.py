"""A word, a number or a length of time at its place in a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.clause import Word
from guide.claims.nouns import PICKED, sort_of
from guide.claims.quantities import TIME
from guide.french.numbers import number_of
from guide.french.vocabulary import infinitive_of

if TYPE_CHECKING:
    from guide.claims.pieces import Piece
    from guide.claims.segment import Segment
    from guide.french.vocabulary import Vocabulary


_READ = ("prendre", "connaissance")
"""« Prenez connaissance des conditions » has one look at them, and tells of no knowledge."""
_ANYBODY = frozenset({"acteur", "personne", "utilisateur", "usager", "interesse"})


def is_time(segment: Segment, rank: int) -> bool:
    """« dans les 15 jours », « sous 15 jours »."""
    for piece in segment.pieces[rank + 1 : rank + 4]:
        if number_of(piece.plain) is not None and piece.plain not in {"un", "une"}:
            return True
        if piece.plain == "delai" or piece.lower == "=delay":
            return True
    return False


def stands_for_label(segment: Segment, rank: int) -> bool:
    """« Voulue » in « cochez l'option voulue » says no more than that there is one."""
    before = segment.pieces[rank - 1] if rank else None
    if before is None or segment.pieces[rank].plain not in PICKED:
        return False
    return sort_of(before.plain) in {"control", "tick", "choice"}


def word_at(segment: Segment, rank: int, vocabulary: Vocabulary) -> Word | None:
    """The word at a rank; a length of time is one word, whatever its unit."""
    piece = segment.pieces[rank]
    after = segment.pieces[rank + 1] if rank + 1 < len(segment.pieces) else None
    if piece.plain.endswith("ieme") and after is not None and after.plain == "etape":
        return _ordinal(piece)
    number = number_of(piece.plain)
    unit = after and (TIME.get(after.plain) or TIME.get(after.plain.removesuffix("s")))
    if number is not None and piece.plain not in {"un", "une"} and after and unit:
        text = f"{piece.text} {after.text}"
        return Word(f"={number * unit}s", text, piece.start, after.end)
    before = segment.pieces[rank - 1] if rank else None
    is_unit = TIME.get(piece.plain) or TIME.get(piece.plain.removesuffix("s"))
    if before and is_unit and before.plain not in {"un", "une"} and number_of(before.plain):
        return None
    if piece.key:
        return Word(piece.key, piece.text, piece.start, piece.end)
    if before and _is_idle(before, piece):
        return None
    key, own = vocabulary.key(piece.text), vocabulary.is_own(piece.text)
    pointed = before is not None and before.plain in {"cet", "cette", "ce", "ces"}
    return Word(key, piece.text, piece.start, piece.end, own, piece.complement, pointed)


def _is_idle(before: Piece, piece: Piece) -> bool:
    """« Cette personne » is the one named before."""
    pointed = before.plain in {"cet", "cette", "ce"} and piece.plain in _ANYBODY
    return pointed or (piece.plain == _READ[1] and infinitive_of(before.text) == _READ[0])


def _ordinal(piece: Piece) -> Word:
    """« La troisième étape » is step 3."""
    stem = piece.plain.removesuffix("ieme")
    whole = {"quatr": "quatre", "cinqu": "cinq", "neuv": "neuf", "troisi": "trois"}.get(stem, stem)
    ways = (whole, f"{whole}e", f"{whole}s")
    number = next((n for way in ways if (n := number_of(way)) is not None), None)
    return Word(str(number or piece.plain), piece.text, piece.start, piece.end)
