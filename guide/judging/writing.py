"""« Rédigez votre question »: what is taken from a list is not written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.french.vocabulary import infinitive_of
from guide.french.words import words
from guide.judging.controls import FIELDS

if TYPE_CHECKING:
    from guide.claims.clause import Clause, Word
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

_WRITING = words("rédiger écrire composer inventer formuler taper")
_LISTS = frozenset({"combobox", "listbox"})


def unwritten(clause: Clause, stage: Stage, vocabulary: Vocabulary) -> list[Word]:
    """What a clause has somebody write, where the page has a list of that name and no field."""
    if not any(infinitive_of(verb.text) in _WRITING for verb in clause.verbs):
        return []
    names = {
        listed: frozenset(
            key
            for element in stage.page.controls
            if element.role in FIELDS and (element.role in _LISTS) is listed
            for key in text_keys(element.name, vocabulary)
        )
        for listed in (True, False)
    }
    things = (word for word in clause.slots.get("what", ()) if not word.is_label)
    return [word for word in things if word.key in names[True] - names[False]]
