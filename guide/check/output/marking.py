"""The document's own lines, with a mark on each word that was judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.documents.model import Paragraph
    from guide.judging.verdicts import JudgedSentence, Verdict


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; ``verdict`` is None where nothing was judged.

    ``sentence`` is the rank of the sentence whose proofs account for it.
    """

    text: str
    verdict: Verdict | None = None
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the document, in pieces."""

    paragraph: Paragraph
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    verdict: Verdict
    sentence: int


def lines_of(sentences: Sequence[JudgedSentence]) -> Iterator[Line]:
    """The paragraphs of these sentences, in order, each with its marks."""
    paragraphs: dict[int, list[tuple[int, JudgedSentence]]] = {}
    for rank, sentence in enumerate(sentences):
        paragraphs.setdefault(id(sentence.sentence.paragraph), []).append((rank, sentence))
    for told in paragraphs.values():
        paragraph = told[0][1].sentence.paragraph
        stretches = [one for rank, sentence in told for one in _stretches(rank, sentence)]
        yield Line(paragraph, tuple(_pieces(paragraph.text, _apart(stretches))))


def _stretches(rank: int, sentence: JudgedSentence) -> Iterator[_Stretch]:
    """What is wrong comes before what is right."""
    for judged in sentence.claims:
        if judged.is_drift or judged.verdict in {"spelling", "not_understood"}:
            yield _Stretch(judged.claim.start, judged.claim.end, judged.verdict, rank)
    for word in sentence.against:
        yield _Stretch(word.start, word.end, "contradicted", rank)
    for word in sentence.left:
        yield _Stretch(word.start, word.end, "unproved", rank)
    proved = "assumed" if sentence.verdict == "assumed" else "confirmed"
    for proof in sentence.proofs:
        for word in proof.words:
            yield _Stretch(word.start, word.end, proved, rank)


def _apart(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Stretches in order and without overlap."""
    taken: list[_Stretch] = []
    for one in stretches:
        if one.end > one.start and not any(
            one.start < other.end and other.start < one.end for other in taken
        ):
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)


def _pieces(text: str, stretches: Sequence[_Stretch]) -> Iterator[Piece]:
    at = 0
    for one in stretches:
        if one.start > at:
            yield Piece(text[at : one.start])
        yield Piece(text[one.start : one.end], one.verdict, one.sentence)
        at = one.end
    if at < len(text):
        yield Piece(text[at:])
