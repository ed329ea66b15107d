"""« Pas plus de trois », « deux ou plus »: the bounds that a clause sets, however it says them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.french.numbers import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.claims.pieces import Piece

OVER, UNDER = "=over", "=under"
_AT_MOST, _AT_LEAST = "=max", "=min"
_MORE = {"plus": OVER, "moins": UNDER}
_TURNED = {OVER: _AT_MOST, UNDER: _AT_LEAST}
_NEAR = 3
"""How far behind its number « ou plus » may stand: « 8 caractères ou plus »."""


def bounded(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, « plus de » before a number and « ou plus » behind one as one piece each."""
    skipped = 0
    for rank, piece in enumerate(pieces):
        if skipped:
            skipped -= 1
            continue
        after = pieces[rank + 1 : rank + 3]
        if len(after) > 1 and _is_over(piece, after):
            key = _MORE[piece.plain]
        elif after and _is_or_more(pieces, rank):
            key = _AT_LEAST if after[0].plain == "plus" else _AT_MOST
        else:
            yield piece
            continue
        skipped = 1
        text = f"{piece.text} {after[0].text}"
        yield replace(piece, text=text, plain=key, lower=key, end=after[0].end, key=key)


def turned(pieces: Sequence[Piece]) -> list[Piece] | None:
    """What « ne… pas » makes of « plus de trois »: at most three; None where there is no bound."""
    if any(piece.key == _AT_MOST and piece.text.lower().startswith("pas ") for piece in pieces):
        return list(pieces)
    if not any(piece.key in _TURNED for piece in pieces):
        return None
    return [replace(p, key=_TURNED[p.key]) if p.key in _TURNED else p for p in pieces]


def _is_over(piece: Piece, after: Sequence[Piece]) -> bool:
    counts = number_of(after[1].plain) is not None
    return piece.plain in _MORE and after[0].plain in {"de", "d'"} and counts


def _is_or_more(pieces: Sequence[Piece], rank: int) -> bool:
    if pieces[rank].plain != "ou" or pieces[rank + 1].plain not in _MORE:
        return False
    before = pieces[max(0, rank - _NEAR) : rank]
    return any(number_of(piece.plain) is not None for piece in before)
