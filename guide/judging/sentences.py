"""Each sentence of a procedure with its verdict: every word accounted for, or named."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from guide.alignment.items import PREAMBLE
from guide.claims.clause import Clause
from guide.claims.clauses import clauses_of
from guide.claims.phrase import Phrase
from guide.claims.segments import ALSO
from guide.claims.tokens import tokens_of
from guide.french.vocabulary import Vocabulary
from guide.judging.accounts import Accounts, settled_by
from guide.judging.binding import Binder
from guide.judging.cases import cased
from guide.judging.conditions import condition
from guide.judging.finding import Finder
from guide.judging.ground import Ground, Here
from guide.judging.hands import Hands
from guide.judging.laying import Laid, Shelf
from guide.judging.led import led_elsewhere
from guide.judging.neighbours import (
    begun,
    headed,
    is_excepted,
    is_in_another_case,
    nearest,
    opposed,
    section_of,
    told_of,
)
from guide.judging.neutral import why_neutral
from guide.judging.purposes import is_named, unmeant
from guide.judging.sent import sent_elsewhere
from guide.judging.sequence import out_of_order, out_of_turn
from guide.judging.stage import Staged
from guide.judging.topics import topic_of
from guide.judging.unsigned import is_free, is_unsigned
from guide.judging.verdicts import Judged, JudgedSentence, worst

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guide.alignment.items import Item
    from guide.alignment.timelines import Timeline
    from guide.alignment.unexplained import Alignment
    from guide.claims.clause import Word
    from guide.claims.model import Sentence
    from guide.evidence.record import Action
    from guide.judging.suite import Suite
    from guide.judging.verdicts import Verdict

ASKED = "Une question : elle est jugée comme condition de la phrase qui la suit."
_STANDS = frozenset({"confirmed", "spelling", "renamed", "moved"})


class Judge:
    """Judges the sentences of one procedure against the facts of a run."""

    def __init__(
        self,
        shelf: Shelf,
        timelines: Sequence[Timeline],
        alignments: Sequence[tuple[Sequence[Item], Sequence[Alignment]]],
        suite: Suite,
    ) -> None:
        self._ground = Ground(shelf, timelines, alignments)
        self._finder = Finder(self._ground)
        self._binder = Binder(self._ground, self._finder)
        self._shelf = shelf
        self._vocabulary: Vocabulary = shelf.vocabulary
        self._suite = suite
        self._hands = Hands(self._ground.walks(), self._vocabulary)
        self._before: Sequence[Clause] = ()
        self._asked: tuple[int | None, tuple[Clause, ...]] | tuple[()] = ()

    def judge(
        self, sentence: Sentence, items: Sequence[Item], claims: Sequence[Judged], *, titles: bool
    ) -> JudgedSentence:
        """The verdict of a sentence.

        Args:
            sentence: at its place.
            items: its claims as they stand in the procedure.
            claims: the same with their verdicts.
            titles: whether it stands where a title does.
        """
        clauses = headed([told_of(clause, claims) for clause in self._clauses(sentence)])
        clauses = cased(begun(clauses, items), self._ground.timelines.values(), self._vocabulary)
        asked, self._asked = self._asked, ()
        told = worst(j.verdict for j in claims if j.is_drift or j.verdict == "spelling")
        if told == "confirmed":
            head = all(item.section == PREAMBLE for item in items)
            why = why_neutral(sentence.text, sentence.paragraph, clauses, titles=titles, head=head)
            if why is not None:
                return JudgedSentence(sentence, "neutral", tuple(claims), note=why)
            if sentence.text.rstrip().endswith("?"):
                asking = tuple(replace(c, kind="condition", introduced="si") for c in clauses)
                self._asked = (section_of(items), asking)
                return JudgedSentence(sentence, "neutral", tuple(claims), note=ASKED)
        if asked and asked[0] == section_of(items):
            clauses = [*asked[1], *clauses]
        accounts = self._accounts(clauses, items, claims)
        if asked and asked[0] == section_of(items):
            vague = [clause for clause in asked[1] if clause.denied or not clause.act]
            vague = [clause for clause in vague if clause not in accounts.asked]
            accounts.left += [word for clause in vague for word in clause.words()]
        accounts.left += self._hands.others(clauses, claims)
        topic = topic_of(sentence, clauses, self._ground)
        accounts.left = [word for word in accounts.left if word not in topic]
        return self._told(sentence, claims, clauses, accounts)

    def _clauses(self, sentence: Sentence) -> list[Clause]:
        tokens = [
            token
            for token in tokens_of(sentence.paragraph)
            if sentence.start <= token.start < sentence.end
        ]
        phrase = Phrase(sentence, tokens, people=self._vocabulary.people)
        found = clauses_of(phrase, self._vocabulary, self._before)
        self._before = found
        return found

    def _told(
        self,
        sentence: Sentence,
        claims: Sequence[Judged],
        clauses: Sequence[Clause],
        accounts: Accounts,
    ) -> JudgedSentence:
        verdicts: list[Verdict] = []
        told = {"spelling", "not_understood"}
        verdicts.extend(j.verdict for j in claims if j.is_drift or j.verdict in told)
        if accounts.expected:
            verdicts.append("contradicted")
        if accounts.left:
            verdicts.append("unproved")
        if not verdicts and not accounts.proofs:
            verdicts.append("unproved")
        rules = {rule for proof in accounts.proofs for rule in proof.rules}
        rules |= self._rules_of(clauses)
        if not verdicts and any(self._is_hypothesis(rule) for rule in rules):
            verdicts.append("assumed")
        verdict = worst(verdicts)
        return JudgedSentence(
            sentence,
            verdict,
            tuple(settled_by(judged, verdict, accounts.proofs) for judged in claims),
            left=tuple(dict.fromkeys(accounts.left)),
            against=tuple(word for words in accounts.against for word in words),
            expected=accounts.expected[0] if accounts.expected else None,
            proofs=tuple(accounts.proofs),
            rules=tuple(sorted(rules)),
        )

    def _is_hypothesis(self, rule: str) -> bool:
        known = self._suite.rules.get(rule)
        return known is not None and known.origin == "hypothesis"

    def _rules_of(self, clauses: Sequence[Clause]) -> frozenset[str]:
        """The rules of the lengths of time that a sentence tells, as they were read."""
        words = (word for clause in clauses for word in clause.words())
        said = {w.key for w in words if w.key.startswith("=") and w.key.endswith("s")}
        return frozenset(
            fact.rule
            for fact in (self._shelf.ruled if said else ())
            if fact.rule and not said.isdisjoint(fact.keys)
        )

    def _accounts(
        self, clauses: Sequence[Clause], items: Sequence[Item], claims: Sequence[Judged]
    ) -> Accounts:
        accounts = Accounts()
        judged = {j.claim.start: j for j in claims if j.claim.kind in {"label", "field"}}
        labels = {at: j.called for at, j in judged.items() if j.verdict in _STANDS}
        here = Here(items, judged, labels)
        conditions = [clause for clause in clauses if clause.kind == "condition"]
        found = {
            rank: self._finder.main(clause, conditions, here)
            for rank, clause in enumerate(clauses)
            if clause.kind == "main"
        }
        self._binder.bind(clauses, conditions, found, here)
        for rank, clause in enumerate(clauses):
            if clause.kind == "main":
                accounts.add(clause, found[rank])
            else:
                self._beside(accounts, clauses, rank, found, here)
        left = [*accounts.left, *opposed(clauses)]
        accounts.left = [word for word in left if word not in accounts.offered]
        if is_excepted(clauses) or is_in_another_case(clauses, accounts.left):
            accounts.doubt()
        self._ordered(accounts, clauses, found, here)
        return accounts

    def _ordered(
        self,
        accounts: Accounts,
        clauses: Sequence[Clause],
        found: Mapping[int, Laid | Staged],
        here: Here,
    ) -> None:
        """Hold the order in which a sentence tells of things against the walks."""
        walks, every = self._ground.walks(), [*self._ground.timelines.values()]
        stands = partial(self._finder.stands, here=here)
        accounts.left += out_of_turn(clauses, found, stands, walks, every)
        accounts.left += sent_elsewhere(clauses, found, here.judged, stands, every)
        accounts.left += led_elsewhere(clauses, here.judged, every)
        accounts.left += self._apart(clauses, here)
        wrong = out_of_order(clauses, here.judged, walks, every)
        doubted = is_excepted(clauses) or any(clause.introduced == ALSO for clause in clauses)
        if wrong is not None and doubted:
            accounts.left += wrong
        elif wrong is not None:
            accounts.against.append(wrong)
            accounts.expected.append("l’ordre est l’inverse")

    def _apart(self, clauses: Sequence[Clause], here: Here) -> tuple[Word, ...]:
        """« Cliquez sur X, sans oublier de cocher Y »: one person does both, on one page."""
        also = next((clause for clause in clauses if clause.introduced == ALSO), None)
        others = [each for each in clauses if each.kind == "main" and each is not also]
        if also is None or not others:
            return ()
        for timeline in self._ground.timelines.values():
            deeds = {deed.at: deed.action for deed in timeline.deeds}
            done = [
                {_there(deeds[at]) for at in self._finder.stands(one, timeline, here)}
                for one in (also, *others)
            ]
            if done[0].intersection(*done[1:]):
                return ()
        return also.verbs or tuple(also.words())

    def _unfree(self, clause: Clause, here: Here) -> tuple[Word, ...]:
        """« Pas besoin d'être connecté pour ouvrir X »: X is opened by somebody who is not."""
        found = self._finder.main(replace(clause, kind="main"), (), here)
        stage = found.stage if isinstance(found, Staged) and found.whole else None
        walks, vocabulary = self._ground.timelines, self._vocabulary
        free = stage is not None and is_free(stage, walks, vocabulary)
        return () if free else tuple(clause.words())

    def _beside(
        self,
        accounts: Accounts,
        clauses: Sequence[Clause],
        rank: int,
        found: dict[int, Laid | Staged],
        here: Here,
    ) -> None:
        """Count a purpose or a condition, with what it is one of."""
        clause, at = clauses[rank], nearest(clauses, found, rank)
        main, done = (None, None) if at is None else (found[at], clauses[at])
        if clause.kind == "purpose" and done is not None and is_unsigned(done):
            accounts.left += self._unfree(clause, here)
        elif clause.kind == "purpose":
            unproved = unmeant(self._ground, clause, here.items, main, done)
            accounts.left += unproved
            if (
                isinstance(main, Staged)
                and not unproved
                and is_named(clause, done, self._vocabulary)
            ):
                accounts.offer(main)
        elif asking := self._binder.asking(clause, here, found):
            accounts.asked.append(clause)
            if done is None or not done.denied:
                accounts.offer(asking)
            accounts.add(clause, Staged(asking.stage, ()))
        elif isinstance(main, Staged):
            accounts.add(clause, condition(self._ground, clause, here, main, done))
        elif main is None:
            accounts.add(clause, self._shelf.lay(clause, ()))


def _there(action: Action) -> tuple[str, str]:
    """By whom, and on which page."""
    return action.actor, action.page.title if action.page else ""


def unrelated(sentence: JudgedSentence) -> JudgedSentence:
    """A sentence of a document about something else: nothing is said against it."""
    if sentence.verdict == "neutral":
        return sentence
    claims = tuple(Judged(judged.claim, "unrelated") for judged in sentence.claims)
    return JudgedSentence(sentence.sentence, "unrelated", claims)
