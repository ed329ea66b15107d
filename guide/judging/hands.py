"""Who is spoken to: a step that names nobody is done by whoever did the step before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.labels import likeness
from guide.alignment.naming import noun_of
from guide.claims.clause import is_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.alignment.timelines import Timeline
    from guide.claims.clause import Clause, Slot, Word
    from guide.french.vocabulary import Vocabulary
    from guide.judging.verdicts import Judged

_TOLD: tuple[Slot, ...] = ("who", "to", "by")
"""Where a sentence names who does something, or who is reached and goes on."""


class Hands:
    """Follows, sentence by sentence, who does what a procedure asks for."""

    def __init__(self, followed: Sequence[Timeline], vocabulary: Vocabulary) -> None:
        """Follow the walks that a procedure follows."""
        self._followed = followed
        self._vocabulary = vocabulary
        self._last: str | None = None
        self._named = True

    def others(self, clauses: Sequence[Clause], judged: Iterable[Judged]) -> tuple[Word, ...]:
        """« Cliquez sur « X » », which only somebody else pressed, whom the text does not name.

        Args:
            clauses: of the next sentence of the procedure.
            judged: its labels with the moments at which they stand.
        """
        words = [word for clause in clauses for word in clause.words()]
        who = (word for clause in clauses for slot in _TOLD for word in clause.slots.get(slot, ()))
        self._named = self._named or any(is_person(word, self._vocabulary) for word in who)
        used = [(one, doers) for one in judged if (doers := self._doers(one))]
        for one, doers in used:
            if self._last is not None and not self._named and not _is_one_of(self._last, doers):
                return tuple(w for w in words if w.is_label and w.start == one.claim.start)
            if self._named or self._last is None:
                self._last = one.shown.moment.actor if one.shown else self._last
        self._named = self._named and not used
        return ()

    def _doers(self, judged: Judged) -> frozenset[str]:
        """Everybody who pressed what a label names, in the walks that the procedure follows."""
        if judged.claim.verb != "press" or judged.shown is None or judged.is_drift:
            return frozenset()
        name = judged.called
        return frozenset(
            deed.action.actor
            for timeline in self._followed
            for deed in timeline.done
            if likeness(name, deed.name)
        )


def _is_one_of(actor: str, doers: frozenset[str]) -> bool:
    """Whether an actor did it, or another who is called by the same noun."""
    return noun_of(actor) in {noun_of(doer) for doer in doers}
