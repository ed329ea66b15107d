"""« 1er choix : « X » », « la seconde option »: which of the options of one page it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.labels import likeness
from guide.french.text import fold
from guide.french.words import words as words_in
from guide.judging.stage import Staged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.claims.clause import Clause
    from guide.judging.stage import Stage

_NAMES = words_in("option choix possibilite mode facon")
_RANKS = (
    words_in("premier premiere 1er 1ere"),
    words_in("deuxieme second seconde 2e 2eme 2nd 2nde"),
    words_in("troisieme 3e 3eme"),
    words_in("quatrieme 4e 4eme"),
)


def ordered(clause: Clause, stages: Iterable[Stage]) -> Staged | None:
    """A clause that only says which option a label is, on the page that has it there.

    Args:
        clause: what is told.
        stages: the pages around it.
    """
    labels = [word for word in clause.words() if word.is_label]
    said = [fold(word.text) for word in clause.words() if not word.is_label]
    rank = next((r for r, told in enumerate(_RANKS) if told & {*said}), None)
    named = all(fold(verb.text) in _NAMES for verb in clause.verbs)
    if clause.denied or not named or len(labels) != 1 or rank is None:
        return None
    if not _NAMES & {*said} or not {*said} <= _NAMES | _RANKS[rank]:
        return None
    for stage in stages:
        options = [e.name for e in stage.page.controls if e.role == "radio"]
        if rank < len(options) > 1 and likeness(labels[0].text, options[rank]):
            return Staged(stage, ())
    return None
