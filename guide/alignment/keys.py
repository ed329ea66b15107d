"""The keys of the words of a text, of a page, of an actor's name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from guide.alignment.naming import bare_words
from guide.claims.clause import Clause
from guide.claims.clauses import clauses_of
from guide.claims.phrase import Phrase
from guide.claims.sentences import sentences_of
from guide.documents.model import Paragraph, Place

if TYPE_CHECKING:
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary


_NOWHERE = Place()


def page_keys(page: PageView, vocabulary: Vocabulary) -> frozenset[str]:
    """The keys of all that a page says, its title, its controls and its values included."""
    names = tuple(element.name for element in page.elements)
    return _page_keys(page.title, page.lines, (*names, *page.called), vocabulary)


@lru_cache(maxsize=4096)
def _page_keys(
    title: str, lines: tuple[str, ...], names: tuple[str, ...], vocabulary: Vocabulary
) -> frozenset[str]:
    return frozenset(key for text in (title, *lines, *names) for key in text_keys(text, vocabulary))


@lru_cache(maxsize=16384)
def text_keys(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The keys of the words of a text that carry a meaning."""
    return frozenset(
        word.key for clause in clauses_in(text, vocabulary) for word in clause.words()
    ) | frozenset(vocabulary.key(word) for word in bare_words(text))


@lru_cache(maxsize=8192)
def clauses_in(text: str, vocabulary: Vocabulary, above: str = "") -> tuple[Clause, ...]:
    """The clauses of a line, a name or a label.

    Args:
        text: the line.
        vocabulary: what words mean.
        above: the line before it, which its pronouns may stand for.
    """
    paragraph = Paragraph(text, _NOWHERE)
    found: list[Clause] = []
    before: list[Clause] = [*clauses_in(above, vocabulary)] if above else []
    for sentence, tokens in sentences_of(paragraph):
        before = clauses_of(Phrase(sentence, tokens, people=vocabulary.people), vocabulary, before)
        found += before
    return tuple(found)


def actor_keys(actor: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The keys of an actor's name."""
    return frozenset(vocabulary.key(word) for word in bare_words(actor))


def who_keys(actor: str, feature: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The keys of an actor's name, and of what else the pages of a feature call them."""
    return actor_keys(actor, vocabulary) | vocabulary.others.get((feature, actor), frozenset())
