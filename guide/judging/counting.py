"""« Les cinq champs »: how many fields a page has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.clause import counted
from guide.french.text import fold
from guide.french.words import words
from guide.judging.controls import FIELDS

if TYPE_CHECKING:
    from guide.claims.clause import Clause, Word
    from guide.evidence.record import PageView

_CALLED = words("champs cases zones rubriques informations renseignements données éléments")


def fields_counted(clause: Clause, page: PageView) -> frozenset[Word]:
    """A number and what it counts, where a page has just so many fields."""
    fields = str(sum(1 for element in page.controls if element.role in FIELDS))
    return frozenset(
        word
        for number, thing in counted(clause)
        if fold(thing.text) in _CALLED and number.key == fields
        for word in (number, thing)
    )
