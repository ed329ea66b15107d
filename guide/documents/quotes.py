"""What a text sets between quotes: « », “ ”, " ", ' ' and [ ], nested or left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.documents.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIRS = {"«": "»", "‹": "›", "[": "]"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_DOUBLE, _SINGLE = '"“”„‟＂', "'‘’‚‛`"
_LONGEST = 240
"""Letters that a quote may hold: beyond, one of its two ends was forgotten."""


def quoted(text: str) -> tuple[Mark, ...]:
    """The stretches between quotes, in the order of their starts; the quotes stand outside.

    A quote that is never closed, or was never opened, is passed over. An apostrophe is no quote.
    """
    spans = [*_paired(text), *_doubles(text), *_singles(text)]
    marks = (_trimmed(text, start, end) for start, end in spans)
    found = (mark for mark in marks if any(map(str.isalpha, text[mark.start : mark.end])))
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end)))


def _trimmed(text: str, start: int, end: int) -> Mark:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    return Mark(begin, begin + len(piece.strip()), "quoted")


def _paired(text: str) -> Iterator[tuple[int, int]]:
    """Quotes whose two ends differ, each end closing the nearest one open of its kind."""
    opened: dict[str, list[int]] = {opener: [] for opener in _PAIRS}
    for at, letter in enumerate(text):
        if letter in _PAIRS:
            opened[letter].append(at + 1)
        elif letter in _CLOSERS and opened[_CLOSERS[letter]]:
            start = opened[_CLOSERS[letter]].pop()
            if at - start <= _LONGEST:
                yield start, at


def _doubles(text: str) -> Iterator[tuple[int, int]]:
    """Double quotes, whose two ends may be one and the same sign."""
    start: int | None = None
    for at, letter in enumerate(text):
        if letter not in _DOUBLE:
            continue
        opens, closes = _sides(text, at)
        if start is not None and (closes or not opens):
            if at - start <= _LONGEST:
                yield start, at
            start = None
        elif opens:
            start = at + 1


def _singles(text: str) -> Iterator[tuple[int, int]]:
    """Single quotes: they open after a blank, and close before one."""
    start: int | None = None
    for at, letter in enumerate(text):
        if letter not in _SINGLE:
            continue
        before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
        if start is not None and not before.isspace() and not after.isalnum():
            if at - start <= _LONGEST:
                yield start, at
            start = None
        elif not before.isalnum() and not after.isspace():
            start = at + 1


def _sides(text: str, at: int) -> tuple[bool, bool]:
    """Whether the sign may open a quote, and whether it may close one; by what is beside it."""
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
    left, right = before.isspace() or before in "([«-–:/", after.isspace() or after in ".,;:!?)]»/"
    return left or not right, right or not left
