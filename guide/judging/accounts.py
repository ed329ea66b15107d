"""What accounts for the words of a sentence, and what that proves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from guide.claims.clause import Clause, Word
from guide.judging.deeds import sense_of
from guide.judging.laying import Laid
from guide.judging.stage import Staged
from guide.judging.verdicts import HOLDS, Judged, Proof

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.judging.verdicts import Verdict


@dataclass
class Accounts:
    """What accounts for the words of one sentence.

    Attributes:
        asked: the conditions that the page of what is done asks for itself.
        offered: verbs that press what is there for such a case.
    """

    proofs: list[Proof] = field(default_factory=list[Proof])
    left: list[Word] = field(default_factory=list[Word])
    against: list[tuple[Word, ...]] = field(default_factory=list[tuple[Word, ...]])
    expected: list[str] = field(default_factory=list[str])
    asked: list[Clause] = field(default_factory=list[Clause])
    offered: list[Word] = field(default_factory=list[Word])

    def add(self, clause: Clause, found: Laid | Staged) -> None:
        """Count a clause with the fact or the page that accounts for most of it."""
        proof = _proof(clause, found)
        if proof is not None:
            self.proofs.append(proof)
        self.left += found.left
        if found.expected is not None:
            self.against.append(found.against)
            self.expected.append(found.expected)

    def offer(self, main: Staged) -> None:
        """Take a control for pressed in the case that its page gives for it: it is there."""
        pressing = [word for word in main.left if sense_of(word.text) == "press"]
        if pressing == list(main.left):
            self.offered += pressing

    def doubt(self) -> None:
        """Leave over what was held against: the run did not go the way that the sentence tells."""
        self.left += [word for words in self.against for word in words]
        self.against, self.expected = [], []


def settled_by(judged: Judged, verdict: Verdict, proofs: Sequence[Proof]) -> Judged:
    """What names no label has the verdict, and the moment, of its sentence."""
    told = judged.claim.kind in {"event", "narrative"}
    loose = judged.claim.kind in {"label", "field"} and not judged.claim.firm
    if not (told or loose) or judged.verdict not in {"unproved", "confirmed"}:
        return judged
    own = verdict if verdict in HOLDS else "unproved"
    shown = next((proof.shown for proof in proofs if proof.shown), None)
    return replace(judged, verdict=own, shown=judged.shown or (shown if own in HOLDS else None))


def _proof(clause: Clause, found: Laid | Staged) -> Proof | None:
    words = tuple(word for word in clause.words() if word not in found.left and word.end)
    if isinstance(found, Staged):
        if found.stage is None:
            return None
        return Proof(words, found.stage.page.title, found.stage.shown, found.stage.scenario)
    if found.fact is None or not words:
        return None
    fact = found.fact
    rules = (fact.rule,) if fact.rule else ()
    return Proof(words, fact.line, fact.shown, fact.scenario, rules, fact.told)
