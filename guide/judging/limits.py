"""What limits a fact, and what may be said of any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.claims.clause import counted, is_person
from guide.claims.clauses import LASTING
from guide.french.text import plain
from guide.french.vocabulary import (
    RECEIVE,
    SEND,
    TELL,
    families,
    infinitive_of,
    kinds_of,
    names_act,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.alignment.facts import Fact
    from guide.claims.clause import Clause, Slot, Word
    from guide.french.vocabulary import Vocabulary


_ANY = re.compile(r"(?:un|une|chaque|tout|toute)\s+\w+\s+\w+")
OUTCOMES = frozenset({"=accepted", "=refused", "=cancelled", "=kept"})


RESTRICTING = frozenset(
    {"=seulement", "=max", "=min", "=exact", "=lapse", "=until", "=automatic", "=either"}
)
"""What a fact says of some cases only: a sentence that leaves it out says more than was shown."""


_ANYBODY = frozenset({"person", "utilis", "usag"})
SAID_OF_ALL = frozenset({"=automatic", "=existing", "=each"})


def names_in(slot: Slot, fact: Fact) -> tuple[str, ...]:
    """What a label may name: the thing that is sent, else the page."""
    if slot == "what" and SEND in fact.clause.act:
        return tuple(word.text for word in fact.clause.slots.get("what", ()) if word.is_label)
    return fact.named


def is_said_of_all(word: Word, slot: Slot, fact: Fact) -> bool:
    """« D'office », where nobody answers; « en place », of who acts; never a number.

    « Chaque » is said of what a line tells of « un » or « une », whoever it is, and of « les ».
    """
    if word.key == "=each":
        line = plain(fact.line)
        told = slot in {"who", "at"} and bool(_ANY.match(line))
        return told or any(
            re.search(rf"\b(?:aux|les) {re.escape(plain(one.text))}\b", line)
            for one in fact.clause.slots.get(slot, ())
            if one.text.endswith("s")
        )
    if word.key == "=automatic":
        return "=lapse" in fact.given | fact.keys and not fact.clause.keys("who", "by")
    return word.key == "=existing" and slot in {"who", "by", "to"}


def beside(clause: Clause, slot: Slot, vocabulary: Vocabulary) -> frozenset[str]:
    """« X et l'entreprise »: what is said beside somebody is no word of his name."""
    text = plain(clause.text).replace("’", "'")
    return frozenset(
        word.key
        for word in clause.slots.get(slot, ())
        if not is_person(word, vocabulary)
        and re.search(rf"\bet (?:l[ea]s? |l' ?)?{re.escape(plain(word.text))}\b", text)
    )


def ends_otherwise(clause: Clause, given: Sequence[Word], fact: Fact) -> bool:
    """Whether a fact has another outcome under the same lack of an answer."""
    outcomes = clause.act & OUTCOMES and fact.clause.act & OUTCOMES
    said = clause.keys("when") | {word.key for word in given}
    return bool(outcomes) and "=lapse" in said and "=lapse" in fact.given


def miscounted(clause: Clause, fact: Fact) -> Iterator[Word]:
    """The numbers of things that the fact counts otherwise: « 2 lettres et 6 chiffres ».

    What the fact counts with a number is nothing else: « 16 caractères » are no 16 letters.
    """
    shown: dict[str, set[str]] = {}
    for number, thing in counted(fact.clause):
        if number.end:
            shown.setdefault(thing.key, set()).add(number.key)
    told = {number for numbers in shown.values() for number in numbers}
    for number, thing in counted(clause):
        otherwise = set[str]() if number.key in told else {number.key}
        if number.key not in shown.get(thing.key, otherwise):
            yield number


def unreached(clause: Clause, fact: Fact) -> tuple[Word, ...]:
    """« Vous serez prévenu par courrier »: the fact has to reach its reader, as a mail does."""
    if not clause.reader or SEND not in clause.act or clause.keys("what"):
        return ()
    verbs = [word for word in clause.verbs if kinds_of(word.text) & {TELL, RECEIVE}]
    return () if fact.clause.reader or fact.mail else tuple(verbs)


def is_of_length(clause: Clause) -> bool:
    """« Arrive sous trois jours »: how long it takes, and nothing else of what is done."""
    lengths = any(key[1:-1].isdecimal() for key in clause.keys("when"))
    lasting = all(infinitive_of(verb.text) in LASTING for verb in clause.verbs)
    return lengths and bool(clause.verbs) and lasting and not clause.denied


def is_noun(clause: Clause) -> bool:
    """A line without a verb may stand on any fact: « 3 administrateurs au plus »."""
    return not clause.verbs


def is_done_otherwise(word: Word, clause: Clause, fact: Fact) -> bool:
    """« Suppression de X »: that is not what is done where X is only called « à supprimer »."""
    told = not clause.act and bool(fact.clause.act) and names_act(word.text)
    return told and not word.complement and word.key not in fact.clause.act


def is_given(word: Word, fact: Fact, vocabulary: Vocabulary) -> bool:
    """Whether a word of a condition is said by the fact, or beside it."""
    if word.key in fact.given or word.key in fact.keys:
        return True
    beside = word.key in fact.beside and families().get(word.key) != "outcome"
    return beside and not _is_of_another_option(word, fact, vocabulary)


def _is_of_another_option(word: Word, fact: Fact, vocabulary: Vocabulary) -> bool:
    """« Si vous choisissez X », of what the page says of the option Y."""
    page = fact.shown.moment.page if fact.shown else None
    names = [e.name for e in page.controls if e.role == "radio"] if page else []
    options = [text_keys(name, vocabulary) for name in names]
    said = [word.key in keys for keys in options]
    if page is not None and any(said) and not all(said):
        above = option_over(fact.line, page.lines, names)
        return above is None or word.key not in text_keys(above, vocabulary)
    about = fact.clause.keys("who", "what")
    own = [keys for keys in options if keys & about]
    others = [keys for keys in options if not keys & about]
    return bool(own) and any(word.key in o for o in others) and all(word.key not in o for o in own)


def option_over(line: str, lines: Sequence[str], names: Sequence[str]) -> str | None:
    """The option of a page under which a line stands."""
    if line not in lines:
        return None
    before = [other for other in lines[: lines.index(line) + 1] if other in names]
    return before[-1] if before else None


def says_more(clause: Clause, given: Sequence[Word], fact: Fact) -> bool:
    """Whether a sentence leaves out what limits the fact."""
    said = {word.key for word in clause.words()} | {word.key for word in given}
    limits = (fact.keys | fact.given) & RESTRICTING
    if limits - said:
        return True
    return fact.clause.denied and clause.denied and is_wider(clause, given, fact)


def is_wider(clause: Clause, given: Sequence[Word], fact: Fact) -> bool:
    """Whether a fact is about less than what a sentence speaks of."""
    said = {word.key for word in clause.words()} | {word.key for word in given}
    about = fact.clause.keys("who", "what", "to")
    return bool(about - said - fact.viewer - _ANYBODY)
