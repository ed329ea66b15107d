"""« Avec la carte, … »: an option of the run that opens a sentence is the case of the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.alignment.keys import text_keys
from guide.claims.clause import is_person
from guide.french.vocabulary import families, infinitive_of
from guide.judging.deeds import sense_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.alignment.facts import Fact
    from guide.alignment.timelines import Timeline
    from guide.claims.clause import Clause, Slot, Word
    from guide.french.vocabulary import Vocabulary
    from guide.judging.ground import Ground

_CHOSEN = frozenset({"choose", "tick", "select"})
_LEADING: tuple[Slot, ...] = ("with", "other")
"""« Avec X, … », « pour X, … »."""


def cased(
    clauses: Sequence[Clause], timelines: Iterable[Timeline], vocabulary: Vocabulary
) -> list[Clause]:
    """The clauses of a sentence, with an option that opens it as a condition of its own.

    Args:
        clauses: as they were read.
        timelines: whose pages have the options.
        vocabulary: what words mean.
    """
    if not clauses or clauses[0].kind != "main" or not clauses[0].verbs:
        return list(clauses)
    first = clauses[0]
    for slot in _LEADING:
        named = _leading(first, slot)
        if named and _names_option(named, timelines, vocabulary):
            rest = tuple(word for word in first.slots[slot] if word not in named)
            case = replace(
                first,
                kind="condition",
                act=frozenset(),
                denied=False,
                binding="",
                slots={"who": named},
                reader=False,
                finite=False,
                instructs=False,
                open=False,
                text=" ".join(word.text for word in named),
                introduced="si",
                verbs=(),
            )
            return [case, replace(first, slots={**first.slots, slot: rest}), *clauses[1:]]
    return list(clauses)


def _leading(clause: Clause, slot: Slot) -> tuple[Word, ...]:
    """The words of a slot that stand before everything else of a clause."""
    rest = [w for name, words in clause.slots.items() for w in words if name != slot and w.end]
    first = min(word.start for word in (*clause.verbs, *rest))
    named = tuple(word for word in clause.slots.get(slot, ()) if word.start < first)
    return named if not any(word.is_label for word in named) else ()


def is_option(clause: Clause, timelines: Iterable[Timeline], vocabulary: Vocabulary) -> bool:
    """Whether a condition only names an option, or that it is chosen.

    « Dans le cas de la carte », « si vous choisissez la carte ».
    """
    if clause.denied or clause.introduced == "avant":
        return False
    return _chooses(clause) and _names_option(_named(clause), timelines, vocabulary)


def _chooses(clause: Clause) -> bool:
    """Whether nothing is done in a clause but that something is chosen."""
    chosen = all(
        sense_of(verb.text) in {"choose", "tick"} or infinitive_of(verb.text) == "prendre"
        for verb in clause.verbs
    )
    return chosen and (bool(clause.verbs) or not clause.act)


def _named(clause: Clause) -> list[Word]:
    return [word for word in clause.words() if word not in clause.verbs]


def was_chosen(clause: Clause, fact: Fact, ground: Ground) -> bool:
    """Whether a walk chose the option that a condition names before it shows a fact.

    The page that offers the options says under each what is so of it.
    """
    page = fact.shown.moment.page if fact.shown else None
    if page is None:
        return False
    options = [element.name for element in page.controls if element.role == "radio"]
    if options:
        said = {word.key for word in _named(clause)}
        own = _told_of(fact.line, options, page.lines)
        return own is not None and said <= text_keys(own, ground.vocabulary)
    return any(chose(clause, walk, at, ground) for walk, at in fact.seen)


def _told_of(line: str, options: Sequence[str], lines: Sequence[str]) -> str | None:
    """The option that a line stands under; what is said before the first one is of none."""
    if line not in lines:
        return None
    above = reversed(lines[: lines.index(line)])
    return next((each for each in above if each in options), None)


def chose(clause: Clause, walk: str, until: int, ground: Ground) -> bool:
    """Whether a walk chose what a condition names, up to a moment."""
    said = {word.key for word in _named(clause)}
    timeline = ground.timelines.get(walk)
    return any(
        deed.action.verb in _CHOSEN
        and deed.at <= until
        and said <= text_keys(deed.name, ground.vocabulary)
        for deed in (timeline.deeds if timeline else ())
    )


def _names_option(
    named: Sequence[Word], timelines: Iterable[Timeline], vocabulary: Vocabulary
) -> bool:
    """Whether one option of a page, and no other one there, is called so.

    Somebody, or a way of sending, is no option, whatever its name says.
    """
    if not named or any(is_person(word, vocabulary) or word.key in families() for word in named):
        return False
    said = {word.key for word in named}
    for page in {visit.page for timeline in timelines for visit in timeline.visits}:
        names = [element.name for element in page.controls if element.role == "radio"]
        if sum(1 for name in names if said <= text_keys(name, vocabulary)) == 1:
            return True
    return False
