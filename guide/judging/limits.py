"""What limits a fact, and what may be said of any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.claims.clause import counted
from guide.french.vocabulary import SEND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.alignment.facts import Fact
    from guide.claims.clause import Clause, Slot, Word


OUTCOMES = frozenset({"=accepted", "=refused", "=cancelled", "=kept"})


RESTRICTING = frozenset({"=seulement", "=max", "=min", "=exact", "=lapse", "=automatic"})
"""What a fact says of some cases only: a sentence that leaves it out says more than was shown."""


SAID_OF_ALL = frozenset({"=automatic", "=existing"})


def names_in(slot: Slot, fact: Fact) -> tuple[str, ...]:
    """What a label may name: the thing that is sent, else the page."""
    if slot == "what" and SEND in fact.clause.act:
        return tuple(word.text for word in fact.clause.slots.get("what", ()) if word.is_label)
    return fact.named


def is_said_of_all(word: Word, slot: Slot, fact: Fact) -> bool:
    """« D'office », where nobody answers; « en place », of who acts; never a number."""
    if word.key == "=automatic":
        return "=lapse" in fact.given | fact.keys and not fact.clause.keys("who", "by")
    return word.key == "=existing" and slot in {"who", "by", "to"}


def ends_otherwise(clause: Clause, given: Sequence[Word], fact: Fact) -> bool:
    """Whether a fact has another outcome under the same lack of an answer."""
    outcomes = clause.act & OUTCOMES and fact.clause.act & OUTCOMES
    said = clause.keys("when") | {word.key for word in given}
    return bool(outcomes) and "=lapse" in said and "=lapse" in fact.given


def miscounted(clause: Clause, fact: Fact) -> Iterator[Word]:
    """The numbers of things that the fact counts otherwise: « 2 lettres et 6 chiffres »."""
    shown: dict[str, set[str]] = {}
    for number, thing in counted(fact.clause):
        shown.setdefault(thing.key, set()).add(number.key)
    for number, thing in counted(clause):
        if number.key not in shown.get(thing.key, {number.key}):
            yield number


def is_noun(clause: Clause) -> bool:
    """A line without a verb may stand on any fact: « 3 administrateurs au plus »."""
    return not clause.verbs


def is_given(word: Word, fact: Fact) -> bool:
    """Whether a word of a condition is said by the fact, or beside it."""
    return word.key in fact.given or word.key in fact.keys or word.key in fact.beside
