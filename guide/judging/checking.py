"""Holding a document against the timelines of a run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guide.alignment.items import PREAMBLE, Item, items_of, ways
from guide.alignment.placing import place
from guide.alignment.ranking import best_alignments, left_out
from guide.alignment.settling import settled
from guide.alignment.shown import page_title, shown_at
from guide.alignment.timelines import timelines_of
from guide.alignment.unexplained import Alignment
from guide.french.text import fold
from guide.judging.alone import alone
from guide.judging.events import judge_event
from guide.judging.labels import judge_label
from guide.judging.people import judge_agent, judge_people
from guide.judging.values import judge_value, related
from guide.judging.verdicts import (
    ORDER,
    Checked,
    Judged,
    JudgedProcedure,
    JudgedSection,
    Undocumented,
)
from guide.lint.garbage import no_collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.alignment.timelines import Deed, Timeline
    from guide.claims.model import Claim
    from guide.documents.model import Document, Procedure, Section
    from guide.evidence.record import Run

_SITE = frozenset({"site", "portail", "internet"})
_ASK = {"press": "Cliquer sur", "tick": "Cocher", "choose": "Choisir"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A way through a document, or a part of it, and the timelines that it follows, best first."""

    way: Sequence[Item]
    alignments: Sequence[Alignment]

    @property
    def best(self) -> Alignment:
        """How it follows the timeline that fits it best."""
        return self.alignments[0]


@no_collection()
def check(document: Document, run: Run) -> Checked:
    """Judge every claim of a document, and list what it leaves out."""
    timelines = timelines_of(run)
    procedures = tuple(_procedure(procedure, timelines) for procedure in document.procedures)
    return Checked(document.path, procedures, document.unread)


def _procedure(procedure: Procedure, timelines: Sequence[Timeline]) -> JudgedProcedure:
    items = settled(items_of(procedure), timelines)
    stretches = [s for way in ways(items) for s in _stretches(way, timelines)] if timelines else []
    chosen = [s.best.placement.timeline for s in stretches if s.best.placement.is_enough]
    verdicts = _verdicts(procedure, items, stretches, related(timelines, chosen))
    preamble = _preamble(procedure, items, verdicts)
    told = [judged for found in verdicts.values() for judged in found]
    return JudgedProcedure(
        title=procedure.title,
        place=procedure.place,
        scenarios=tuple(dict.fromkeys(timeline.scenario.name for timeline in chosen)),
        preamble=preamble,
        sections=tuple(
            JudgedSection(
                section.number, section.place, section.text, _claims(items, number, verdicts)
            )
            for number, section in enumerate(procedure.sections)
        ),
        undocumented=tuple(_undocumented(procedure, stretches)),
        alone=alone(told, chosen),
    )


def _stretches(way: Sequence[Item], timelines: Sequence[Timeline]) -> list[Stretch]:
    """The way along the timeline that fits best; what lies before or behind it, along others."""
    alignments = best_alignments([place(way, timeline) for timeline in timelines])
    best = alignments[0].placement
    stretch = Stretch(way, alignments)
    if not best.is_enough:
        return [stretch]
    first, last = min(best.matches), max(best.matches)
    found = [stretch]
    for rest in ([i for i in way if i.index < first], [i for i in way if i.index > last]):
        if sum(1 for item in rest if item.is_chained and item.claim.firm) > 1:
            other = max((place(rest, timeline) for timeline in timelines), key=lambda p: p.weight)
            if other.is_enough and len(other.matches) > 1:
                found += _stretches(rest, timelines)
    return found


def _verdicts(
    procedure: Procedure,
    items: Sequence[Item],
    stretches: Sequence[Stretch],
    timelines: Sequence[Timeline],
) -> dict[int, list[Judged]]:
    """Every verdict of each claim, the best one of the ways that pass it first."""
    found: dict[int, list[Judged]] = {}
    people: dict[int, Judged] = {}
    for stretch in stretches:
        for item in stretch.way:
            judged = _judge(item, stretch, timelines)
            before = found.get(item.index)
            if before is None or _rank(judged) < _rank(before[0]):
                found[item.index] = [_with_number(judged, procedure)]
        for index, judged in judge_people(stretch.way, stretch.best, timelines).items():
            if index not in people or _rank(judged) < _rank(people[index]):
                people[index] = judged
    for item in items:
        found.setdefault(item.index, [_unaligned(item)])
    said: set[tuple[str, str]] = set()
    for index, judged in sorted(people.items()):
        key = (judged.claim.text, judged.verdict)
        if key not in said:
            found[index].append(judged)
            said.add(key)
    return found


def _rank(judged: Judged) -> int:
    return ORDER.index(judged.verdict)


def _with_number(judged: Judged, procedure: Procedure) -> Judged:
    """Say at which section a moved label stands by the document's own number."""
    if judged.found_at is None:
        return judged
    rank = max(int(judged.found_at), 0)
    return replace(judged, found_at=procedure.sections[rank].number or str(rank + 1))


def _judge(item: Item, stretch: Stretch, timelines: Sequence[Timeline]) -> Judged:
    claim, best = item.claim, stretch.best
    if claim.kind in {"label", "field"}:
        judged = judge_label(item, best, stretch.alignments[1:])
        loose = (
            not claim.firm
            and judged.verdict == "unproved"
            and (claim.verb in {"open", "see", "choose"} or _goes_to_the_site(claim))
        )
        return Judged(replace(claim, kind="narrative"), "confirmed") if loose else judged
    if claim.agent:
        return judge_agent(item, timelines)
    if claim.kind in {"delay", "limit", "role"}:
        return judge_value(item, best, timelines)
    if claim.kind == "event":
        here = best.placement.timeline
        return judge_event(
            claim, [here, *(w for w in timelines if w is not here)] if timelines else []
        )
    return _unaligned(item)


def _goes_to_the_site(claim: Claim) -> bool:
    """« Connectez-vous au site »: as often said of going there as of signing in."""
    return claim.verb == "sign" and not _SITE.isdisjoint(fold(claim.text).split())


def _unaligned(item: Item) -> Judged:
    """The verdict of a claim that no timeline can judge."""
    if item.claim.kind == "not_understood":
        return Judged(item.claim, "not_understood")
    return Judged(item.claim, "confirmed" if item.claim.kind == "narrative" else "unproved")


def _claims(
    items: Iterable[Item], section: int, verdicts: dict[int, list[Judged]]
) -> tuple[Judged, ...]:
    return tuple(
        judged for item in items if item.section == section for judged in verdicts[item.index]
    )


def _preamble(
    procedure: Procedure, items: Sequence[Item], verdicts: dict[int, list[Judged]]
) -> JudgedSection | None:
    claims = _claims(items, PREAMBLE, verdicts)
    if not procedure.preamble and not claims:
        return None
    text = " ".join(paragraph.text for paragraph in procedure.preamble) or procedure.title or ""
    place = procedure.preamble[0].place if procedure.preamble else procedure.place
    return JudgedSection(None, place, text, claims)


def _undocumented(procedure: Procedure, stretches: Sequence[Stretch]) -> list[Undocumented]:
    """What the timelines demand beyond the document, each once."""
    found: dict[tuple[str | None, str], Undocumented] = {}
    for stretch in stretches:
        if stretch.best.placement.is_enough:
            for item, deed in left_out(stretch.best):
                one = _left(procedure.sections[max(item.section, 0)], deed)
                found.setdefault((one.after, one.label), one)
    return list(found.values())


def _left(section: Section, deed: Deed) -> Undocumented:
    return Undocumented(
        after=section.number,
        place=section.place,
        label=deed.name,
        title=page_title(deed),
        suggestion=f"{_ASK[deed.action.verb]} « {deed.name} ».",
        shown=shown_at(deed),
    )
