"""The sentences of a paragraph, each with its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.model import Sentence
from guide.claims.tokens import Token, tokens_of
from guide.french.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.documents.model import Paragraph


def sentences_of(paragraph: Paragraph) -> Iterator[tuple[Sentence, list[Token]]]:
    """Each sentence with its tokens, in order; a mark within a label ends none."""
    tokens = tokens_of(paragraph)
    labels = [(token.start, token.end) for token in tokens if token.kind == "label"]
    for start, end in sentences(paragraph.text, labels):
        own = [token for token in tokens if start <= token.start < end]
        if own:
            yield Sentence(paragraph, own[0].start, own[-1].end), own
