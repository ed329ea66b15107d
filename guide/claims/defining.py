"""« Une personne qui est seulement déclarant »: who that is, in one noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.claims.pieces import Piece

_SOMEBODY = words("personne celui celle ceux celles un une")
_IS = words("est sont")
_ONLY = words("seulement uniquement simplement que qu'")
_SKIPPED = words("ne n' un une")
_ONLY_KEY = "=seulement"


def defined(pieces: Sequence[Piece], people: frozenset[str]) -> list[Piece]:
    """The pieces, a relative clause that only says who it is put in its noun.

    Args:
        pieces: of a sentence.
        people: nouns for people, plain.
    """
    found: list[Piece] = []
    at = 0
    while at < len(pieces):
        told = _who_is(pieces, at, people)
        if told is None:
            found.append(pieces[at])
            at += 1
        else:
            only, at = told
            found += [replace(only, plain=_ONLY_KEY, key=_ONLY_KEY, verb=None)] if only else []
    return found


def _who_is(
    pieces: Sequence[Piece], at: int, people: frozenset[str]
) -> tuple[Piece | None, int] | None:
    """« Personne qui n'est que »: the word that limits it, and where the noun stands."""
    after = [piece.plain for piece in pieces[at : at + 2]]
    if after[1:] != ["qui"] or after[0] not in _SOMEBODY:
        return None
    rank, only, verb = at + 2, None, False
    while rank < len(pieces):
        piece = pieces[rank]
        if piece.plain in _IS and not verb:
            verb = True
        elif piece.plain in _ONLY:
            only = piece
        elif piece.plain not in _SKIPPED:
            break
        rank += 1
    noun = pieces[rank].plain if rank < len(pieces) else ""
    named = any(noun.startswith(person) for person in people)
    return (only, rank) if verb and only is not None and named else None
