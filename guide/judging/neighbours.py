"""Which clauses of a sentence belong together, and to whom its pronouns lead."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from guide.claims.asides import TOLD_OF
from guide.claims.clause import Clause, Word, is_person
from guide.claims.joining import OR
from guide.french.text import fold, plain_apostrophes
from guide.french.vocabulary import SEND, Vocabulary, infinitive_of, lexicon
from guide.judging.laying import Laid
from guide.judging.limits import OUTCOMES
from guide.judging.stage import Staged
from guide.judging.verdicts import Judged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from guide.alignment.facts import Fact
    from guide.alignment.items import Item

_CHOSEN = OUTCOMES | {Vocabulary().act_key("choix")}
UNTIL = "tant que"
_JOINED = frozenset({"et", "ou", "ni"})
_SEVERAL = 2
_BEGINNING = frozenset({"commencer", "débuter", "démarrer"})


def section_of(items: Sequence[Item]) -> int | None:
    """The section that a sentence stands in."""
    return items[0].section if items else None


def begun(clauses: Sequence[Clause], items: Sequence[Item]) -> list[Clause]:
    """The clauses without « avant de commencer » in the first step: that is when it is read."""
    first = (section_of(items) or 0) <= 0
    kept = [clause for clause in clauses if not (first and _is_beginning(clause))]
    return kept or [*clauses]


def _is_beginning(clause: Clause) -> bool:
    begins = [infinitive_of(verb.text) for verb in clause.verbs]
    bare = not clause.denied and not any(clause.slots.values())
    return clause.kind != "main" and bare and len(begins) == 1 and begins[0] in _BEGINNING


def is_excepted(clauses: Sequence[Clause]) -> bool:
    """« À moins d'avoir coché « X », impossible de… »: what is so where something is not done."""
    until = any(clause.introduced == UNTIL for clause in clauses)
    return until or excepts(" ".join(clause.text for clause in clauses))


def excepts(text: str) -> bool:
    """Whether words say that something is not done, or is so of others: « à moins », « et non »."""
    plain = plain_apostrophes(fold(text))
    return any(f"{written} " in f"{plain} " for written in lexicon()["unless"])


def told_of(clause: Clause, claims: Sequence[Judged]) -> Clause:
    """« Il accepte »: done by the person whom the text named last."""
    plain = fold(clause.text).replace("-", " ").split()
    if not clause.open or clause.reader or not {"il", "elle"} & set(plain):
        return clause
    who = next((j.claim.subject for j in claims if j.claim.subject), None)
    if who is None:
        return clause
    word = Word(Vocabulary().key(who), who, 0, 0)
    return replace(clause, slots={**clause.slots, "who": (word,)})


def opposed(clauses: Sequence[Clause]) -> list[Word]:
    """« Accepte et refuse la demande »: the second of two outcomes of one act."""
    mains = [clause for clause in clauses if clause.kind == "main"]
    return [
        verb
        for one, other in pairwise(mains)
        if other.introduced != "ou" and not (one.denied or other.denied)
        if one.keys("who") and other.keys("who") <= one.keys("who") and one.act != other.act
        if _is_outcome(one) and _is_outcome(other) and "=lapse" not in other.keys("when")
        for verb in other.verbs
    ]


def _is_outcome(clause: Clause) -> bool:
    return bool(clause.act & OUTCOMES)


def headed(clauses: Sequence[Clause]) -> list[Clause]:
    """« Choix de la clé : elle est envoyée… »: before the colon stands its case."""
    found = list(clauses)
    for rank, (head, told) in enumerate(pairwise(clauses)):
        named = head.kind == "main" and not (head.finite or head.reader or head.introduced)
        if named and _is_choice(head) and told.kind == "main" and told.finite:
            found[rank] = replace(head, kind="condition", introduced="si")
    return found


def _is_choice(clause: Clause) -> bool:
    """Whether a clause only names what is chosen, or decided, before a colon."""
    ends = clause.text.rstrip(" \u00a0\u202f").endswith(":")
    return ends and bool(clause.act & _CHOSEN)


def told_of_each(clause: Clause, vocabulary: Vocabulary) -> list[Clause]:
    """« X et Y reçoivent »: told of X alone, and of Y alone; none where it tells of one."""
    to = clause.slots.get("to", ())
    at = [r for r, word in enumerate(to) if is_person(word, vocabulary) and not word.complement]
    joined = _JOINED & set(plain_apostrophes(fold(clause.text)).split())
    if (
        SEND not in clause.act
        or clause.denied
        or joined != frozenset({"et"})
        or len(at) < _SEVERAL
        or at[0]
    ):
        return []
    ends = [*at[1:], len(to)]
    return [
        replace(clause, slots={**clause.slots, "to": to[first:end]})
        for first, end in zip(at, ends, strict=True)
    ]


def told_of_either(clause: Clause) -> list[Clause]:
    """« Reçoit « X » ou « Y » »: told of X alone, and of Y alone, each in a walk of its own."""
    what = clause.slots.get("what", ())
    labels = [word for word in what if word.is_label]
    joined = _JOINED & set(plain_apostrophes(fold(clause.text)).split())
    if (
        SEND not in clause.act
        or clause.denied
        or joined != frozenset({"ou"})
        or len(labels) < _SEVERAL
    ):
        return []
    rest = tuple(word for word in what if not word.is_label)
    return [replace(clause, slots={**clause.slots, "what": (label, *rest)}) for label in labels]


def before_it(
    clauses: Sequence[Clause], found: Mapping[int, Laid | Staged], clause: Clause
) -> Laid | Staged | None:
    """What the clause was laid on in which a clause is set that tells of one of its words."""
    earlier = [rank for rank in found if clauses[rank].start < clause.start]
    at = max(earlier, key=lambda rank: clauses[rank].start, default=None)
    return found[at] if at is not None else None


def is_of_mail(clause: Clause) -> bool:
    """« Le mail reçu par X »: what tells of a mail or a letter itself."""
    return clause.introduced == TOLD_OF and bool(clause.keys("channel")) and not clause.keys("what")


def on_a_page(names: frozenset[str]) -> Callable[[Fact], bool]:
    """Which facts stand on a page that is called so."""
    return lambda fact: not names.isdisjoint(fact.named)


def names_of(found: Laid | Staged | None) -> frozenset[str]:
    """What the page is called on which something was found."""
    if isinstance(found, Laid):
        return frozenset(found.fact.named) if found.fact else frozenset()
    stage = found.stage if found else None
    return frozenset(heading.name for heading in stage.page.headings) if stage else frozenset()


def nearest(clauses: Sequence[Clause], found: Mapping[int, Laid | Staged], rank: int) -> int | None:
    """The rank of what a clause is told beside, as the text has them.

    « L'employeur déjà inscrit clique… »: what it stands in; else what comes after it, else before.
    « Sur « X » pour …, ou sur « Y » »: what X is for stands behind it.
    """
    at = clauses[rank].start
    inside = [each for each in found if clauses[each].start <= at < clauses[each].end]
    after = [each for each in found if clauses[each].start >= at]
    before = [each for each in found if clauses[each].start < at]
    next_one = min(after, key=_by_start(clauses), default=rank)
    if clauses[rank].kind == "purpose" and clauses[next_one].introduced == OR:
        after = []
    if inside or after:
        return max(inside, key=_by_start(clauses)) if inside else min(after, key=_by_start(clauses))
    return max(before, key=_by_start(clauses), default=None)


def _by_start(clauses: Sequence[Clause]) -> Callable[[int], int]:
    return lambda rank: clauses[rank].start


def is_in_another_case(clauses: Sequence[Clause], left: Sequence[Word]) -> bool:
    """« Vous ne pouvez pas choisir X si Y »: what was done where Y was not says nothing of it."""
    denied = any(clause.kind == "main" and clause.denied for clause in clauses)
    cases = (clause for clause in clauses if clause.kind == "condition")
    return denied and any(word in left for case in cases for word in case.words())
