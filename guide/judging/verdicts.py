"""What a check says: a verdict for each claim, section, procedure and document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from guide.alignment.shown import Shown
    from guide.claims.clause import Word
    from guide.claims.model import Claim, Sentence
    from guide.documents.model import Place, Unread
    from guide.judging.suite import Rule

Verdict = Literal[
    "confirmed",
    "assumed",
    "neutral",
    "spelling",
    "unrelated",
    "unproved",
    "not_understood",
    "renamed",
    "moved",
    "missing",
    "contradicted",
]
ORDER: tuple[Verdict, ...] = (
    "neutral",
    "confirmed",
    "assumed",
    "spelling",
    "unrelated",
    "unproved",
    "not_understood",
    "renamed",
    "moved",
    "missing",
    "contradicted",
)
"""From the best to the worst."""
DRIFTS = frozenset({"renamed", "moved", "missing", "contradicted"})
HOLDS: frozenset[Verdict] = frozenset({"confirmed", "assumed", "neutral"})
"""What leaves nothing to do."""
DocumentVerdict = Literal["confirmed", "unproved", "not_understood", "drifted", "unrelated"]


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of some verdicts; ``confirmed`` when there is none."""
    found = set(verdicts)
    for verdict in reversed(ORDER):
        if verdict in found:
            return verdict
    return "confirmed"


def texts(words: Iterable[Word]) -> tuple[str, ...]:
    """Words as the document has them, each once, in the order of the sentence."""
    ordered = sorted(words, key=lambda word: word.start)
    return tuple(dict.fromkeys(word.text for word in ordered))


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its verdict.

    Attributes:
        offered: what the portal calls it, for ``spelling`` and ``renamed``.
        expected: the value proved, for ``contradicted``.
        found_at: number of the section where it stands, for ``moved``.
        suggestion: the sentence mended.
        note: what else the run told of it, in French.
        shown: the moment of the run at which it stands, or that shows what stands there instead.
        scenario: name of the scenario that shows it.
    """

    claim: Claim
    verdict: Verdict
    offered: str | None = None
    expected: str | None = None
    found_at: str | None = None
    suggestion: str | None = None
    note: str | None = None
    shown: Shown | None = None
    scenario: str | None = None

    @property
    def called(self) -> str:
        """What the portal calls the control that a label was found to be."""
        return self.offered or self.claim.text

    @property
    def place(self) -> Place:
        """Where the claim stands in its document."""
        return self.claim.sentence.paragraph.place_at(self.claim.start)

    @property
    def pictured(self) -> Shown | None:
        """What shows it, where a picture was taken."""
        return self.shown if self.shown and self.shown.screenshot else None

    @property
    def is_drift(self) -> bool:
        """Whether the document and the portal disagree."""
        return self.verdict in DRIFTS


@dataclass(frozen=True, slots=True)
class Proof:
    """What accounts for some words of a sentence.

    Attributes:
        words: at their places in the document.
        line: what the page or the mail says, or what it is called.
        rules: ids of the rules that the value read comes from.
        told: the line with what its values stand for, where that is what accounts for the words.
    """

    words: tuple[Word, ...]
    line: str
    shown: Shown | None
    scenario: str
    rules: tuple[str, ...] = ()
    told: str = ""

    @property
    def own(self) -> tuple[str, ...]:
        """The words that only the suite's own synonyms account for."""
        return texts(word for word in self.words if word.own)


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """A sentence with its verdict.

    Attributes:
        claims: its labels, fields, delays, limits and roles, each judged apart.
        left: the words that nothing in the evidence accounts for.
        against: the words that the evidence contradicts.
        expected: what was read instead of them.
        rules: ids of the rules that the values in it come from.
        note: why a neutral sentence claims nothing.
    """

    sentence: Sentence
    verdict: Verdict
    claims: tuple[Judged, ...] = ()
    left: tuple[Word, ...] = ()
    against: tuple[Word, ...] = ()
    expected: str | None = None
    proofs: tuple[Proof, ...] = ()
    rules: tuple[str, ...] = ()
    note: str | None = None

    @property
    def left_over(self) -> tuple[str, ...]:
        """The words that nothing accounts for, in the order of the sentence."""
        return texts(self.left)

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return self.sentence.text.strip()

    @property
    def place(self) -> Place:
        """Where it stands in its document."""
        return self.sentence.paragraph.place_at(self.sentence.start)


@dataclass(frozen=True, slots=True)
class Undocumented:
    """A press, a tick or a choice that the portal demands and the document lacks.

    Attributes:
        after: number of the section after which it comes; None where the document has no numbers.
        place: of that section.
        title: of the page where it stands.
    """

    after: str | None
    place: Place
    label: str
    title: str
    suggestion: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class JudgedSection:
    """A section with its sentences; ``number`` is the document's own."""

    number: str | None
    place: Place
    text: str
    sentences: tuple[JudgedSentence, ...]

    @property
    def claims(self) -> tuple[Judged, ...]:
        """The claims of its sentences, in order."""
        return tuple(judged for sentence in self.sentences for judged in sentence.claims)

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of its sentences."""
        return worst([sentence.verdict for sentence in self.sentences] or ["neutral"])


@dataclass(frozen=True, slots=True)
class Alone:
    """What stands in one or two of document, scenario and portal only; each is a label."""

    document: tuple[str, ...] = ()
    scenario: tuple[str, ...] = ()
    portal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedProcedure:
    """A procedure with its verdicts.

    Attributes:
        scenarios: names of those that it speaks of.
        preamble: what stands before the first section; None when nothing does.
        nearest: of one that no scenario follows, the name of the feature nearest to it.
    """

    title: str | None
    place: Place
    scenarios: tuple[str, ...]
    preamble: JudgedSection | None
    sections: tuple[JudgedSection, ...]
    undocumented: tuple[Undocumented, ...]
    alone: Alone = field(default_factory=Alone)
    nearest: str | None = None

    def sentences(self) -> Iterator[JudgedSentence]:
        """Every sentence, in the order of the document."""
        for section in (self.preamble, *self.sections):
            if section is not None:
                yield from section.sentences

    def claims(self) -> Iterator[Judged]:
        """Every claim, in the order of the document."""
        for sentence in self.sentences():
            yield from sentence.claims


@dataclass(frozen=True, slots=True)
class Checked:
    """A document, checked.

    Attributes:
        rules: those of the suite, with their origins.
        unread: what the document shows and no reader reads.
        holes: how many moments of the run nobody saw; a drift may come from one.
    """

    path: Path
    procedures: tuple[JudgedProcedure, ...]
    rules: Mapping[str, Rule] = field(default_factory=dict[str, "Rule"])
    unread: tuple[Unread, ...] = ()
    holes: int = 0

    def sentences(self) -> Iterator[JudgedSentence]:
        """Every sentence, in the order of the document."""
        for procedure in self.procedures:
            yield from procedure.sentences()

    def claims(self) -> Iterator[Judged]:
        """Every claim, in the order of the document."""
        for procedure in self.procedures:
            yield from procedure.claims()

    def holds(self, allowed: int = 0) -> bool:
        """Whether nothing is left to do.

        Args:
            allowed: how many sentences nothing needs to prove.
        """
        found = [sentence.verdict for sentence in self.sentences()]
        doubted = found.count("unproved")
        proved = any(verdict in {"confirmed", "assumed"} for verdict in found)
        rest = all(verdict in HOLDS | {"unproved"} for verdict in found)
        return proved and rest and doubted <= allowed and not self.undocumented

    @property
    def undocumented(self) -> tuple[Undocumented, ...]:
        """What the document lacks."""
        return tuple(u for procedure in self.procedures for u in procedure.undocumented)

    @property
    def verdict(self) -> DocumentVerdict:
        """Drifted as soon as one thing is; confirmed when all holds and something is proved."""
        found = {sentence.verdict for sentence in self.sentences()}
        if self.undocumented or found & DRIFTS or "spelling" in found:
            return "drifted"
        if "not_understood" in found:
            return "not_understood"
        if "unrelated" in found and not found & {"confirmed", "assumed", "unproved"}:
            return "unrelated"
        if found <= HOLDS and found & {"confirmed", "assumed"}:
            return "confirmed"
        return "unproved"
