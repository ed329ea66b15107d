"""Where sentences begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.model import Sentence
from guide.claims.tokens import Token, tokens_of
from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.documents.model import Paragraph

_ENDS = frozenset({".", "!", "?", "…", "..."})
_SHORT = words("m mme mlle art ex etc n p cf tel av bd st ste fig chap env max min")


def sentences_of(paragraph: Paragraph) -> Iterator[tuple[Sentence, list[Token]]]:
    """Each sentence with its tokens, in order."""
    tokens, first = tokens_of(paragraph), 0
    for index, token in enumerate(tokens):
        if _closes(tokens, index):
            yield _sentence(paragraph, tokens[first : index + 1], token.end)
            first = index + 1
    if first < len(tokens):
        yield _sentence(paragraph, tokens[first:], tokens[-1].end)


def _sentence(paragraph: Paragraph, tokens: list[Token], end: int) -> tuple[Sentence, list[Token]]:
    return Sentence(paragraph, tokens[0].start, end), tokens


def _closes(tokens: list[Token], index: int) -> bool:
    """Whether a sentence ends here: a full mark, then something that can begin another."""
    token = tokens[index]
    if token.kind != "mark" or token.text not in _ENDS or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1] if index else None, tokens[index + 1]
    if token.text == "." and before and before.kind == "word" and before.end == token.start:
        abbreviated = before.plain in _SHORT or (len(before.text) == 1 and before.text.isalpha())
        if abbreviated or after.start == token.end:
            return False
    if after.kind == "mark":
        return after.text not in _ENDS and after.text not in {")", ",", ";", ":"}
    return after.kind == "label" or after.text[0].isupper() or after.text[0].isdigit()
