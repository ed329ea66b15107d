"""What the things that a page shows or asks for are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.alignment.keys import clauses_in, text_keys
from guide.claims.clause import is_person
from guide.french.text import plain
from guide.judging.controls import FIELDS

if TYPE_CHECKING:
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary

_FEW = 6
"""A line of more words is a sentence, and no name of something that is shown."""
_BY_DATE = re.compile(r"\b(?:avant le|jusqu'au|au plus tard le)\b")
_DATED = " date limite échéance"
"""What people call a day that a line says something has to be done by."""
_PRESSED = frozenset({"button", "link"})


@dataclass(frozen=True)
class Name:
    """What something on a page is called.

    Attributes:
        heads: keys of its words, those left out that only tell which one, after « de ».
        keys: of all its words.
        alone: whether nothing else on the page tells which one it is.
        tells: whether it says that something is done or is so.
    """

    heads: frozenset[str]
    keys: frozenset[str]
    alone: bool = False
    tells: bool = False


def names_on(
    page: PageView, vocabulary: Vocabulary, *, fields: bool, asked: bool = True
) -> list[Name]:
    """The words of each thing that a page asks for, or shows by its name.

    Args:
        page: at one moment.
        vocabulary: what words mean.
        fields: whether only what it asks for counts.
        asked: whether that counts at all: a field for a code tells no code.
    """
    asking = [element.name for element in page.controls if element.role in FIELDS]
    names = asking if asked else []
    if not fields:
        names = [*names, *(heading.name for heading in page.headings)]
        names += [
            page.title,
            *(name for name in page.called if not _is_of_people(name, vocabulary)),
        ]
        pressed = {element.name for element in page.controls if element.role in _PRESSED}
        few = (line for line in page.lines if len(line.split()) <= _FEW)
        told = frozenset[str]() if asked else frozenset(asking)
        names = [*names, *(line for line in few if line not in pressed | told)]
    found = [
        Name(
            _heads(name, vocabulary),
            text_keys(name, vocabulary),
            tells=any(clause.act for clause in clauses_in(name, vocabulary)),
        )
        for name in names
    ]
    dated = () if fields else (line for line in page.lines if _BY_DATE.search(plain(line)))
    called = text_keys(_DATED, vocabulary)
    for line in dated:
        short = len(line.split()) <= _FEW
        more = text_keys(line, vocabulary) if short else frozenset[str]()
        found.append(Name(called, called | more, alone=True))
    return found


def _is_of_people(name: str, vocabulary: Vocabulary) -> bool:
    """« Le candidat », whose name a page has: it says nothing to or of them by that."""
    return any(
        is_person(word, vocabulary) and not word.complement
        for clause in clauses_in(name, vocabulary)
        for word in clause.words()
    )


def _heads(name: str, vocabulary: Vocabulary) -> frozenset[str]:
    words = (word for clause in clauses_in(name, vocabulary) for word in clause.words())
    return frozenset(word.key for word in words if not word.complement)
