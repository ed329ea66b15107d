"""« Radiation : cliquez sur « X » »: what a sentence is about, before its colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.claims.clause import is_person
from guide.french.vocabulary import families, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.claims.clause import Clause, Word
    from guide.claims.model import Sentence
    from guide.judging.ground import Ground

_FEW = 3
"""More words than these say something."""


def topic_of(sentence: Sentence, clauses: Sequence[Clause], ground: Ground) -> frozenset[Word]:
    """The words before the colon of an order, where pages of its walk are called by them."""
    colon = sentence.paragraph.text.find(":", sentence.start)
    after = [clause for clause in clauses if clause.verbs and clause.verbs[0].start > colon]
    if not 0 < colon < sentence.end or not after or after[0].denied:
        return frozenset()
    words = [w for clause in clauses for w in clause.words() if 0 < w.end <= colon]
    told = sentence.paragraph.text[sentence.start : colon].split()
    if len(told) > _FEW or any(_says(word, ground) for word in words):
        return frozenset()
    if any(word.lower() in listed("denying") for word in told):
        return frozenset()
    named = {key for keys in _titles(ground) for key in keys}
    return frozenset(words) if all(word.key in named for word in words) else frozenset()


def _says(word: Word, ground: Ground) -> bool:
    """Whether a word is more than a name: who, how many, by which way, with which outcome."""
    told = word.key in families() or word.key[1:-1].isdecimal() or word.key.isdecimal()
    return told or word.is_label or is_person(word, ground.vocabulary)


def _titles(ground: Ground) -> list[frozenset[str]]:
    return [
        text_keys(name, ground.vocabulary)
        for timeline in ground.walks()
        for visit in timeline.visits
        for name in (visit.page.title, *(heading.name for heading in visit.page.headings))
    ]
