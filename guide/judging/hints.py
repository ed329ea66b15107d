"""« Choisissez un mot de passe de 8 caractères ou plus »: a field to fill in, and its hint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.french.verbs import verb_of
from guide.french.vocabulary import infinitive_of, lexicon
from guide.judging.controls import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.alignment.facts import Fact
    from guide.claims.clause import Clause, Slot, Word
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

_HAVE = "=avoir"
_SENSES = frozenset({"fill", "choose"})
_BRINGING = frozenset(lexicon()["pages"]["bringing"].split())


def parted(clause: Clause) -> tuple[Clause, Clause] | None:
    """What is filled in, and how it has to be; None where a clause does not tell both.

    The first names the field alone, the second says that the field has the rest.
    """
    words = clause.slots.get("what", ())
    at = next((rank for rank, word in enumerate(words) if word.key.isdecimal()), 0)
    if not at or clause.denied or not (clause.reader or clause.instructs) or not _fills(clause):
        return None
    if any(word.is_label for word in clause.words()):
        return None
    slots: dict[Slot, tuple[Word, ...]] = {
        **clause.slots,
        "what": words[:at],
        "with": (),
        "other": (),
    }
    alone = replace(clause, slots=slots)
    how: dict[Slot, tuple[Word, ...]] = {
        "who": words[:at],
        "what": (*words[at:], *clause.slots.get("with", ())),
        "other": clause.slots.get("other", ()),
    }
    has = replace(
        clause,
        act=frozenset({_HAVE}),
        verbs=(),
        slots=how,
        reader=False,
        finite=True,
        instructs=False,
        binding="",
    )
    return alone, has


def measured(clause: Clause) -> Clause | None:
    """« Le mot de passe doit faire 8 caractères, dont 2 chiffres »: a field, and what it has.

    None where a clause tells nothing of the kind.
    """
    verbs = {infinitive_of(word.text) for word in clause.verbs}
    who, what = clause.slots.get("who", ()), clause.slots.get("what", ())
    rest = {name for name, told in clause.slots.items() if told} - {"who", "what", "with", "other"}
    if not (clause.act <= {_HAVE} or verbs == {"faire"}) or clause.denied or rest:
        return None
    if verbs == {"faire"} and not who:
        first = next((rank for rank, word in enumerate(what) if word.key.isdecimal()), 0)
        who, what = what[:first], what[first:]
    if not who or not any(word.key.isdecimal() for word in what):
        return None
    slots: dict[Slot, tuple[Word, ...]] = {
        "who": who,
        "what": (*what, *clause.slots.get("with", ())),
        "other": clause.slots.get("other", ()),
    }
    return replace(clause, act=frozenset({_HAVE}), verbs=(), slots=slots, binding="")


def is_hint_of(fact: Fact, stages: Sequence[Stage], vocabulary: Vocabulary) -> bool:
    """Whether a fact is the hint of a field on one of the pages."""
    if fact.clause.act != frozenset({_HAVE}) or not fact.line.partition(" : ")[2]:
        return False
    field = fact.line.partition(" : ")[0]
    return fact.clause.keys("who") <= text_keys(field, vocabulary) and any(
        element.name == field and element.role in FIELDS
        for stage in stages
        for element in stage.page.controls
    )


def _fills(clause: Clause) -> bool:
    if len(clause.verbs) != 1:
        return False
    verb = verb_of(clause.verbs[0].text)
    fills = verb is not None and verb.sense in _SENSES
    return fills or infinitive_of(clause.verbs[0].text) in _BRINGING
