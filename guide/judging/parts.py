"""Whether a control stands in the part of a page that a sentence says: under a heading of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.alignment.labels import Likeness, likeness
from guide.alignment.timelines import DOING
from guide.claims.nouns import sort_of
from guide.french.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.claims.clause import Clause, Word
    from guide.claims.model import Verb
    from guide.evidence.record import Element, PageView
    from guide.judging.stage import Stage

_UNDER = re.compile(r"\bsous\b", re.IGNORECASE)
_USED = frozenset({"control", "tick", "choice"})
_NOTHING = "\0"
"""The name of no control: « le bouton », where nothing was used."""


def is_part(
    word: Word, clause: Clause, stage: Stage, senses: Sequence[Verb], labels: dict[int, str]
) -> bool | None:
    """Whether what a clause tells of stands in what a label names; None where it tells of none."""
    thing = _thing_in(word, clause, stage, senses, labels)
    if thing is None or thing == _NOTHING:
        return None if thing is None else False
    under = _UNDER.search(clause.text) is not None
    return _is_around(word, thing, stage.page, labels, under=under)


def _thing_in(
    word: Word, clause: Clause, stage: Stage, senses: Sequence[Verb], labels: dict[int, str]
) -> str | None:
    """What stands in a place, by its name: what is pressed there, or « X » se trouve dans « Y »."""
    if stage.deed is not None and stage.deed.action.verb in DOING and DOING & {*senses}:
        return stage.deed.name
    if word not in clause.slots.get("at", ()) or not {*senses} <= {"see"}:
        return None
    told = [w for slot in ("who", "what") for w in clause.slots.get(slot, ())]
    named = next((labels.get(w.start, w.text) for w in told if w.is_label), None)
    used = stage.deed.name if stage.deed is not None else _NOTHING
    return named or (used if any(sort_of(fold(w.text)) in _USED for w in told) else None)


def _is_around(
    word: Word, thing: str, page: PageView, labels: dict[int, str], *, under: bool = False
) -> bool:
    """Whether a control stands in the part of a page that a label names.

    That is the page itself, or what stands under a heading of it.

    Args:
        word: the label.
        thing: the name of the control.
        page: where both stand.
        labels: names of the controls that labels were found to be, by where they begin.
        under: whether it is said to stand under it: its next heading, and no other.
    """
    name, title = labels.get(word.start, word.text), page.title.split(" – ", maxsplit=1)[0]
    over = [head.name for head in _heads(page, thing)]
    over = over[:1] if under and over else [title, title.rpartition(" : ")[2], *over]
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
