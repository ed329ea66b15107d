"""Whether a page, or something on it, is called as a sentence calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.labels import Likeness, likeness

if TYPE_CHECKING:
    from guide.claims.clause import Word
    from guide.evidence.record import PageView
    from guide.judging.stage import Stage


def is_called(page: PageView, text: str) -> bool:
    """Whether a page has a name as its title or as a heading."""
    title = page.title.split(" – ", maxsplit=1)[0]
    names = [title, title.rpartition(" : ")[2], *(heading.name for heading in page.headings)]
    return any(likeness(text, name) == Likeness.SAME for name in names)


def is_label_there(word: Word, stage: Stage, labels: dict[int, str]) -> bool:
    """Whether the page has what a label names: a control, a heading, or its own title."""
    name = labels.get(word.start, word.text)
    names = [e.name for e in stage.page.elements]
    title = stage.page.title.split(" – ", maxsplit=1)[0]
    names += [title, title.rpartition(" : ")[2]]
    return any(name == other or likeness(name, other) == Likeness.SAME for other in names)
