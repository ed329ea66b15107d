"""Each sentence of a procedure with its verdict: every word accounted for, or named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from guide.alignment.items import PREAMBLE
from guide.claims.clause import Clause, Word
from guide.claims.clauses import clauses_of
from guide.claims.phrase import Phrase
from guide.claims.tokens import tokens_of
from guide.french.text import fold, plain_apostrophes
from guide.french.vocabulary import Vocabulary, lexicon
from guide.judging.conditions import comes_before, condition, is_dated
from guide.judging.ground import Ground, Here
from guide.judging.laying import Laid, Shelf
from guide.judging.neutral import why_neutral
from guide.judging.purposes import unmeant
from guide.judging.saying import said_by, shown, tells
from guide.judging.sequence import out_of_order
from guide.judging.staging import (
    DONE_HERE,
    Stage,
    Staged,
    best_staged,
    is_label_there,
    sense_of,
)
from guide.judging.verdicts import HOLDS, Judged, JudgedSentence, Proof, worst

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guide.alignment.facts import Fact
    from guide.alignment.items import Item
    from guide.alignment.timelines import Timeline
    from guide.alignment.unexplained import Alignment
    from guide.claims.model import Sentence
    from guide.judging.suite import Suite
    from guide.judging.verdicts import Verdict

ASKED = "Une question : elle est jugée comme condition de la phrase qui la suit."
_STANDS = frozenset({"confirmed", "spelling", "renamed", "moved"})


@dataclass
class Accounts:
    """What accounts for the words of one sentence."""

    proofs: list[Proof] = field(default_factory=list[Proof])
    left: list[Word] = field(default_factory=list[Word])
    against: list[tuple[Word, ...]] = field(default_factory=list[tuple[Word, ...]])
    expected: list[str] = field(default_factory=list[str])

    def add(self, clause: Clause, found: Laid | Staged) -> None:
        """Count a clause with the fact or the page that accounts for most of it."""
        proof = _proof(clause, found)
        if proof is not None:
            self.proofs.append(proof)
        self.left += found.left
        if found.expected is not None:
            self.against.append(found.against)
            self.expected.append(found.expected)

    def doubt(self) -> None:
        """Leave over what was held against: the run did not go the way that the sentence tells."""
        self.left += [word for words in self.against for word in words]
        self.against, self.expected = [], []


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
        self._shelf = shelf
        self._vocabulary: Vocabulary = shelf.vocabulary
        self._suite = suite
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
        clauses = [_told_of(clause, claims) for clause in self._clauses(sentence)]
        asked, self._asked = self._asked, ()
        told = worst(j.verdict for j in claims if j.is_drift or j.verdict == "spelling")
        if told == "confirmed":
            head = all(item.section == PREAMBLE for item in items)
            why = why_neutral(sentence.text, sentence.paragraph, clauses, titles=titles, head=head)
            if why is not None:
                return JudgedSentence(sentence, "neutral", tuple(claims), note=why)
            if sentence.text.rstrip().endswith("?"):
                self._asked = (_at(items), tuple(replace(c, kind="condition") for c in clauses))
                return JudgedSentence(sentence, "neutral", tuple(claims), note=ASKED)
        if asked and asked[0] == _at(items):
            clauses = [*asked[1], *clauses]
        accounts = self._accounts(clauses, items, claims)
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
            tuple(_settled(judged, verdict, accounts.proofs) for judged in claims),
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
        said = {w.key for clause in clauses for w in clause.words() if w.key.endswith("s")}
        return frozenset(
            fact.rule
            for fact in self._shelf.facts
            if fact.rule and any(key.startswith("=") and key in fact.keys for key in said)
        )

    def _accounts(
        self, clauses: Sequence[Clause], items: Sequence[Item], claims: Sequence[Judged]
    ) -> Accounts:
        accounts = Accounts()
        judged = {j.claim.start: j for j in claims if j.claim.kind in {"label", "field"}}
        labels = {at: _name(j) for at, j in judged.items() if j.verdict in _STANDS}
        here = Here(items, judged, labels)
        conditions = [clause for clause in clauses if clause.kind == "condition"]
        found = {
            rank: self._main(clause, conditions, here)
            for rank, clause in enumerate(clauses)
            if clause.kind == "main"
        }
        for rank, clause in enumerate(clauses):
            if noun := said_by(clause):
                self._say(clauses, rank, noun, conditions, found)
        for rank, clause in enumerate(clauses):
            if clause.kind == "main":
                accounts.add(clause, found[rank])
                continue
            main = _nearest(found, rank)
            if clause.kind == "purpose":
                done = _nearest_clause(clauses, found, rank)
                accounts.left += unmeant(self._ground, clause, here.items, main, done)
            elif isinstance(main, Staged):
                accounts.add(clause, condition(self._ground, clause, here, main))
            elif main is None:
                accounts.add(clause, self._shelf.lay(clause, ()))
        if _is_excepted(clauses):
            accounts.doubt()
        wrong = out_of_order(clauses, judged, self._ground.walks(), self._ground.timelines.values())
        if wrong is not None:
            accounts.against.append(wrong)
            accounts.expected.append("l’ordre est l’inverse")
        return accounts

    def _say(
        self,
        clauses: Sequence[Clause],
        rank: int,
        noun: Word,
        conditions: Sequence[Clause],
        found: dict[int, Laid | Staged],
    ) -> None:
        """« L'accueil annonce que… »: what comes after « que » has to stand on that page."""
        told = clauses[rank + 1] if rank + 1 < len(clauses) else None
        if told is None or told.introduced not in {"que", "qu'"} or rank not in found:
            return
        given = [word for each in conditions for word in each.words()]
        clause = clauses[rank]
        laid = self._shelf.lay(
            told, given, lambda fact: tells(clause, noun, fact, self._vocabulary)
        )
        if laid.whole and laid.fact is not None:
            found[rank + 1] = laid
            found[rank] = Laid(laid.fact, ())

    def _main(
        self,
        clause: Clause,
        conditions: Sequence[Clause],
        here: Here,
    ) -> Laid | Staged:
        """The clause on a page where it was done, or on a fact."""
        given = [word for each in conditions for word in each.words()]
        places = [w for w in given if w.is_label and here.is_place(w)]
        staged = self._staged(clause, here, places)
        if staged is not None and staged.whole:
            return staged
        laid = self._under(clause, conditions, given)
        if laid.whole and laid.fact is not None and self._is_elsewhere(clause, laid.fact, here):
            laid = replace(laid, left=clause.verbs)
        if laid.whole or staged is None:
            return laid
        if staged.expected is not None:
            return staged
        if laid.expected is not None and not any(w.is_label for w in clause.words()):
            return laid
        return laid if len(laid.left) < len(staged.left) else staged

    def _under(self, clause: Clause, conditions: Sequence[Clause], given: Sequence[Word]) -> Laid:
        """The clause on a fact that says its conditions, or that comes after them in a walk."""
        laid = self._shelf.lay(clause, given)
        dated = [each for each in conditions if is_dated(each)]
        if laid.whole and (not dated or self._is_limited(laid, given)):
            return laid
        if not given:
            return laid
        wanted = dated if laid.whole else conditions
        later = self._shelf.lay(clause, (), lambda fact: comes_before(self._ground, wanted, fact))
        if later.whole:
            return later
        missed = tuple(word for each in dated for word in each.words())
        return replace(laid, left=missed) if laid.whole else laid

    @staticmethod
    def _is_limited(laid: Laid, given: Sequence[Word]) -> bool:
        """Whether the fact says itself under which condition it is so."""
        return laid.fact is not None and any(word.key in laid.fact.given for word in given)

    def _is_elsewhere(self, clause: Clause, fact: Fact, here: Here) -> bool:
        """« Le candidat accepte », with nothing that says what: it has to be done here."""
        if not fact.pressed or clause.slots.get("what") or clause.slots.get("at"):
            return False
        return not any(
            stage.page.title == fact.shown.moment.page.title
            for stage in self._ground.near(here.items)
            if fact.shown is not None and fact.shown.moment.page is not None
        )

    def _staged(
        self,
        clause: Clause,
        here: Here,
        places: Sequence[Word] = (),
    ) -> Staged | None:
        words = [word for word in clause.words() if word.is_label]
        asks = any(sense_of(verb.text) for verb in clause.verbs)
        if not words and not asks:
            return shown(clause, self._ground.near(here.items), self._vocabulary)
        places = [*places, *(w for w in words if asks and here.is_place(w))]
        own = [
            stage
            for word in words
            if word not in places and (one := here.judged.get(word.start)) and one.shown
            if (stage := self._ground.stage(one.shown, here.labels.get(word.start, ""))) is not None
        ]
        if own:
            return self._all(clause, own, here.labels, places)
        near = list(self._ground.near(here.items))
        if (told := shown(clause, near, self._vocabulary)) is not None:
            return told
        named = [s for s in near if all(is_label_there(word, s, here.labels) for word in places)]
        return best_staged(clause, named or near, here.labels, self._vocabulary, places)

    def _all(
        self,
        clause: Clause,
        stages: Sequence[Stage],
        labels: dict[int, str],
        places: Sequence[Word],
    ) -> Staged:
        """Several labels of one clause: each word is accounted for by the page of one of them."""
        each = [best_staged(clause, [stage], labels, self._vocabulary, places) for stage in stages]
        if wrong := next((staged for staged in each if staged.expected), None):
            return wrong
        left = tuple(word for word in each[0].left if all(word in one.left for one in each))
        if clause.denied and not left:
            return Staged(each[0].stage, (), DONE_HERE, clause.verbs)
        return Staged(each[0].stage, left)


def _at(items: Sequence[Item]) -> int | None:
    """The section that a sentence stands in."""
    return items[0].section if items else None


def _is_excepted(clauses: Sequence[Clause]) -> bool:
    """« À moins d'avoir coché « X », impossible de… »: what is so where something is not done."""
    plain = plain_apostrophes(fold(" ".join(clause.text for clause in clauses)))
    return any(f"{written} " in f"{plain} " for written in lexicon()["unless"])


def _told_of(clause: Clause, claims: Sequence[Judged]) -> Clause:
    """« Il accepte »: done by the person whom the text named last."""
    plain = fold(clause.text).replace("-", " ").split()
    if not clause.open or clause.reader or not {"il", "elle"} & set(plain):
        return clause
    who = next((j.claim.subject for j in claims if j.claim.subject), None)
    if who is None:
        return clause
    word = Word(Vocabulary().key(who), who, 0, 0)
    return replace(clause, slots={**clause.slots, "who": (word,)})


def _nearest(found: Mapping[int, Laid | Staged], rank: int) -> Laid | Staged | None:
    """What the clause after this one, else the one before it, was laid on."""
    after = [each for each in found if each > rank]
    before = [each for each in found if each < rank]
    return found[min(after)] if after else found[max(before)] if before else None


def _nearest_clause(
    clauses: Sequence[Clause], found: Mapping[int, Laid | Staged], rank: int
) -> Clause | None:
    after = [each for each in found if each > rank]
    before = [each for each in found if each < rank]
    return clauses[min(after)] if after else clauses[max(before)] if before else None


def _name(judged: Judged) -> str:
    """What the portal calls the control that a label was found to be."""
    return judged.offered or judged.claim.text


def _settled(judged: Judged, verdict: Verdict, proofs: Sequence[Proof]) -> Judged:
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
    return Proof(words, fact.line, fact.shown, fact.scenario, (fact.rule,) if fact.rule else ())


def unrelated(sentence: JudgedSentence) -> JudgedSentence:
    """A sentence of a document about something else: nothing is said against it."""
    if sentence.verdict == "neutral":
        return sentence
    claims = tuple(Judged(judged.claim, "unrelated") for judged in sentence.claims)
    return JudgedSentence(sentence.sentence, "unrelated", claims)
