"""« Pour la carte, comptez 3 jours d'acheminement »: how long a thing is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.french.text import fold
from guide.french.vocabulary import SEND, infinitive_of
from guide.french.words import words
from guide.judging.laying import Laid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.claims.clause import Clause
    from guide.judging.laying import Shelf

_COUNTING = words("compter prévoir")
_TRAVELLING = words("acheminement transport livraison courrier poste postal postaux")
_BY_POST = "=letter"


def on_its_way(clause: Clause, cases: Sequence[Clause], shelf: Shelf) -> Laid | None:
    """A clause that gives a time for a thing to arrive, on a line that says both; else None.

    Args:
        clause: what is told.
        cases: the conditions of the sentence; « avec la carte, … » is one.
        shelf: what the run showed.
    """
    lengths = [w for w in clause.slots.get("what", ()) if w.key[1:-1].isdecimal()]
    rest = [w for w in clause.slots.get("what", ()) if w not in lengths]
    things = clause.keys("other").union(*(case.keys("who") for case in cases if not case.verbs))
    slots = {slot for slot, told in clause.slots.items() if told}
    counts = [infinitive_of(word.text) for word in clause.verbs]
    if clause.denied or len(lengths) != 1 or not things or not rest or len(counts) != 1:
        return None
    on_way = all(fold(word.text) in _TRAVELLING for word in rest)
    if not on_way or slots - {"other"} != {"what"} or counts[0] not in _COUNTING:
        return None
    if any(case.verbs or case.denied or case.introduced != "si" for case in cases):
        return None
    sent = [
        fact
        for fact in shelf.facts
        if SEND in fact.clause.act and not fact.clause.denied and not fact.given
        if _BY_POST in fact.clause.keys("channel") and things <= fact.clause.keys("what")
    ]
    for fact in shelf.facts:
        told = [k for k in fact.clause.keys("what", "when", "other") if k[1:-1].isdecimal()]
        same = any(one.line == fact.line and one.named == fact.named for one in sent)
        if same and told == [lengths[0].key] and SEND not in fact.clause.act:
            return Laid(fact, ())
    return None
