"""What a line of a page says with the line above it: what its pronouns stand for, and hints."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from guide.alignment.keys import clauses_in
from guide.claims.clauses import EITHER
from guide.french.text import plain
from guide.french.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.claims.clause import Clause, Slot, Word
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary

_FIELDS = frozenset({"textbox", "combobox", "spinbutton", "searchbox", "listbox"})
_HE, _SHE = words("il le lui"), words("elle la")
_HIS, _HERS = words("le un ce cet mon ton son"), words("la une cette ma ta sa")
_OWN = words("son sa ses")
HAVE = "=avoir"
_FEWEST = 2
"""A hint has so many words: « 16 caractères »."""


def told_in(line: str, above: str, vocabulary: Vocabulary) -> tuple[Clause, ...]:
    """The clauses of a line; its pronouns stand for what the line above names.

    Args:
        line: of a page.
        above: the line before it, empty for the first one.
        vocabulary: what words mean.
    """
    clauses = clauses_in(line, vocabulary)
    lost = any(clause.open or "=it" in clause.keys("what") for clause in clauses)
    if not above or not lost or above.rstrip().endswith("?") or not _agrees(line, above):
        return clauses
    return clauses_in(line, vocabulary, above)


def owned_in(line: str, above: str, vocabulary: Vocabulary) -> Iterator[Clause]:
    """« Ses habilitations sont transférées », said of whom the sentence before speaks of."""
    told = clauses_in(line, vocabulary)
    before = clauses_in(above, vocabulary) if above else ()
    for other, clause in pairwise((*before[-1:], *told)):
        owned = {*plain(clause.text).split()[:1]} & _OWN
        if not owned or other.kind != "main" or not other.verbs:
            continue
        owner = [word for word in other.words() if word.end <= other.verbs[0].start]
        owner = [replace(word, complement=True) for word in owner if word not in other.verbs]
        thing: Slot = "who" if clause.slots.get("who") else "what"
        if owner and clause.slots.get(thing):
            slots: dict[Slot, tuple[Word, ...]] = {**clause.slots}
            slots[thing] = (*slots[thing], *owner)
            yield replace(clause, slots=slots)


def became_in(clause: Clause, vocabulary: Vocabulary) -> Clause | None:
    """« Est administrateur depuis le 12 janvier »: somebody has become it."""
    since = "depuis" in plain(clause.text).split()
    if clause.act != frozenset({"=be"}) or clause.denied or not since:
        return None
    return replace(clause, act=frozenset({vocabulary.act_key("devenir")}))


def hints_of(page: PageView, vocabulary: Vocabulary) -> Iterator[tuple[str, Clause]]:
    """« Clé », and below it « 16 caractères »: how what goes into a field has to be.

    Each comes with the text that says it.
    """
    fields = {element.name for element in page.controls if element.role in _FIELDS}
    names = {element.name for element in page.elements}
    for name, line in pairwise(page.lines):
        if name not in fields or line in names or len(line.split()) < _FEWEST:
            continue
        told = clauses_in(line, vocabulary)
        who = _words(clauses_in(name, vocabulary))
        for clause in told:
            if clause.verbs and clause.kind == "main" and not clause.reader:
                yield f"{name} : {line}", replace(clause, slots={**clause.slots, "at": who})
        measured = any(word.key == EITHER or word.key.isdecimal() for word in _words(told))
        if not measured or any(clause.verbs or clause.act for clause in told):
            continue
        what = _words(told)
        clause = replace(
            told[0], act=frozenset({HAVE}), finite=True, slots={"who": who, "what": what}
        )
        yield f"{name} : {line}", clause
        for part in line.split(","):
            same, start = _words(clauses_in(part, vocabulary)), line.find(part) + 1
            if any(word.key == EITHER for word in same):
                act = frozenset({vocabulary.act_key("saisir")})
                slots: dict[Slot, tuple[Word, ...]] = {"what": (*who, *same), "with": same}
                yield (
                    f"{name} : {line}",
                    replace(clause, act=act, binding="may", slots=slots, start=start),
                )
            elif any(word.key.isdecimal() for word in same):
                yield (
                    f"{name} : {line}",
                    replace(clause, slots={"who": who, "what": same}, start=start),
                )


def _words(clauses: tuple[Clause, ...]) -> tuple[Word, ...]:
    return tuple(word for clause in clauses for word in clause.words())


def _agrees(line: str, above: str) -> bool:
    """Whether « elle » may stand for the thing above: it is not told with « le »."""
    said, named = set(_bare(line)), next((w for w in _bare(above) if w in _HIS | _HERS), None)
    if named is None:
        return True
    return bool(said & (_HE if named in _HIS else _HERS | _SHE))


def _bare(text: str) -> list[str]:
    return plain(text).replace("'", "' ").replace(",", " ").replace(".", " ").split()
