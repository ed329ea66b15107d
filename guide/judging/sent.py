"""« Saisissez X, puis cliquez sur « Y »»: what is filled in is sent by a button of its own page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from guide.alignment.labels import likeness
from guide.french.verbs import verb_of
from guide.french.vocabulary import lexicon
from guide.judging.deeds import sense_of
from guide.judging.sequence import JOINING
from guide.judging.stage import Stage, Staged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from guide.alignment.timelines import Deed, Timeline
    from guide.claims.clause import Clause, Word
    from guide.judging.laying import Laid
    from guide.judging.sequence import Standing
    from guide.judging.verdicts import Judged

_FILLING = frozenset({"fill", "choose"})
_CHECKING = frozenset(lexicon()["found"]["checking"].split())


def sent_elsewhere(
    clauses: Sequence[Clause],
    found: Mapping[int, Laid | Staged],
    judged: Mapping[int, Judged],
    stands: Standing,
    timelines: Sequence[Timeline],
) -> Iterator[Word]:
    """What is said to be pressed after fields are filled in, where no walk pressed it next.

    Args:
        clauses: of the sentence.
        found: what each main clause was laid on, by its rank.
        judged: its labels with the moments at which they stand, by where they begin.
        stands: where a clause is done in a walk.
        timelines: every walk.

    Yields:
        The verbs and labels of the pressing.
    """
    for one, other in pairwise(range(len(clauses))):
        filled, pressed = _stage_of(found.get(one)), _stage_of(found.get(other))
        if filled is None or pressed is None or clauses[other].introduced not in JOINING:
            continue
        names = _pressed(clauses[other], pressed, judged)
        checks = _checks(clauses[one])
        if not names or not (checks or _is_filling(clauses[one], filled.deed)):
            continue
        begun = [(w, at) for w in timelines if not checks for at in stands(clauses[one], w)]
        own = filled.shown.scenario.id
        begun = begun or [(walk, filled.at) for walk in timelines if walk.scenario.id == own]
        sent = [deed for walk, at in begun if (deed := _sent_by(walk, at, filled.actor))]
        if not any(_is_sent(deed, names, pressed) for deed in sent):
            yield from clauses[other].verbs or _labels(clauses[other])


def _stage_of(found: Laid | Staged | None) -> Stage | None:
    return found.stage if isinstance(found, Staged) and found.whole else None


def _is_filling(clause: Clause, deed: Deed | None) -> bool:
    if deed is None:
        return False
    return deed.fills or (deed.form and bool(_FILLING & {sense_of(v.text) for v in clause.verbs}))


def _checks(clause: Clause) -> bool:
    """« Vérifiez les informations »: what a page shows to be confirmed there."""
    verbs = [verb_of(word.text) for word in clause.verbs]
    named = any(word.is_label for word in clause.words())
    checks = any(v is not None and v.infinitive in _CHECKING for v in verbs)
    acts = any(v is None or (v.form != "participle" and v.sense != "look") for v in verbs)
    return checks and not acts and not named and not clause.denied


def _pressed(clause: Clause, stage: Stage, judged: Mapping[int, Judged]) -> list[str]:
    """What a clause says is pressed: labels, or what was pressed where it has none."""
    told = [judged[word.start] for word in _labels(clause) if word.start in judged]
    if told:
        return [j.called for j in told if j.claim.verb == "press"]
    return [stage.deed.name] if stage.deed and stage.deed.action.verb == "press" else []


def _sent_by(walk: Timeline, at: int, actor: str) -> Deed | None:
    """What the same person pressed next; who only looked did nothing there."""
    own = next((deed.action.actor for deed in walk.deeds if deed.at == at), actor)
    after = (deed for deed in walk.deeds if deed.at >= at and deed.action.actor == own)
    return next((deed for deed in after if deed.action.verb == "press"), None)


def _is_sent(deed: Deed, names: Sequence[str], stage: Stage) -> bool:
    page = deed.action.page
    there = page is not None and page.title == stage.page.title
    return there and any(likeness(name, deed.name) for name in names)


def _labels(clause: Clause) -> tuple[Word, ...]:
    return tuple(word for word in clause.words() if word.is_label)
