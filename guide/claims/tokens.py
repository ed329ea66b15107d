"""A paragraph as words, marks and labels, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from guide.claims.nouns import ARROWS, ARTICLES, sort_of
from guide.french.text import fold, plain_apostrophes
from guide.french.verbs import verb_of
from guide.french.words import words as words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.documents.model import Kind as ParagraphKind
    from guide.documents.model import Mark, Paragraph

_TOKEN = re.compile(r"[^\W_]+['’ʼ](?=\w)|[^\W_]+(?:[-‑][^\W_]+)*|\.{3}|…|[^\w\s]", re.UNICODE)
_CLITIC = re.compile(
    r"-(vous|nous|le|la|les|lui|leur|y|en|moi|toi|ce|ci|là)(-\w+)?$", re.IGNORECASE
)
_ARROW = re.compile(rf"\s(?:[-=]?(?:{'|'.join(ARROWS)}))\s")
_GOVERNS = frozenset({"press", "tick", "untick", "choose", "open", "fill", "upload"})
_NEAR = 4
"""How many words back a verb or a noun may stand to make an emphasised stretch a label."""

_FEW = 6
_JOINING = ARTICLES | words_in(
    "et ou puis ensuite enfin sur dans son sa ses votre vos , ; » ” \" ' ] )"
)

Kind = Literal["word", "label", "mark"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark or a label.

    Attributes:
        text: as written; a label comes without its quotes.
        plain: without case, accents and clitics (« connectez-vous » reads ``connectez``).
        reflexive: whether a clitic makes it reflexive.
    clitic: the pronoun behind its dash: « les » of « validez-les ».
        start: where it begins in its paragraph, quotes included.
    """

    kind: Kind
    text: str
    plain: str
    start: int
    end: int
    reflexive: bool = False
    label_start: int = 0
    label_end: int = 0
    clitic: str = ""


def tokens_of(paragraph: Paragraph) -> list[Token]:
    """The tokens of a paragraph, in order."""
    return [*_tokens(paragraph.text, paragraph.marks, paragraph.kind)]


@lru_cache(maxsize=4096)
def _tokens(text: str, marks: tuple[Mark, ...], kind: ParagraphKind) -> tuple[Token, ...]:
    words = [_word(match) for match in _TOKEN.finditer(text)]
    parts = [part for mark in _label_marks(text, marks, kind, words) for part in _parts(text, mark)]
    labels = [_label(text, mark) for mark in parts]
    outside = [w for w in words if not any(la.start <= w.start < la.end for la in labels)]
    return tuple(sorted([*outside, *labels], key=lambda token: token.start))


def _parts(text: str, mark: Mark) -> list[Mark]:
    """A label, or each of those that arrows part within one pair of quotes."""
    inner = text[mark.start : mark.end]
    ends = [(found.start(), found.end()) for found in _ARROW.finditer(inner)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(inner)]
    return [
        replace(mark, start=mark.start + start, end=mark.start + stop)
        for start, stop in zip(starts, stops, strict=True)
        if inner[start:stop].strip()
    ]


def _word(match: re.Match[str]) -> Token:
    text = match.group()
    if not text[0].isalnum():
        return Token("mark", text, text, match.start(), match.end())
    clitic = _CLITIC.search(text)
    stem = text[: clitic.start()] if clitic else text
    pronoun = clitic.group(1).lower() if clitic else ""
    reflexive = pronoun in {"vous", "toi"}
    plain = fold(plain_apostrophes(stem))
    return Token("word", stem, plain, match.start(), match.end(), reflexive, clitic=pronoun)


_OPENING, _CLOSING = "«“”\"'‘’[„‹`‚‛‟＂", "»”“\"'’]‹›`‘‟＂"


def _label(text: str, mark: Mark) -> Token:
    """The label, with the quotes and the blanks around it when there are any."""
    start, end = mark.start, mark.end
    if mark.emphasis == "quoted":
        left, right = start, end
        while left > 0 and text[left - 1].isspace():
            left -= 1
        while right < len(text) and text[right].isspace():
            right += 1
        if left > 0 and text[left - 1] in _OPENING:
            start = left - 1
        if right < len(text) and text[right] in _CLOSING:
            end = right + 1
    inner = text[mark.start : mark.end]
    lead = len(inner) - len(inner.lstrip())
    label = inner.strip().rstrip(".,;:").rstrip() if not inner.strip().endswith("...") else inner
    label = label.strip()
    begin = mark.start + lead
    return Token(
        "label", label, fold(label), start, end, label_start=begin, label_end=begin + len(label)
    )


def _label_marks(
    text: str, marks: Sequence[Mark], kind: ParagraphKind, words: list[Token]
) -> list[Mark]:
    """The quoted stretches, and the emphasised ones that a verb or a noun makes labels."""
    quoted = [m for m in marks if m.emphasis == "quoted" and m.end > m.start]
    kept = list(quoted)
    for mark in marks:
        if mark.emphasis == "quoted" or mark.end <= mark.start:
            continue
        crossed = any(m.start < mark.end and mark.start < m.end for m in kept)
        if not crossed and (_is_label(mark, words, kept) or _ends_line(mark, words, text, kind)):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _is_label(mark: Mark, words: list[Token], labels: list[Mark]) -> bool:
    inside = [w for w in words if mark.start <= w.start < mark.end and w.kind == "word"]
    if not inside or any((v := verb_of(w.text)) and v.sense == "press" for w in inside):
        return False
    before = [w for w in words if w.end <= mark.start][-_NEAR:]
    listed = any(_goes_on(label, mark, words) for label in labels)
    next_one = bool(before) and before[-1].plain in ARROWS | {"puis"}
    after = [w for w in words if w.start >= mark.end][:1]
    alone = [w.text for w in before[-1:] + after] == ["(", ")"]
    return alone or listed or next_one or any(_makes_label(word) for word in before)


def _ends_line(mark: Mark, words: list[Token], text: str, kind: ParagraphKind) -> bool:
    """« Acceptation : **X** », in a list or a table: nothing else comes after the colon."""
    before = [word for word in words if word.end <= mark.start]
    ends = not text[mark.end :].strip(" .;")
    return kind in {"item", "cell"} and ends and bool(before) and before[-1].text == ":"


def _goes_on(label: Mark, mark: Mark, words: list[Token]) -> bool:
    """Whether only « , puis sur le » or the like stands between a label and a stretch."""
    if label.end > mark.start:
        return False
    between = [w.plain for w in words if label.end <= w.start < mark.start]
    return len(between) <= _FEW and all(word in _JOINING for word in between)


def _makes_label(word: Token) -> bool:
    verb = verb_of(word.text)
    return (verb is not None and verb.sense in _GOVERNS) or sort_of(word.plain) is not None
