"""A clause laid on what the run showed, slot by slot: what is accounted for, and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.alignment.labels import Likeness, likeness
from guide.claims.clause import is_person
from guide.french.vocabulary import SEND, families
from guide.judging.limits import (
    OUTCOMES,
    SAID_OF_ALL,
    beside,
    ends_otherwise,
    is_done_otherwise,
    is_given,
    is_noun,
    is_of_length,
    is_said_of_all,
    is_wider,
    miscounted,
    names_in,
    says_more,
    unreached,
)
from guide.judging.naming import is_misnamed, names_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from guide.alignment.facts import Fact
    from guide.claims.clause import Clause, Slot, Word
    from guide.french.vocabulary import Vocabulary

_BE, _HAVE, DECIDE = "=be", "=avoir", "=decider"
DECISIONS = frozenset({DECIDE, "=accepted", "=refused"})
_ALSO: dict[Slot, tuple[Slot, ...]] = {
    "who": ("who", "by"),
    "by": ("by", "who", "channel", "with"),
    "what": ("what",),
    "to": ("to",),
    "with": ("with", "channel", "by"),
    "at": ("at", "to"),
    "as": ("as",),
    "channel": ("channel",),
    "when": ("when",),
}
"""In which slots of a fact the words of a slot may stand."""


@dataclass(frozen=True)
class Laid:
    """A clause on the fact that accounts for most of it.

    Attributes:
        left: the words that the fact does not account for.
        expected: what was read instead, where the evidence says the contrary.
        against: the words that it contradicts.
    """

    fact: Fact | None
    left: tuple[Word, ...]
    expected: str | None = None
    against: tuple[Word, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every word is accounted for."""
        return self.fact is not None and not self.left and self.expected is None


class Shelf:
    """The facts of a run, by what is done in them."""

    def __init__(self, facts: Sequence[Fact], vocabulary: Vocabulary) -> None:
        self.facts = facts
        self.vocabulary = vocabulary
        self.ruled = [fact for fact in facts if fact.rule]
        self._by_act: dict[str, list[Fact]] = {}
        for fact in facts:
            for act in fact.clause.act:
                self._by_act.setdefault(act, []).append(fact)

    def lay(
        self,
        clause: Clause,
        given: Sequence[Word],
        among: Callable[[Fact], bool] | None = None,
    ) -> Laid:
        """Lay a clause on the fact that accounts for most of it.

        Args:
            clause: what is told.
            given: the words of its conditions.
            among: which facts may account for it; all when it is left out.
        """
        words = tuple(clause.words())
        best = Laid(None, words)
        for fact in self._candidates(clause):
            if among is not None and not among(fact):
                continue
            laid = self._on(clause, given, fact)
            if laid.whole:
                return laid
            if _rank(laid) < _rank(best):
                best = laid
        return best

    def decides(self, who: frozenset[str]) -> bool:
        """Whether all of these are people who decide something in the run; nobody does too."""
        told = (fact.clause for act in DECISIONS for fact in self._by_act.get(act, ()))
        deciding = {key for clause in told if not clause.denied for key in clause.keys("who")}
        return who <= deciding

    def _candidates(self, clause: Clause) -> Iterator[Fact]:
        if not clause.act:
            yield from (fact for fact in self.facts if not fact.clause.act or is_noun(clause))
            return
        if is_of_length(clause):
            yield from (fact for fact in self.facts if self._lasts(clause, fact))
        wanted = set(clause.act)
        for act in [*wanted, *self._near(wanted)]:
            yield from self._by_act.get(act, ())

    @staticmethod
    def _near(wanted: set[str]) -> set[str]:
        """Acts of other facts that may answer: another outcome, a delay that somebody has."""
        more: set[str] = set()
        if wanted & OUTCOMES:
            more |= OUTCOMES - wanted
        if wanted & DECISIONS:
            more |= {_HAVE}
        return more

    def _on(self, clause: Clause, given: Sequence[Word], fact: Fact) -> Laid:
        left = [*self._left(clause, fact), *miscounted(clause, fact)]
        acts = self._acts_left(clause, fact)
        if acts and not left and ends_otherwise(clause, given, fact):
            return Laid(fact, (), fact.line, tuple(acts))
        left += acts
        left += [word for word in given if not is_given(word, fact, self.vocabulary)]
        left += unreached(clause, fact)
        if clause.reader and not clause.slots and not (fact.clause.reader or fact.pressed):
            left += clause.verbs
        told = fact.clause.reader and fact.clause.instructs
        named = clause.keys("who") or (SEND in clause.act and clause.keys("to"))
        if not left and told and not (clause.reader or clause.instructs or named):
            left += clause.verbs or tuple(clause.words())[:1]
        if not left and says_more(clause, given, fact):
            left += clause.verbs or tuple(clause.words())[:1]
        if not left and clause.denied != fact.clause.denied:
            if not clause.act or fact.clause.instructs or is_wider(clause, given, fact):
                return Laid(fact, tuple(clause.words()))
            return Laid(fact, (), fact.line, clause.verbs or tuple(clause.words()))
        if not left and clause.binding == "must" and fact.clause.binding == "may":
            left += clause.verbs
        ways = [word for word in left if families().get(word.key) == "channel"]
        if left and ways == left and fact.clause.keys("channel") and not fact.clause.denied:
            if not clause.denied:
                return Laid(fact, (), fact.line, tuple(ways))
            return Laid(fact, () if self._goes_another_way(clause, ways) else tuple(left))
        return Laid(fact, tuple(left))

    def _lasts(self, clause: Clause, fact: Fact) -> bool:
        """« La lettre arrive sous 3 jours », where « délai du courrier : 3 jours » was read."""
        read = fact.rule is not None and not fact.clause.act
        return read and self.vocabulary.key("délai") in fact.keys and is_of_length(clause)

    def _goes_another_way(self, clause: Clause, ways: Sequence[Word]) -> bool:
        """« N'est pas envoyée par mail »: nothing that the run showed went that way."""
        keys = {word.key for word in ways}
        what = clause.keys("what")
        return bool(what) and not any(
            keys & fact.clause.keys("channel", "by") and what & fact.keys
            for act in clause.act
            for fact in self._by_act.get(act, ())
        )

    def _acts_left(self, clause: Clause, fact: Fact) -> list[Word]:
        """The verbs that the fact does not account for."""
        if clause.act <= fact.clause.act or self._lasts(clause, fact):
            return []
        length = any(key[1:-1].isdecimal() for key in clause.keys("when", "what", "other"))
        decides = clause.act <= DECISIONS and _HAVE in fact.clause.act and length
        if decides and clause.act & fact.beside:
            return []
        verbs = [word for word in clause.verbs if word.key not in fact.clause.act]
        return verbs or list(clause.words())[:1]

    def _left(self, clause: Clause, fact: Fact) -> Iterator[Word]:
        for slot, words in clause.slots.items():
            allowed = self._allowed(slot, clause, fact)
            for word in words:
                headed = word is not words[0]
                told = self._is_accounted(word, slot, allowed, fact, headed=headed)
                told = told and not is_done_otherwise(word, clause, fact)
                if not told or is_misnamed(word, clause, self.vocabulary):
                    yield word

    def _allowed(self, slot: Slot, clause: Clause, fact: Fact) -> frozenset[str]:
        decided = clause.act & DECISIONS & fact.clause.act and clause.keys("who")
        if slot == "when" and decided and fact.clause.reader:
            lengths = frozenset(
                key for key in fact.beside if key.startswith("=") and key[1:-1].isdecimal()
            )
            return fact.keys | fact.given | lengths
        if slot in {"other", "when"} or not clause.act or self._lasts(clause, fact):
            return fact.keys | fact.given
        allowed = fact.clause.keys(*_ALSO.get(slot, (slot,)))
        if slot in {"who", "to"} and (fact.clause.reader or slot == "to"):
            reached = fact.clause.reader and (slot == "who" or SEND in fact.clause.act)
            allowed |= (
                fact.viewer - beside(clause, slot, self.vocabulary) if reached else frozenset()
            )
        if slot in {"what", "at", "when"} and DECIDE in clause.act | fact.clause.act:
            allowed |= frozenset(key for key in fact.keys if key.startswith("="))
        if slot == "what" and DECISIONS & clause.act and _HAVE in fact.clause.act:
            allowed |= fact.keys
        if slot == "what" and not fact.clause.slots.get("what"):
            allowed |= fact.clause.keys("who")
        if slot == "what":
            allowed |= clause.act & fact.clause.act
        if slot == "at" and _HAVE in fact.clause.act:
            allowed |= fact.clause.keys("who")
        if slot in {"at", "to"} and fact.pressed:
            allowed |= fact.heads
        return allowed

    def _is_accounted(
        self,
        word: Word,
        slot: Slot,
        allowed: frozenset[str],
        fact: Fact,
        *,
        headed: bool,
    ) -> bool:
        if word.is_label:
            return any(likeness(word.text, n) == Likeness.SAME for n in names_in(slot, fact))
        if word.key in allowed:
            return True
        if word.key in SAID_OF_ALL or word.key.isdecimal():
            return is_said_of_all(word, slot, fact)
        page = fact.shown.moment.page if fact.shown else None
        site = names_site(word, page.title if page else "", self.vocabulary)
        if is_person(word, self.vocabulary) and not word.pointed:
            told = fact.viewer if fact.clause.reader else frozenset[str]()
            return word.complement and word.key in fact.keys | fact.heads | told
        apart = headed and word.complement and word.key not in families()
        if apart and (word.key in fact.beside or site):
            return True
        return slot in {"at", "to"} and site and not _is_told_otherwise(word, slot, fact)


def _is_told_otherwise(word: Word, slot: Slot, fact: Fact) -> bool:
    """« Inscrit à la base », where the fact says as what, and to nothing that is called so."""
    return slot == "to" and bool(fact.clause.slots.get("as")) and word.key not in fact.keys


def _rank(laid: Laid) -> tuple[int, int]:
    """What contradicts nothing and leaves least comes first; nothing at all comes last."""
    if laid.fact is None:
        return (len(laid.left), 1)
    return (len(laid.left) if laid.expected is None else 0, 1 if laid.expected else 0)
