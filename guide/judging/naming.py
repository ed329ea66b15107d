"""Whether a page, or something on it, is called as a sentence calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.alignment.labels import Likeness, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.claims.clause import Word
    from guide.evidence.record import Element, PageView
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage


def is_called(page: PageView, text: str) -> bool:
    """Whether a page has a name as its title or as a heading."""
    title = page.title.split(" – ", maxsplit=1)[0]
    names = [title, title.rpartition(" : ")[2], *(heading.name for heading in page.headings)]
    return any(likeness(text, name) == Likeness.SAME for name in names)


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


def is_around(word: Word, thing: str, page: PageView, labels: dict[int, str]) -> bool:
    """Whether a control stands in the part of a page that a label names.

    That is the page itself, or what stands under a heading of it.
    """
    name, title = labels.get(word.start, word.text), page.title.split(" – ", maxsplit=1)[0]
    over = [title, title.rpartition(" : ")[2], *(head.name for head in _heads(page, thing))]
    return any(name == other or likeness(name, other) == Likeness.SAME for other in over)


def _heads(page: PageView, name: str) -> Iterator[Element]:
    """The headings over a control, from the nearest to the highest; all where it was not seen."""
    at = next((rank for rank, one in enumerate(page.elements) if _is_called(one, name)), None)
    if at is None:
        yield from page.headings
        return
    level: int | None = None
    for one in reversed(page.elements[:at]):
        own = one.level or 1
        if one.role == "heading" and (level is None or own < level):
            level = own
            yield one


def _is_called(element: Element, name: str) -> bool:
    return element.name == name or likeness(name, element.name) == Likeness.SAME
