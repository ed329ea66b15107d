"""« En cliquant sur « X », on arrive à la page « Y »»: Y is what comes after X in a walk."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from guide.alignment.labels import likeness
from guide.french.vocabulary import infinitive_of
from guide.french.words import words as words_in
from guide.judging.deeds import ARRIVING
from guide.judging.naming import is_called
from guide.judging.saying import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guide.alignment.timelines import Timeline
    from guide.claims.clause import Clause, Word
    from guide.evidence.record import PageView
    from guide.judging.verdicts import Judged

_OPENING = words_in("afficher apparaître ouvrir")
_PAGES = words_in("page écran")


def led_elsewhere(
    clauses: Sequence[Clause], judged: Mapping[int, Judged], timelines: Sequence[Timeline]
) -> Iterator[Word]:
    """The pages that a sentence says come after what is pressed, where no walk saw them next.

    Args:
        clauses: of the sentence.
        judged: its labels with the moments at which they stand, by where they begin.
        timelines: every walk.
    """
    for one, other in pairwise(clauses):
        names = [judged[word.start].called for word in _labels(one, judged, "press")]
        told = _labels(other, judged, "see") if names and _opens(other) else []
        after = [page for walk in timelines for page in _after(walk, names)]
        for word in told:
            if after and not any(is_called(page, word.text) for page in after):
                yield word


def _opens(clause: Clause) -> bool:
    found = {infinitive_of(verb.text) for verb in clause.verbs}
    arrives = bool(found & ARRIVING) and bool(_PAGES & {*words_of(clause)})
    return not clause.denied and (arrives or bool(found & _OPENING))


def _labels(clause: Clause, judged: Mapping[int, Judged], verb: str) -> list[Word]:
    words = [word for word in clause.words() if word.is_label and word.start in judged]
    return [word for word in words if judged[word.start].claim.verb == verb]


def _after(walk: Timeline, names: Iterable[str]) -> Iterator[PageView]:
    """The pages that whoever pressed one of these saw next."""
    for deed in walk.deeds:
        if deed.action.verb != "press" or not any(likeness(name, deed.name) for name in names):
            continue
        seen = (v for v in walk.visits if v.at > deed.at and v.moment.actor == deed.action.actor)
        if (visit := next(seen, None)) is not None:
            yield visit.page
