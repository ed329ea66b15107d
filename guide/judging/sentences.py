"""Each sentence of a procedure with its verdict: every word accounted for, or named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from guide.alignment.facts import page_keys, text_keys
from guide.alignment.items import PREAMBLE
from guide.alignment.labels import likeness
from guide.alignment.shown import shown_at
from guide.claims.clauses import Clause, Word, clauses_of
from guide.claims.phrase import Phrase
from guide.claims.tokens import tokens_of
from guide.french.text import fold, plain_apostrophes
from guide.french.vocabulary import Vocabulary, families, lexicon
from guide.judging.laying import Laid, Shelf
from guide.judging.neutral import why_neutral
from guide.judging.sequence import out_of_order
from guide.judging.staging import (
    DONE_HERE,
    Stage,
    Staged,
    best_staged,
    is_label_there,
    sense_of,
    stage_of,
    stages_between,
)
from guide.judging.verdicts import HOLDS, Judged, JudgedSentence, Proof, worst

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from guide.alignment.facts import Fact
    from guide.alignment.items import Item
    from guide.alignment.shown import Shown
    from guide.alignment.timelines import Timeline
    from guide.alignment.unexplained import Alignment
    from guide.claims.model import Sentence
    from guide.judging.suite import Suite
    from guide.judging.verdicts import Verdict

_ONWARD = frozenset({"=continuer", "=finaliser", "=valider", "pass", "avanc", "fair"})
"""« pour continuer »: what a purpose may say of any step."""
_ASKING = frozenset({"comment", "combien"})
_PRESSED = frozenset({"button", "link"})
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
        self._shelf = shelf
        self._vocabulary: Vocabulary = shelf.vocabulary
        self._timelines = {timeline.scenario.id: timeline for timeline in timelines}
        self._alignments = alignments
        self._suite = suite

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
        told = worst(j.verdict for j in claims if j.is_drift or j.verdict == "spelling")
        if told == "confirmed":
            head = all(item.section == PREAMBLE for item in items)
            why = why_neutral(sentence.text, sentence.paragraph, clauses, titles=titles, head=head)
            if why is not None:
                return JudgedSentence(sentence, "neutral", tuple(claims), note=why)
        accounts = self._accounts(clauses, items, claims)
        return self._told(sentence, claims, clauses, accounts)

    def _clauses(self, sentence: Sentence) -> list[Clause]:
        tokens = [
            token
            for token in tokens_of(sentence.paragraph)
            if sentence.start <= token.start < sentence.end
        ]
        phrase = Phrase(sentence, tokens, people=self._vocabulary.people)
        return clauses_of(phrase, self._vocabulary)

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
        conditions = [clause for clause in clauses if clause.kind == "condition"]
        found = {
            rank: self._main(clause, conditions, items, judged, labels)
            for rank, clause in enumerate(clauses)
            if clause.kind == "main"
        }
        for rank, clause in enumerate(clauses):
            if clause.kind == "main":
                accounts.add(clause, found[rank])
                continue
            main = _nearest(found, rank)
            if clause.kind == "purpose":
                done = _nearest_clause(clauses, found, rank)
                accounts.left += self._unmeant(clause, items, main, done)
            elif isinstance(main, Staged):
                accounts.add(clause, self._condition(clause, items, judged, labels, main))
            elif main is None:
                accounts.add(clause, self._shelf.lay(clause, ()))
        if _is_excepted(clauses):
            accounts.doubt()
        wrong = out_of_order(clauses, judged, self._walks(), self._timelines.values())
        if wrong is not None:
            accounts.against.append(wrong)
            accounts.expected.append("l’ordre est l’inverse")
        return accounts

    def _main(
        self,
        clause: Clause,
        conditions: Sequence[Clause],
        items: Sequence[Item],
        judged: Mapping[int, Judged],
        labels: dict[int, str],
    ) -> Laid | Staged:
        """The clause on a page where it was done, or on a fact."""
        given = [word for each in conditions for word in each.words()]
        places = [w for w in given if w.is_label and self._is_place(w, judged)]
        staged = self._staged(clause, items, judged, labels, places)
        if staged is not None and staged.whole:
            return staged
        laid = self._shelf.lay(clause, given)
        if not laid.whole and given:
            bare = self._shelf.lay(clause, ())
            laid = bare if bare.whole and self._comes_before(conditions, bare) else laid
        if laid.whole or staged is None:
            return laid
        if staged.expected is not None:
            return staged
        if laid.expected is not None and not any(w.is_label for w in clause.words()):
            return laid
        return laid if len(laid.left) < len(staged.left) else staged

    def _staged(
        self,
        clause: Clause,
        items: Sequence[Item],
        judged: Mapping[int, Judged],
        labels: dict[int, str],
        places: Sequence[Word] = (),
    ) -> Staged | None:
        words = [word for word in clause.words() if word.is_label]
        asks = any(sense_of(verb.text) for verb in clause.verbs)
        if not words and not asks:
            return None
        places = [*places, *(w for w in words if asks and self._is_place(w, judged))]
        own = [
            stage
            for word in words
            if word not in places and (one := judged.get(word.start)) and one.shown
            if (stage := self._stage(one.shown, labels.get(word.start, ""))) is not None
        ]
        if own:
            return self._all(clause, own, labels, places)
        near = list(self._near(items))
        named = [s for s in near if all(is_label_there(word, s, labels) for word in places)]
        return best_staged(clause, named or near, labels, self._vocabulary, places)

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

    def _stage(self, shown: Shown, name: str) -> Stage | None:
        """The page of a moment, with what was done there, then or in another walk."""
        page, own = shown.moment.page, self._timelines.get(shown.scenario.id)
        if own is None or page is None:
            return None
        named = [d for d in own.deeds if likeness(name, d.name) or d.at == shown.at]
        if named:
            deed = min(named, key=lambda d: (not likeness(name, d.name), abs(d.at - shown.at)))
            return stage_of(shown if deed.at == shown.at else shown_at(deed), deed)
        others = (d for timeline in self._timelines.values() for d in timeline.deeds)
        other = next((d for d in others if d.action.page and likeness(name, d.name)), None)
        return stage_of(shown_at(other), other) if other else stage_of(shown, None)

    def _walks(self) -> list[Timeline]:
        """The walks that the procedure follows, best first."""
        return [alignments[0].placement.timeline for _, alignments in self._alignments]

    def _is_place(self, word: Word, judged: Mapping[int, Judged]) -> bool:
        return word.start not in judged or judged[word.start].claim.verb == "see"

    def _comes_before(self, conditions: Sequence[Clause], main: Laid) -> bool:
        """Whether each condition is a fact of a walk that shows it before the main one."""
        for condition in conditions:
            first = self._shelf.lay(condition, ())
            if not first.whole or first.fact is None or main.fact is None:
                return False
            if not _precedes(first.fact, main.fact):
                return False
        return True

    def _timeline(self, stage: Stage) -> Timeline | None:
        return self._timelines.get(stage.shown.scenario.id)

    def _near(self, items: Sequence[Item]) -> Iterator[Stage]:
        """The pages between which the section of a sentence stands, in every walk it follows."""
        for way, alignments in self._alignments:
            item = next((item for item in items if item in way), None)
            for alignment in alignments if item is not None else ():
                placement = alignment.placement
                if item is None or not placement.is_enough:
                    continue
                low, high = placement.section_bounds(item)
                yield from stages_between(placement.timeline, low, high)

    def _beside(self, found: Laid | Staged | None) -> frozenset[str]:
        if isinstance(found, Staged) and found.stage is not None:
            return page_keys(found.stage.page, self._vocabulary)
        if isinstance(found, Laid) and found.fact is not None:
            return found.fact.beside | found.fact.keys
        return frozenset()

    def _unmeant(
        self,
        clause: Clause,
        items: Sequence[Item],
        main: Laid | Staged | None,
        done: Clause | None,
    ) -> list[Word]:
        """The words of a purpose that nothing beside what is done for it accounts for."""
        known = self._beside(main) | _ONWARD | self._vocabulary.site
        if clause.introduced in _ASKING and self._is_asked(clause, items):
            return []
        left = [word for word in clause.words() if word.key not in known]
        other = [w for w in clause.verbs if self._is_other(w, main) or self._is_offered(w, main)]
        if other or not (left or clause.denied):
            return other
        laid = self._shelf.lay(clause, ())
        if laid.whole and laid.fact is not None and done is not None:
            if laid.fact.leads & done.act:
                return []
            if isinstance(main, Laid) and main.fact and _precedes(main.fact, laid.fact):
                return []
        return left or list(clause.words())

    def _is_asked(self, clause: Clause, items: Sequence[Item]) -> bool:
        """« Choisissez comment la carte sera remise »: whether one page says all of it."""
        words = {word.key for word in clause.words()}
        pages = (page_keys(stage.page, self._vocabulary) for stage in self._near(items))
        return not clause.denied and any(words <= keys for keys in pages)

    def _is_other(self, word: Word, main: Laid | Staged | None) -> bool:
        """« « Refus » pour accepter »: the control says another outcome than its purpose."""
        deed = main.stage.deed if isinstance(main, Staged) and main.stage else None
        if deed is None or families().get(word.key) != "outcome":
            return False
        keys = text_keys(deed.name, self._vocabulary)
        told = {key for key in keys if families().get(key) == "outcome"}
        return bool(told) and word.key not in told

    def _is_offered(self, word: Word, main: Laid | Staged | None) -> bool:
        """« « Suivant » pour modifier »: another control of the page is there for it."""
        stage = main.stage if isinstance(main, Staged) else None
        if stage is None or stage.deed is None or word.key in _ONWARD:
            return False
        used = stage.deed.name
        others = [e.name for e in stage.page.controls if e.role in _PRESSED and e.name != used]
        said = any(word.key in text_keys(name, self._vocabulary) for name in others)
        return said and word.key not in text_keys(used, self._vocabulary)

    def _condition(
        self,
        clause: Clause,
        items: Sequence[Item],
        judged: Mapping[int, Judged],
        labels: dict[int, str],
        main: Staged,
    ) -> Laid | Staged:
        """A condition of something that is done: its page, or what was done before it."""
        stage = main.stage
        if stage is not None and self._is_state(clause, stage):
            return Staged(stage, ())
        places = [w for w in clause.words() if w.is_label and self._is_place(w, judged)]
        if stage is not None and places:
            return best_staged(clause, [stage], labels, self._vocabulary, places)
        if stage is not None and any(sense_of(verb.text) for verb in clause.verbs):
            return self._timed(clause, items, judged, labels, stage)
        laid = self._shelf.lay(clause, ())
        if laid.whole and laid.fact is not None and not _is_seen_before(laid.fact, stage):
            return replace(laid, left=tuple(clause.words()))
        return replace(laid, expected=None, left=laid.left or laid.against)

    def _timed(
        self,
        clause: Clause,
        items: Sequence[Item],
        judged: Mapping[int, Judged],
        labels: dict[int, str],
        main: Stage,
    ) -> Staged:
        """What is done before, or after, what the main clause asks for."""
        known = [judged[w.start] for w in clause.words() if w.is_label and w.start in judged]
        own = [self._stage(j.shown, j.claim.text) for j in known if j.shown]
        near = [s for s in own if s is not None] or list(self._near(items))
        later = clause.introduced == "avant"
        near = [stage for stage in near if stage.scenario == main.scenario]
        fitting = [s for s in near if (s.at > main.at if later else s.at <= main.at)]
        return best_staged(clause, fitting, labels, self._vocabulary)

    def _is_state(self, clause: Clause, stage: Stage) -> bool:
        """« Si déjà inscrit », « une fois connecté »: whether it was done before, or is being."""
        timeline = self._timeline(stage)
        if timeline is None or not clause.act:
            return False
        for deed in timeline.deeds:
            if deed.action.verb != "press" or deed.action.actor != stage.actor:
                continue
            page = deed.action.page
            keys = text_keys(deed.name, self._vocabulary)
            seen = page_keys(page, self._vocabulary) if page else frozenset[str]()
            around = keys | seen
            rest = {w.key for w in clause.words()} - {"=deja", "encor"}
            if clause.act & keys and rest <= around | self._vocabulary.site:
                if clause.denied or clause.introduced == "avant":
                    return deed.at >= stage.at
                return deed.at < stage.at
        return False


def _is_excepted(clauses: Sequence[Clause]) -> bool:
    """« À moins d'avoir coché « X », impossible de… »: what is so where something is not done."""
    plain = plain_apostrophes(fold(" ".join(clause.text for clause in clauses)))
    return any(f"{written} " in f"{plain} " for written in lexicon()["unless"])


def _told_of(clause: Clause, claims: Sequence[Judged]) -> Clause:
    """« Il accepte »: done by the person whom the text named last."""
    plain = fold(clause.text).replace("-", " ").split()
    if clause.reader or clause.keys("who") or not {"il", "elle"} & set(plain):
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


def _precedes(first: Fact, then: Fact) -> bool:
    """Whether a walk shows one fact before the other, or at once."""
    after = dict(then.seen)
    return any(at <= after.get(walk, -1) for walk, at in first.seen)


def _is_seen_before(fact: Fact, stage: Stage | None) -> bool:
    """Whether the walk of a stage shows a fact on its page, or before it."""
    if stage is None:
        return False
    return dict(fact.seen).get(stage.shown.scenario.id, stage.at + 1) <= stage.at


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
