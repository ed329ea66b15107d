"""What each step of a document needs to show, drawn from its check against the evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf
from typing import TYPE_CHECKING

from guide.alignment.labels import says
from guide.alignment.walks import DOING
from guide.build.alignment import Shown, align
from guide.build.picturing import sight_of
from guide.build.procedure import Procedure, Section
from guide.evidence.record import View
from guide.french.slugs import slug
from guide.refresh.pairing import Plate, Unit
from guide.refresh.seen import POST, Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.check.verdicts import Checked, Judged
    from guide.documents.model import Document, Part, Place, Step
    from guide.evidence.record import Run

_PICTURED = frozenset({"label", "field"})
_ELSEWHERE = frozenset({"moved"})
_CAPTION = re.compile(r"(figure|image|illustration|capture)\s*\d", re.IGNORECASE)
_WORDS = 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """A step or a sub-branch in its file; ``name`` is None for what stands under no step."""

    start: int
    end: float
    name: str | None
    file: str
    branch: bool
    procedure: int


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that a page may show, with the label that the portal has for it."""

    judged: Judged
    label: str
    at: int


def units_of(document: Document, checked: Checked, run: Run) -> list[Unit]:
    """The steps and sub-branches of a document, each with the pictures that it needs."""
    stretches = _stretches(document)
    known = Seen(run)
    claims = sorted(checked.claims(), key=lambda j: (number_of(j.place), j.claim.start))
    told = {
        stretch: [
            _told(judged, known)
            for judged in claims
            if stretch.start <= number_of(judged.place) < stretch.end and _is_pictured(judged)
        ]
        for stretch in stretches
    }
    found = _aligned(document, told, run)
    return [_unit(stretch, told[stretch], found, known) for stretch in stretches]


def number_of(place: Place) -> int:
    """A place as a number that grows along the document: its paragraph, line or page."""
    return place.paragraph or place.line or place.page or 0


def _stretches(document: Document) -> list[Stretch]:
    """Every step, sub-branch and title; each ends where the next begins."""
    starts = sorted(_starts(document), key=lambda start: start.start)
    ends = [later.start for _, later in pairwise(starts)] + [inf]
    return [
        Stretch(s.start, end, s.name, s.file, s.branch, s.procedure)
        for s, end in zip(starts, ends, strict=True)
    ]


def _starts(document: Document) -> Iterator[Stretch]:
    yield Stretch(0, inf, None, "", branch=False, procedure=-1)
    several = len(document.procedures) > 1
    for number, procedure in enumerate(document.procedures):
        yield Stretch(number_of(procedure.place), inf, None, "", branch=False, procedure=number)
        for rank, step in enumerate(procedure.steps, 1):
            name = f"Étape {step.number}" if step.number else f"Étape {rank} « {_begin(step)} »"
            if several and procedure.title:
                name = f"{procedure.title}, {name.lower()}"
            file = f"{number + 1}-" if several else ""
            file = f"guide-etape-{file}{slug(step.number or str(rank))}"
            yield from _step_starts(step, name, file, number)


def _step_starts(step: Step, name: str, file: str, procedure: int) -> Iterator[Stretch]:
    start = number_of(step.place)
    yield Stretch(start, inf, name, file, branch=False, procedure=procedure)
    for branch, part in enumerate((p for p in step.parts if _is_branch(p)), 1):
        if part.paragraphs:
            told = part.title or part.marker or str(branch)
            at = number_of(part.paragraphs[0].place)
            way = f"{name}, « {told} »"
            yield Stretch(at, inf, way, f"{file}-voie-{branch}", branch=True, procedure=procedure)


def _is_branch(part: Part) -> bool:
    return part.marker is not None or part.title is not None


def _begin(step: Step) -> str:
    words = step.text.split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")


def _is_pictured(judged: Judged) -> bool:
    """Whether it is a claim that a picture shows: of what happens, only what the post brings."""
    claim = judged.claim
    if judged.verdict in _ELSEWHERE or _CAPTION.match(claim.sentence.paragraph.text):
        return False
    return claim.kind in _PICTURED or (
        claim.kind == "event" and any(said.search(claim.text) for said in POST)
    )


def _told(judged: Judged, known: Seen) -> Told:
    """A paraphrase has no label of its own: it takes that of the control that was shown."""
    label, claim = judged.offered or judged.claim.text, judged.claim
    shown = known.behind(judged)
    if judged.shown and shown and not claim.firm:
        elements = shown.moment.page.elements if shown.moment.page else ()
        if not any(says(label, e.name) for e in elements):
            label = next((e.name for e in elements if e.box == judged.shown.box), label)
    paragraph = claim.sentence.paragraph
    last = paragraph.breaks[-1][1] if paragraph.breaks else paragraph.place
    return Told(judged, label, number_of(last))


def _aligned(
    document: Document, told: dict[Stretch, list[Told]], run: Run
) -> dict[tuple[str, int], Shown]:
    """What shows each label, by the file name of its stretch and its rank there."""
    found: dict[tuple[str, int], Shown] = {}
    for number in range(len(document.procedures)):
        sections = tuple(
            Section(s.name or "", s.file, s.branch, (), tuple(t.label for t in of if _acts(t)))
            for s, of in told.items()
            if s.procedure == number and s.name is not None
        )
        procedure = Procedure(document.path, "", "", (), sections)
        for mention, shown in align(procedure, run).items():
            found[mention.section.anchor, mention.index] = shown
    return found


def _acts(told: Told) -> bool:
    return told.judged.claim.kind != "event"


def _unit(
    stretch: Stretch,
    told: Sequence[Told],
    found: dict[tuple[str, int], Shown],
    known: Seen,
) -> Unit:
    plates: list[Plate] = []
    if stretch.name is not None:
        seen = list(_seen(stretch, told, found, known))
        seen = [pair for pair in seen if not _is_aside(pair[0])] or seen
        for _, group in groupby(seen, key=lambda pair: _page(pair[1])):
            pairs = list(group)
            sight = sight_of([shown for _, shown in pairs], [each.label for each, _ in pairs])
            if sight is not None:
                file = f"{stretch.file}-{len(plates) + 1}"
                plates.append(Plate(pairs[-1][0].at, stretch.name, file, sight))
    asks = any(_acts(each) and each.judged.claim.firm for each in told)
    return Unit(stretch.name, stretch.start, stretch.end, tuple(plates), asks)


def _is_aside(told: Told) -> bool:
    """Whether it says to sign in: a step that asks for more shows the rest."""
    return told.judged.claim.verb == "sign"


def _seen(
    stretch: Stretch,
    told: Sequence[Told],
    found: dict[tuple[str, int], Shown],
    known: Seen,
) -> Iterator[tuple[Told, Shown]]:
    """Each claim with the moment that shows it, those without any left out."""
    index = 0
    for each in told:
        judged = each.judged
        shown = known.behind(judged)
        if _acts(each):
            shown = _better(judged, found.get((stretch.file, index)), shown)
            index += 1
        if shown is not None and judged.verdict != "missing":
            yield each, shown


def _better(judged: Judged, aligned: Shown | None, shown: Shown | None) -> Shown | None:
    """What is laid along the whole document, unless that is a heading and a control is meant.

    What has no label of its own stands where the check found its meaning.
    """
    if aligned is None or shown is None:
        return aligned or shown
    meant = judged.claim.verb in DOING and isinstance(aligned.moment, View)
    return shown if meant or not judged.claim.firm else aligned


def _page(shown: Shown) -> tuple[str, str]:
    page = shown.moment.page
    return (page.title, page.path) if page else ("", "")
