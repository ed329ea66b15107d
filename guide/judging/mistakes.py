"""« Si tout est correct », « en cas d'erreur »: what its reader finds, and what is there for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.alignment.keys import page_keys, text_keys
from guide.claims.clauses import MISTAKE
from guide.french.verbs import verb_of
from guide.french.vocabulary import lexicon
from guide.judging.stage import Staged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from guide.alignment.timelines import Timeline
    from guide.claims.clause import Clause
    from guide.french.vocabulary import Vocabulary
    from guide.judging.stage import Stage

BACK = "=back"
"""« En arrière »."""
MENDED = frozenset({MISTAKE, BACK})


def is_of_check(
    clause: Clause, stage: Stage, names: Collection[str], vocabulary: Vocabulary
) -> bool:
    """Whether a condition only tells what its reader finds when checking a page.

    That all is right leads on by what the walk pressed on a page that asks to check; that
    something is wrong leads to a control that says that it is there to change something.
    """
    right, wrong = _keys("right", vocabulary), _keys("wrong", vocabulary)
    said = list(clause.words())
    found = {word.key for word in said}
    if bool(found & right) == bool(found & (wrong | {MISTAKE})):
        return False
    rest = [word for word in said if word.key not in right | wrong | _keys("things", vocabulary)]
    known = page_keys(stage.page, vocabulary) | {"=be", MISTAKE}
    if any(word.key not in known for word in rest):
        return False
    is_right = bool(found & right) != clause.denied
    return _leads_on(stage, vocabulary) if is_right else mends(stage, names, vocabulary)


def is_checked(clause: Clause, stage: Stage, vocabulary: Vocabulary) -> bool:
    """« Vérification faite, cliquez sur « X »»: X leads on from a page that asks to check."""
    acts = bool(clause.act) and clause.act <= _keys("checking", vocabulary)
    words = {word.key for word in clause.words()} - clause.act
    there = not clause.denied and words <= page_keys(stage.page, vocabulary)
    return acts and there and _leads_on(stage, vocabulary)


def mends(stage: Stage, names: Collection[str], vocabulary: Vocabulary) -> bool:
    """Whether a control that a sentence names says that it is there to change something."""
    there = {element.name for element in stage.page.controls}
    told = [text_keys(name, vocabulary) for name in names if name in there]
    return any(keys & _keys("mending", vocabulary) for keys in told)


def of_mistakes(
    staged: Staged, clause: Clause, walks: Mapping[str, Timeline], vocabulary: Vocabulary
) -> Staged:
    """« En cas d'erreur sur le nom, cliquez sur « Modifier… »»: the same person has filled it in.

    Args:
        staged: the clause on the page of its control.
        clause: what is told.
        walks: every walk of the run, by the ids of their scenarios.
        vocabulary: what words mean.
    """
    stage = staged.stage
    walk = walks.get(stage.shown.scenario.id) if stage else None
    names = [word.text for word in clause.words() if word.is_label]
    wrong = any(word.key == MISTAKE for word in clause.words())
    if stage is None or walk is None or not wrong or not mends(stage, names, vocabulary):
        return staged
    filled = {
        key
        for deed in walk.deeds
        if deed.fills and deed.at < stage.at and deed.action.actor == stage.actor
        for key in text_keys(deed.name, vocabulary)
    }
    own = {key for name in names for key in text_keys(name, vocabulary)} & filled
    around = own or filled & page_keys(stage.page, vocabulary)
    at = clause.slots.get("at", ())
    left = tuple(w for w in staged.left if w not in at or w.is_label or w.key not in around)
    return replace(staged, left=left)


def to_check(
    before: Clause, clause: Clause, stages: Iterable[Stage], vocabulary: Vocabulary
) -> Staged | None:
    """« Vérifiez que les données sont exactes »: what is checked has to be on that page.

    How its reader should find it claims nothing. None where nothing is asked to be checked.
    """
    looks = any((verb := verb_of(word.text)) and verb.sense == "look" for word in before.verbs)
    said = list(clause.words())
    right = _keys("right", vocabulary)
    if not looks or clause.denied or not any(w.key in right for w in said):
        return None
    known = right | {"=be"}
    each = (
        Staged(
            stage, tuple(w for w in said if w.key not in known | page_keys(stage.page, vocabulary))
        )
        for stage in stages
    )
    return min(each, key=lambda staged: len(staged.left), default=None)


def _leads_on(stage: Stage, vocabulary: Vocabulary) -> bool:
    if stage.deed is None or text_keys(stage.deed.name, vocabulary) & _keys("mending", vocabulary):
        return False
    names = [stage.page.title, *(heading.name for heading in stage.page.headings)]
    checks = _keys("checking", vocabulary)
    return any(text_keys(name, vocabulary) & checks for name in names)


def _keys(name: str, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.key(word) for word in lexicon()["found"][name].split())
