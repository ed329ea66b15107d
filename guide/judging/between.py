"""« Vous avez le choix entre X et Y »: the options of one page, each by words of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.claims.clause import is_person
from guide.french.text import fold
from guide.judging.stage import Staged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.claims.clause import Clause, Word
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

_HAVE = "=avoir"
_FEWEST = 2


def between(clause: Clause, stages: Iterable[Stage], vocabulary: Vocabulary) -> Staged | None:
    """A choice that a clause names, on a page that offers it; None where none does.

    Every option has to be named, and by words that no other option has.

    Args:
        clause: what is told.
        stages: the pages around it.
        vocabulary: what words mean.
    """
    what, named = clause.slots.get("what", ()), clause.slots.get("other", ())
    if clause.denied or " entre " not in clause.text or [fold(w.text) for w in what] != ["choix"]:
        return None
    beside = [w for w in clause.words() if w not in (*what, *named, *clause.verbs)]
    who = [word for word in beside if not is_person(word, vocabulary)]
    if who or not (clause.act == frozenset({_HAVE}) or clause.instructs):
        return None
    for stage in stages:
        doers = {word.key for word in beside} <= text_keys(stage.actor, vocabulary)
        if doers and _offers(named, stage.page, vocabulary):
            return Staged(stage, ())
    return None


def _offers(named: Iterable[Word], page: PageView, vocabulary: Vocabulary) -> bool:
    options = [text_keys(e.name, vocabulary) for e in page.controls if e.role == "radio"]
    groups: list[set[str]] = []
    for word in named:
        if word.complement and groups:
            groups[-1].add(word.key)
        else:
            groups.append({word.key})
    if len(options) < _FEWEST or len(groups) != len(options):
        return False
    meant = [[rank for rank, keys in enumerate(options) if group <= keys] for group in groups]
    return sorted(rank for ranks in meant for rank in ranks) == list(range(len(options)))
