"""Where the sentences of a French text begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.french.text import fold
from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

_GAP = re.compile(r"(?<=[.!?…])(?:\s?[»”\"')\]])?\s+|(?<=;)\s+")
_LEAD = re.compile(r"[«“\"(\[•–—→>-]?\s?")
"""What may stand in front of the first word of a sentence."""
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_SHORT = words("m mm mme mlle dr art ex etc n p cf tel av bd st ste fig chap env max min")
"""What a full stop shortens, as single letters always are."""
_LONGEST_WORD, _LONGEST = 24, 1000
"""Letters of an abbreviation and of a sentence, at most."""


def sentences(text: str, labels: Sequence[Span] = (), *, clauses: bool = False) -> list[Span]:
    """The sentences of a text, as offsets without the blanks around them.

    Args:
        text: with its typography.
        labels: stretches in which no sentence ends, whatever marks they hold; a label in small
            letters may begin one.
        clauses: whether a semicolon parts as well.
    """
    spans: list[Span] = []
    start = 0
    for gap in _GAP.finditer(text):
        end = gap.end() - len(gap[0]) + len(gap[0].rstrip())
        parted = clauses if text[end - 1] == ";" else _begins(text, gap.end(), labels)
        if parted and not _goes_on(text, start, end, labels) and not _is_inside(end - 1, labels):
            spans.append((start, end))
            start = gap.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def _begins(text: str, at: int, labels: Sequence[Span]) -> bool:
    """Whether something stands here that can begin a sentence."""
    lead = _LEAD.match(text, at)
    first = lead.end() if lead else at
    word = text[first : first + 1]
    return word.isupper() or word.isdigit() or any(at <= start <= first for start, _ in labels)


def _goes_on(text: str, start: int, end: int, labels: Sequence[Span]) -> bool:
    """Whether a mark ends no sentence: an abbreviation, or quotes and brackets still open."""
    last = _LAST_WORD.search(text, max(start, end - _LONGEST_WORD), end)
    if last and (len(last[1]) == 1 or fold(last[1]) in _SHORT):
        return not _is_inside(last.start(), labels)
    said = text[start:end]
    return len(said) < _LONGEST and (
        said.count("«") > said.count("»") or said.count("(") > said.count(")")
    )


def _is_inside(at: int, labels: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in labels)
