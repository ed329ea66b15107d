"""« Le numéro de SIRET de l'entreprise »: what people say of a field beside its name."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys, who_keys
from guide.claims.clauses import EITHER
from guide.french.text import fold
from guide.judging.controls import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.alignment.facts import Fact
    from guide.claims.clause import Clause, Word
    from guide.judging.laying import Shelf
    from guide.judging.stage import Stage, Staged

_NUMBER = frozenset({"numero", "numeros"})
_HAVE = "=avoir"


def of_fields(staged: Staged, clause: Clause, shelf: Shelf) -> Staged:
    """What is left of a clause that fills fields, without what tells which field it is.

    « De l'entreprise » is what a page told the same person of that field before, or there;
    « le numéro » is a field whose hint asks for digits.

    Args:
        staged: the clause on the page that accounts for most of it.
        clause: what is asked.
        shelf: what the run showed.
    """
    stage = staged.stage
    if stage is None or clause.denied or stage.deed is None:
        return staged
    if not (stage.deed.fills or stage.deed.form) or not staged.left:
        return staged
    known = {*_complements(clause, stage, shelf), *_numbers(clause, stage, shelf)}
    known |= {*_either(clause, stage, shelf)}
    return replace(staged, left=tuple(word for word in staged.left if word not in known))


def _complements(clause: Clause, stage: Stage, shelf: Shelf) -> Iterator[Word]:
    names = [text_keys(e.name, shelf.vocabulary) for e in stage.page.controls if e.role in FIELDS]
    for thing, word in _pairs(clause):
        if word.complement and any(thing.key in keys for keys in names):
            told = (_pairs(fact.clause) for fact in _told_before(stage, shelf))
            keys = ((a.key, b.key) for pairs in told for a, b in pairs if b.complement)
            if (thing.key, word.key) in keys:
                yield word


def _either(clause: Clause, stage: Stage, shelf: Shelf) -> Iterator[Word]:
    """« Saisir la clé, avec ou sans tirets »: what the hint of the field says of it."""
    fields = {e.name for e in stage.page.controls if e.role in FIELDS}
    free = {
        key
        for fact in _told_before(stage, shelf)
        if fact.line.partition(" : ")[0] in fields and EITHER in fact.clause.keys("with")
        for key in fact.clause.keys("with")
    }
    for either, thing in _pairs(clause):
        if either.key == EITHER and thing.key in free:
            yield from (either, thing)


def _numbers(clause: Clause, stage: Stage, shelf: Shelf) -> Iterator[Word]:
    digits = shelf.vocabulary.key("chiffres")
    asked = {
        key
        for fact in _told_before(stage, shelf)
        if _HAVE in fact.clause.act and digits in fact.clause.keys("what")
        for key in fact.clause.keys("who")
    }
    for number, thing in _pairs(clause):
        if fold(number.text) in _NUMBER and thing.key in asked:
            yield number


def _told_before(stage: Stage, shelf: Shelf) -> Iterator[Fact]:
    """What the same person was told earlier in the same walk, or on this page."""
    viewer = who_keys(stage.actor, stage.shown.scenario.uri, shelf.vocabulary)
    for fact in shelf.facts:
        at = dict(fact.seen).get(stage.shown.scenario.id)
        here = stage.page.title.split(" – ", maxsplit=1)[0] in fact.named
        if at is not None and (at <= stage.at or here) and fact.viewer == viewer:
            yield fact


def _pairs(clause: Clause) -> Iterator[tuple[Word, Word]]:
    for words in clause.slots.values():
        yield from pairwise(words)
