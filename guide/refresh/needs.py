"""What each step of a document needs to show, drawn from its check against the evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import inf
from typing import TYPE_CHECKING

from guide.alignment.labels import says
from guide.drawing.picturing import annotate
from guide.evidence.record import Action
from guide.french.slugs import slug
from guide.french.text import plain
from guide.refresh.units import Figure, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.alignment.shown import Shown
    from guide.documents.model import Branch, Document, Paragraph, Place, Section
    from guide.judging.verdicts import Checked, Judged, JudgedProcedure

_PICTURED = frozenset({"label", "field"})
_STANDING = frozenset({"confirmed", "spelling", "moved"})
_ELSEWHERE = frozenset({"moved"})
_POST = re.compile(r"\b(e-?mail|courriel|message|courrier|lettre)s?\b", re.IGNORECASE)
"""How a text speaks of what the post brings."""
_CAPTION = re.compile(r"(figure|image|illustration|capture)\s*\d", re.IGNORECASE)
_ANNEX = re.compile(r"(annexes?|appendices?|glossaire|historique|galerie)\b[^.]*$", re.IGNORECASE)
"""How a title opens what is no step any more."""
_LONGEST_TITLE = 80
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
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that a page may show, with the label that the portal has for it."""

    judged: Judged
    label: str
    at: int


def units_of(document: Document, checked: Checked) -> list[Unit]:
    """The steps and sub-branches of a document, each with the pictures that it needs.

    A procedure most of whose labels stand nowhere in the run is another portal's: it needs none.
    """
    stretches = _stretches(document)
    foreign = {at for at, one in enumerate(checked.procedures) if not stands_in(one)}
    claims = sorted(checked.claims(), key=lambda j: (number_of(j.place), j.claim.start))
    told = {
        stretch: [
            _told(judged)
            for judged in claims
            if stretch.start <= number_of(judged.place) < stretch.end and _is_pictured(judged)
        ]
        for stretch in stretches
    }
    return [
        _unit(stretch, () if stretch.procedure in foreign else told[stretch])
        for stretch in stretches
    ]


def stands_in(procedure: JudgedProcedure) -> bool:
    """Whether a procedure is one that the run walks: most labels that it quotes stand there.

    A label that the portal calls otherwise counts by half, and once for each control: any button
    may be taken for that of another portal.
    """
    labels = [j for j in procedure.claims() if j.claim.kind == "label" and j.claim.firm]
    if not labels:
        return bool(procedure.scenarios)
    known = sum(judged.verdict in _STANDING for judged in labels)
    renamed = {judged.offered for judged in labels if judged.verdict == "renamed"}
    return 2 * known >= len(labels) or 2 * known + len(renamed) > len(labels)


def texts_of(document: Document) -> list[int]:
    """The number of every paragraph or line that holds words, in order."""
    numbers = {number_of(paragraph.place) for paragraph in document.furniture}
    for procedure in document.procedures:
        numbers.add(number_of(procedure.place))
        numbers |= {n for paragraph in procedure.preamble for n in _numbers(paragraph)}
        for step in procedure.sections:
            numbers.add(number_of(step.place))
            numbers |= {n for paragraph in step.paragraphs() for n in _numbers(paragraph)}
    return sorted(numbers - {0})


def _numbers(paragraph: Paragraph) -> Iterator[int]:
    if paragraph.text:
        yield number_of(paragraph.place)
        yield from (number_of(place) for _, place in paragraph.breaks)


def number_of(place: Place) -> int:
    """A place as a number that grows along the document: its paragraph, line or page."""
    return place.paragraph or place.line or place.page or 0


def _stretches(document: Document) -> list[Stretch]:
    """Every step, sub-branch and title; each ends where the next begins."""
    starts = sorted(_starts(document), key=lambda start: start.start)
    ends = [later.start for _, later in pairwise(starts)] + [inf]
    return [replace(s, end=end) for s, end in zip(starts, ends, strict=True)]


def _starts(document: Document) -> Iterator[Stretch]:
    yield Stretch(0, inf, None, "", branch=False, procedure=-1)
    several = len(document.procedures) > 1
    for number, procedure in enumerate(document.procedures):
        yield _no_step(procedure.place, number)
        if procedure.title and _ANNEX.match(procedure.title):
            continue
        for rank, step in enumerate(procedure.sections, 1):
            name = f"Étape {step.number}" if step.number else f"Étape {rank} « {_begin(step)} »"
            if several and procedure.title:
                name = f"{procedure.title}, {name.lower()}"
            file = f"{number + 1}-" if several else ""
            file = f"guide-etape-{file}{slug(step.number or str(rank))}"
            yield from _step_starts(step, name, file, number)
            yield from (_no_step(p.place, number) for p in step.paragraphs() if _opens_annex(p))


def _no_step(place: Place, procedure: int) -> Stretch:
    return Stretch(number_of(place), inf, None, "", branch=False, procedure=procedure)


def _opens_annex(paragraph: Paragraph) -> bool:
    short = len(paragraph.text) <= _LONGEST_TITLE
    return short and paragraph.kind != "cell" and bool(_ANNEX.match(paragraph.text))


def _step_starts(step: Section, name: str, file: str, procedure: int) -> Iterator[Stretch]:
    start = number_of(step.place)
    headed = _is_headed([p for p in step.paragraphs() if p.text], start)
    yield Stretch(start, inf, name, file, branch=False, procedure=procedure, headed=headed)
    for branch, part in enumerate((p for p in step.branches if _is_branch(p)), 1):
        if part.paragraphs:
            told = part.title or part.marker or str(branch)
            at = number_of(part.paragraphs[0].place)
            way, part_file = f"{name}, « {told} »", f"{file}-voie-{branch}"
            headed = _is_headed([p for p in part.paragraphs if p.text], at)
            yield Stretch(at, inf, way, part_file, branch=True, procedure=procedure, headed=headed)


def _is_headed(texts: Sequence[Paragraph], start: int) -> bool:
    """Whether a step begins with its title or its bare number, and its text comes below."""
    if not texts or number_of(texts[0].place) != start:
        return bool(texts)
    return texts[0].kind == "heading" and len(texts) > 1


def _is_branch(part: Branch) -> bool:
    return part.marker is not None or part.title is not None


def _begin(step: Section) -> str:
    words = step.text.split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")


def _is_pictured(judged: Judged) -> bool:
    """Whether it is a claim that a picture shows: of what happens, only what the post brings."""
    claim = judged.claim
    if judged.verdict in _ELSEWHERE or _CAPTION.match(claim.sentence.paragraph.text):
        return False
    return claim.kind in _PICTURED or (
        claim.kind == "event" and _POST.search(claim.text) is not None
    )


def _told(judged: Judged) -> Told:
    """A paraphrase has no label of its own: it takes that of the control that was shown."""
    label, claim = judged.called, judged.claim
    if judged.shown and not claim.firm:
        page = judged.shown.moment.page
        elements = page.elements if page else ()
        if not any(says(label, e.name) for e in elements):
            label = next((e.name for e in elements if e.box == judged.shown.box), label)
    paragraph = claim.sentence.paragraph
    last = paragraph.breaks[-1][1] if paragraph.breaks else paragraph.place
    return Told(judged, label, number_of(last))


def _acts(told: Told) -> bool:
    return told.judged.claim.kind != "event"


def _unit(stretch: Stretch, told: Sequence[Told]) -> Unit:
    figures: list[Figure] = []
    if stretch.name is not None:
        seen = list(_seen(told))
        seen = [pair for pair in seen if not _is_aside(pair[0])] or seen
        for _, group in groupby(seen, key=lambda pair: _page(pair[1])):
            pairs = list(group)
            screenshot = annotate([shown for _, shown in pairs], [each.label for each, _ in pairs])
            if screenshot is not None:
                file = f"{stretch.file}-{len(figures) + 1}"
                figures.append(Figure(pairs[-1][0].at, stretch.name, file, screenshot))
    asks = any(_acts(each) and each.judged.claim.firm for each in told)
    return Unit(
        stretch.name, stretch.start, stretch.end, tuple(figures), asks, headed=stretch.headed
    )


def _is_aside(told: Told) -> bool:
    """Whether it says to sign in: a step that asks for more shows the rest."""
    return told.judged.claim.verb == "sign"


def _seen(told: Sequence[Told]) -> Iterator[tuple[Told, Shown]]:
    """Each claim with the moment at which it stands, those without any left out."""
    for each in told:
        judged = each.judged
        if judged.shown is not None and judged.verdict != "missing" and _is_framed(judged):
            yield each, judged.shown


def _is_framed(judged: Judged) -> bool:
    """Whether a reader finds on the page what is told; a paraphrase may name no field of a form."""
    if judged.claim.firm or judged.claim.kind == "event" or judged.pictured:
        return True
    moment = judged.shown.moment if judged.shown and judged.claim.kind == "field" else None
    name = moment.name if isinstance(moment, Action) else None
    return bool(name) and plain(name) in plain(judged.claim.text)


def _page(shown: Shown) -> tuple[str, str]:
    page = shown.moment.page
    return (page.title, page.path) if page else ("", "")
