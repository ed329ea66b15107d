"""In which order a sentence says that things are done, against the order of the run."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from guide.alignment.labels import likeness
from guide.alignment.timelines import DOING
from guide.french.text import fold
from guide.french.verbs import verb_of
from guide.french.vocabulary import infinitive_of
from guide.judging.deeds import sense_of
from guide.judging.stage import Staged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from guide.alignment.timelines import Timeline
    from guide.claims.clause import Clause, Word
    from guide.judging.laying import Laid
    from guide.judging.verdicts import Judged

    Standing = Callable[[Clause, Timeline], Iterable[int]]
    """Where in a walk a clause is done."""

JOINING = frozenset({"", "et", "puis", "mais"})
"""What says that one thing is done after another: « en cliquant » is at once, « ou » instead."""
_ASKED = frozenset({"press", "tick", "choose", "fill", "sign", "open", "see"})


def out_of_order(
    clauses: Sequence[Clause],
    judged: Mapping[int, Judged],
    followed: Sequence[Timeline],
    timelines: Iterable[Timeline],
) -> tuple[Word, ...] | None:
    """Two labels of a sentence that no walk used in that order; None when there are none.

    Args:
        clauses: of the sentence.
        judged: its labels with the moments at which they stand, by where they begin.
        followed: the walks that the document follows; they decide where they pass both.
        timelines: every walk.
    """
    labels = [word for word in _told(clauses) if word.start in judged]
    walks = list(timelines)
    used = [word for word in labels if _is_used(judged[word.start], walks)]
    for one, other in pairwise(used):
        if _are_alternatives(clauses, one, other):
            continue
        first, second = judged[one.start].called, judged[other.start].called
        passed = [w for w in followed if _uses(first, w) and _uses(second, w)]
        if not any(_follows(first, second, walk) for walk in passed or walks):
            return (one, other)
    return None


def out_of_turn(
    clauses: Sequence[Clause],
    found: Mapping[int, Laid | Staged],
    stands: Standing,
    followed: Sequence[Timeline],
    timelines: Sequence[Timeline],
) -> tuple[Word, ...]:
    """« Connectez-vous, puis cliquez sur « X » », where no walk pressed it after signing in.

    Args:
        clauses: of the sentence.
        found: what each main clause was laid on, by its rank.
        stands: where a clause is done in a walk.
        followed: the walks that the document follows; they decide where they do both.
        timelines: every walk.

    Returns:
        The verbs of what does not come after what is said before it.
    """
    return tuple(
        verb
        for one, other in _turns(clauses, found)
        if _is_taken_too_late(clauses[one], clauses[other], found[one], found[other])
        or (
            not _comes_after(found[one], found[other])
            and not _is_walked(clauses[one], clauses[other], stands, (followed, timelines))
            and not _is_looked_at(clauses[one], found[other], stands, timelines)
            and not _is_beside(clauses[one], found[one], found[other])
        )
        for verb in clauses[other].verbs
    )


def _turns(
    clauses: Sequence[Clause], found: Mapping[int, Laid | Staged]
) -> Iterator[tuple[int, int]]:
    """Each two clauses, one after the other, that both tell of something that is done."""
    for one, other in pairwise(range(len(clauses))):
        asked = all(
            _is_asked(clauses[at]) and at in found and found[at].whole for at in (one, other)
        )
        if asked and clauses[other].introduced in JOINING:
            yield one, other


def _is_asked(clause: Clause) -> bool:
    """Whether somebody does it; « l'inscription est annulée » only comes of it."""
    known = (verb_of(word.text) for word in clause.verbs if sense_of(word.text) in _ASKED)
    return not clause.denied and any(verb and verb.form != "participle" for verb in known)


def _comes_after(one: Laid | Staged, other: Laid | Staged) -> bool:
    """Whether the very moments on which two clauses were laid follow each other."""
    first = one.stage if isinstance(one, Staged) else None
    then = other.stage if isinstance(other, Staged) else None
    if first is None or then is None:
        return False
    return first.shown.scenario.id == then.shown.scenario.id and first.at <= then.at


def _is_looked_at(
    clause: Clause, done: Laid | Staged, stands: Standing, timelines: Iterable[Timeline]
) -> bool:
    """« Vérifiez X, puis cliquez sur Y »: X stands on the page on which Y is pressed."""
    stage = done.stage if isinstance(done, Staged) else None
    if stage is None:
        return False
    walks = (w for w in timelines if w.scenario.id == stage.shown.scenario.id)
    return any(stage.at in stands(clause, walk) for walk in walks)


def _is_taken_too_late(
    clause: Clause, other: Clause, one: Laid | Staged, then: Laid | Staged
) -> bool:
    """« Cliquez sur « Valider » et prenez une question »: taken on the page that was left."""
    taken = {infinitive_of(verb.text) for verb in other.verbs} == {"prendre"}
    pressed = {sense_of(verb.text) for verb in clause.verbs} == {"press"}
    stages = [each.stage for each in (one, then) if isinstance(each, Staged)]
    pages = {stage.page.title for stage in stages if stage is not None}
    return taken and pressed and len(stages) > 1 and len(pages) == 1


def _is_beside(clause: Clause, one: Laid | Staged, other: Laid | Staged) -> bool:
    """« Prenez une question et écrivez la réponse »: on one page, and nothing is pressed first."""
    first = one.stage if isinstance(one, Staged) else None
    then = other.stage if isinstance(other, Staged) else None
    senses = {sense_of(verb.text) for verb in clause.verbs}
    if first is None or then is None or not senses <= {"see", "fill", "choose"}:
        return False
    return (first.shown.scenario.id, first.page.title) == (then.shown.scenario.id, then.page.title)


def _is_walked(
    one: Clause, other: Clause, stands: Standing, walks: Iterable[Sequence[Timeline]]
) -> bool:
    """Whether a walk does one thing and then the other; what none does is judged elsewhere."""
    if all(sense_of(verb.text) == "see" for verb in one.verbs):
        return False
    first, then = False, False
    for some in walks:
        at = [
            (min(stands(one, w), default=None), max(stands(other, w), default=None)) for w in some
        ]
        both = [(a, b) for a, b in at if a is not None and b is not None]
        if both:
            return any(a <= b for a, b in both)
        first = first or any(a is not None for a, _ in at)
        then = then or any(b is not None for _, b in at)
    return not (first and then and other.introduced)


def _are_alternatives(clauses: Sequence[Clause], one: Word, other: Word) -> bool:
    """« Cliquez sur X ou, s'il y a lieu, sur Y »: neither is said to come first."""
    within = [c for c in clauses if c.end > one.end and c.start < other.start]
    text = " ".join(c.text for c in sorted(within, key=lambda c: c.start))
    between = fold(text.partition(one.text)[2].partition(other.text)[0]).split()
    joins = {"puis", "ensuite"} if between[:1] == ["ou"] else {"et", "puis", "ensuite"}
    return "ou" in between and not joins & set(between)


def _follows(first: str, second: str, walk: Timeline) -> bool:
    """Whether a walk used one control and then the other, or used the one first."""
    used = [deed for deed in walk.deeds if deed.action.verb in DOING]
    if any(likeness(first, a.name) and likeness(second, b.name) for a, b in pairwise(used)):
        return True
    ones = [rank for rank, deed in enumerate(used) if likeness(first, deed.name)]
    others = [rank for rank, deed in enumerate(used) if likeness(second, deed.name)]
    return bool(ones and others) and min(ones) < min(others)


def _is_used(judged: Judged, walks: Sequence[Timeline]) -> bool:
    """Whether somebody used the control in any walk."""
    if judged.claim.verb not in {"press", "tick", "choose"} or judged.shown is None:
        return False
    return any(_uses(judged.called, walk) for walk in walks)


def _uses(name: str, walk: Timeline) -> bool:
    return any(likeness(name, d.name) for d in walk.deeds if d.action.verb in DOING)


def _told(clauses: Sequence[Clause]) -> list[Word]:
    """The labels in the order in which they are said to be used: « avant de » turns it round."""
    ordered: list[Word] = []
    later: list[Word] = []
    for clause in clauses:
        labels = {word for word in clause.words() if word.is_label}
        words = sorted(labels, key=lambda word: word.start)
        into = later if clause.introduced == "avant" else ordered
        into += words
    return [*ordered, *later]
