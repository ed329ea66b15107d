"""What a check says: a verdict for each claim, section, procedure and document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from guide.alignment.shown import Shown
    from guide.claims.model import Claim
    from guide.documents.model import Place, Unread

Verdict = Literal[
    "confirmed",
    "spelling",
    "unproved",
    "not_understood",
    "renamed",
    "moved",
    "missing",
    "contradicted",
]
ORDER: tuple[Verdict, ...] = (
    "confirmed",
    "spelling",
    "unproved",
    "not_understood",
    "renamed",
    "moved",
    "missing",
    "contradicted",
)
"""From the best to the worst."""
DRIFTS = frozenset({"renamed", "moved", "missing", "contradicted"})
DocumentVerdict = Literal["confirmed", "not_understood", "drifted"]


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of some verdicts; ``confirmed`` when there is none."""
    found = set(verdicts)
    for verdict in reversed(ORDER):
        if verdict in found:
            return verdict
    return "confirmed"


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
    def place(self) -> Place:
        """Where the claim stands in its document."""
        return self.claim.sentence.paragraph.place_at(self.claim.start)

    @property
    def pictured(self) -> Shown | None:
        """What shows it, where a picture was taken."""
        return self.shown if self.shown and self.shown.picture else None

    @property
    def is_drift(self) -> bool:
        """Whether the document and the portal disagree."""
        return self.verdict in DRIFTS


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
    """A section with its claims; ``number`` is the document's own."""

    number: str | None
    place: Place
    text: str
    claims: tuple[Judged, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of its claims."""
        return worst(judged.verdict for judged in self.claims)


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
    """

    title: str | None
    place: Place
    scenarios: tuple[str, ...]
    preamble: JudgedSection | None
    sections: tuple[JudgedSection, ...]
    undocumented: tuple[Undocumented, ...]
    alone: Alone = field(default_factory=Alone)

    def claims(self) -> Iterator[Judged]:
        """Every claim, in the order of the document."""
        for section in (self.preamble, *self.sections):
            if section is not None:
                yield from section.claims


@dataclass(frozen=True, slots=True)
class Checked:
    """A document, checked; ``unread`` is what it shows and no reader reads."""

    path: Path
    procedures: tuple[JudgedProcedure, ...]
    unread: tuple[Unread, ...] = ()

    def claims(self) -> Iterator[Judged]:
        """Every claim, in the order of the document."""
        for procedure in self.procedures:
            yield from procedure.claims()

    @property
    def undocumented(self) -> tuple[Undocumented, ...]:
        """What the document lacks."""
        return tuple(u for procedure in self.procedures for u in procedure.undocumented)

    @property
    def verdict(self) -> DocumentVerdict:
        """Drifted as soon as one thing is; then not understood; else confirmed."""
        claims = list(self.claims())
        if self.undocumented or any(judged.is_drift for judged in claims):
            return "drifted"
        if any(judged.verdict == "not_understood" for judged in claims):
            return "not_understood"
        return "confirmed"
