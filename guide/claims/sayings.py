"""« La page le rappelle : … », « comme le rappelle la page, … »: what a page is told to say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.french.verbs import verb_of
from guide.french.vocabulary import infinitive_of, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.claims.pieces import Piece

SAYING = frozenset(lexicon()["pages"]["saying"].split())
SAID = "=said"
"""What introduces a clause that the clause before it announces with « le »."""
_IT = frozenset({"le", "l'"})
_SHORTEST = 4


def unannounced(pieces: Sequence[Piece]) -> list[Piece] | None:
    """« La page d'accueil le rappelle » without « le », before a colon or a comma; else None."""
    told = [piece for piece in pieces if piece.kind != "mark"][-2:]
    if len(told) < len(_IT) or told[0].lower not in _IT or not _says(told[1]):
        return None
    kept = [piece for piece in pieces if piece is not told[0]]
    return [_as_verb(piece) if piece is told[1] else piece for piece in kept]


def turned_round(pieces: list[Piece]) -> list[Piece]:
    """« Comme le rappelle la page, … » as « la page le rappelle, … »."""
    if len(pieces) < _SHORTEST or pieces[0].plain != "comme":
        return pieces
    comma = next((rank for rank, piece in enumerate(pieces) if piece.text == ","), None)
    if comma is None or pieces[1].lower not in _IT or not _says(pieces[2]):
        return pieces
    return [*pieces[3:comma], *pieces[1:3], *pieces[comma:]]


def _says(piece: Piece) -> bool:
    """Behind « le » a verb looks like a noun."""
    return piece.kind == "word" and infinitive_of(piece.text) in SAYING


def _as_verb(piece: Piece) -> Piece:
    return replace(piece, verb=piece.verb or verb_of(piece.text))
