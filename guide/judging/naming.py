"""Whether a page, or something on it, is called as a sentence calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.alignment.labels import Likeness, likeness

if TYPE_CHECKING:
    from guide.claims.clause import Clause, Word
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage


def is_called(page: PageView, text: str) -> bool:
    """Whether a page has a name as its title or as a heading."""
    title = page.title.split(" – ", maxsplit=1)[0]
    names = [title, title.rpartition(" : ")[2], *(heading.name for heading in page.headings)]
    return any(likeness(text, name) == Likeness.SAME for name in names)


_OF = 5
"""How far the next word is behind « de », « du », « des » or « d' »."""


def is_misnamed(word: Word, clause: Clause, vocabulary: Vocabulary) -> bool:
    """« Base de données », where the site is a « base de connaissance »."""
    behind = (w for w in clause.words() if w.complement and 0 < w.start - word.end <= _OF)
    after = next(behind, None)
    named = after is None or vocabulary.is_site(after.text)
    return not named and vocabulary.is_site(word.text)


def names_site(word: Word, title: str, vocabulary: Vocabulary) -> bool:
    """Whether a word names the site that a page is of, and not another one of the same run."""
    own = text_keys(title.partition(" – ")[2], vocabulary)
    another = bool(own) and word.key in vocabulary.site - own - vocabulary.home
    return vocabulary.is_site(word.text) and not another


def is_label_there(word: Word, stage: Stage, labels: dict[int, str]) -> bool:
    """Whether the page has what a label names: a control, a heading, or its own title."""
    name = labels.get(word.start, word.text)
    names = [e.name for e in stage.page.elements]
    title = stage.page.title.split(" – ", maxsplit=1)[0]
    names += [title, title.rpartition(" : ")[2]]
    return any(name == other or likeness(name, other) == Likeness.SAME for other in names)
