"""« La clé reçue par courrier »: what tells of a thing inside the clause that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.pieces import Piece
from guide.french.vocabulary import listed
from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.claims.segment import Segment


BREAKS = frozenset({",", ";", ":", "(", ")", "–", "—", "→", ">", ".", "!", "?", "-", "•", "/", "…"})


TOLD_OF = "=told"
"""What introduces a participle that tells of the word before it."""


_NO_THINGS = listed("empty") | listed("denying") | words("bien deja encore toujours tout tous")


_TELLING = words("par à au aux dans sur du de d' des via sous en")


STATES = (("deja",), ("pas", "encore"))


AFTER_JOIN = words("se s' vous ne n' en y le la les l' ensuite alors enfin")


def asides(pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """« La clé reçue par courrier se saisit »: where what tells of a subject begins and ends."""
    open_at = None
    done = False
    for rank, piece in enumerate(pieces):
        verb = None if piece.is_noun else piece.verb
        if piece.kind == "mark" and piece.text in BREAKS:
            open_at, done = None, False
        elif verb is not None and verb.form == "participle" and not done:
            first = _already(pieces, rank)
            before, after = pieces[first - 1 : first], pieces[rank + 1 : rank + 2]
            told = before and after and _tells(before[0], after[0], stated=first != rank)
            if told and open_at is None:
                open_at = first
        elif verb is not None:
            if open_at is not None and verb.form not in {"infinitive", "imperative", "gerund"}:
                yield open_at, rank - _led_by(pieces, rank)
            open_at, done = None, True


def _already(pieces: list[Piece], rank: int) -> int:
    """Where « déjà inscrit », « pas encore inscrit » begins."""
    for written in STATES:
        if tuple(piece.plain for piece in pieces[rank - len(written) : rank]) == written:
            return rank - len(written)
    return rank


def is_state(pieces: list[Piece]) -> bool:
    """« L'employeur déjà inscrit »: a state of whom it tells, and the condition of the rest."""
    plain = tuple(piece.plain for piece in pieces)
    return any(plain[: len(written)] == written for written in STATES)


def _led_by(pieces: list[Piece], rank: int) -> int:
    """How many pronouns and words of denial stand before a verb and go with it."""
    count = 0
    while count < rank and pieces[rank - count - 1].plain in AFTER_JOIN:
        count += 1
    return count


def _tells(before: Piece, after: Piece, *, stated: bool = False) -> bool:
    """Whether a participle between these tells of the word before it."""
    named = before.kind == "word" and before.verb is None and before.plain not in _NO_THINGS
    return named and (stated or after.lower in _TELLING)


def is_told_of(pieces: list[Piece], rank: int, current: Segment) -> bool:
    """« Tapez la clé reçue par courrier »: a participle that tells of the thing just named.

    « La clé (reçue par courrier) » is the same.
    """
    verb, after = pieces[rank].verb, pieces[rank + 1] if rank + 1 < len(pieces) else None
    if verb is None or verb.form != "participle" or after is None or current.kind != "main":
        return False
    if rank > 1 and pieces[rank - 1].text == "(":
        return _tells(pieces[rank - 2], after)
    return rank > 0 and current.has_verb and _tells(pieces[rank - 1], after)
