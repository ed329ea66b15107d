"""The document's own lines, with a mark on each thing that was judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.documents.model import Paragraph
    from guide.judging.verdicts import Judged

_MARKED = frozenset({"label", "field", "delay", "limit", "role", "not_understood"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; ``judged`` is None where nothing was judged."""

    text: str
    judged: Judged | None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the document, in pieces."""

    paragraph: Paragraph
    pieces: tuple[Piece, ...]


def lines_of(claims: Sequence[Judged]) -> Iterator[Line]:
    """The paragraphs of these claims, in order, each with its marks."""
    paragraphs: dict[int, list[Judged]] = {}
    for judged in claims:
        paragraphs.setdefault(id(judged.claim.sentence.paragraph), []).append(judged)
    for judged in paragraphs.values():
        paragraph = judged[0].claim.sentence.paragraph
        yield Line(paragraph, tuple(_pieces(paragraph.text, judged)))


def _pieces(text: str, claims: Sequence[Judged]) -> Iterator[Piece]:
    at = 0
    for judged in _apart(claims):
        if judged.claim.start > at:
            yield Piece(text[at : judged.claim.start], None)
        yield Piece(text[judged.claim.start : judged.claim.end], judged)
        at = judged.claim.end
    if at < len(text):
        yield Piece(text[at:], None)


def _apart(claims: Sequence[Judged]) -> list[Judged]:
    """What is marked, in order and without overlap: what is wrong comes before what is right."""
    wanted = [j for j in claims if j.claim.kind in _MARKED and (j.claim.firm or _stands_out(j))]
    taken: list[Judged] = []
    for judged in sorted(wanted, key=lambda j: (j.verdict == "confirmed", j.claim.start)):
        crossed = any(
            judged.claim.start < other.claim.end and other.claim.start < judged.claim.end
            for other in taken
        )
        if not crossed:
            taken.append(judged)
    return sorted(taken, key=lambda judged: judged.claim.start)


def _stands_out(judged: Judged) -> bool:
    return judged.verdict != "confirmed" or judged.claim.kind in {"delay", "limit", "role"}
