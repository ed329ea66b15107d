"""Holding a document against the walks of a run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guide.alignment.items import PREAMBLE, Item, items_of, ways
from guide.alignment.placing import place
from guide.alignment.ranking import left_out, read_best
from guide.alignment.settling import settled
from guide.alignment.shown import page_title, shown_at
from guide.alignment.unexplained import Reading
from guide.alignment.walks import walks_of
from guide.french.text import fold
from guide.judging.alone import alone
from guide.judging.events import judge_event
from guide.judging.labels import judge_label
from guide.judging.people import judge_agent, judge_people
from guide.judging.values import judge_value, related
from guide.judging.verdicts import ORDER, Checked, Judged, JudgedProcedure, JudgedStep, Undocumented

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.alignment.walks import Deed, Walk
    from guide.claims.model import Claim
    from guide.documents.model import Document, Procedure, Step
    from guide.evidence.record import Run

_SITE = frozenset({"site", "portail", "internet"})
_ASK = {"press": "Cliquer sur", "tick": "Cocher", "choose": "Choisir"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A way through a document, or a part of it, and the walks that it follows, best first."""

    way: Sequence[Item]
    readings: Sequence[Reading]

    @property
    def best(self) -> Reading:
        """How it follows the walk that fits it best."""
        return self.readings[0]


def check(document: Document, run: Run) -> Checked:
    """Judge every claim of a document, and list what it leaves out."""
    walks = walks_of(run)
    return Checked(
        document.path, tuple(_procedure(procedure, walks) for procedure in document.procedures)
    )


def _procedure(procedure: Procedure, walks: Sequence[Walk]) -> JudgedProcedure:
    items = settled(items_of(procedure), walks)
    stretches = [s for way in ways(items) for s in _stretches(way, walks)] if walks else []
    chosen = [s.best.placement.walk for s in stretches if s.best.placement.is_enough]
    verdicts = _verdicts(procedure, items, stretches, related(walks, chosen))
    preamble = _preamble(procedure, items, verdicts)
    told = [judged for found in verdicts.values() for judged in found]
    return JudgedProcedure(
        title=procedure.title,
        place=procedure.place,
        scenarios=tuple(dict.fromkeys(walk.scenario.name for walk in chosen)),
        preamble=preamble,
        steps=tuple(
            JudgedStep(step.number, step.place, step.text, _claims(items, number, verdicts))
            for number, step in enumerate(procedure.steps)
        ),
        undocumented=tuple(_undocumented(procedure, stretches)),
        alone=alone(told, chosen),
    )


def _stretches(way: Sequence[Item], walks: Sequence[Walk]) -> list[Stretch]:
    """The way along the walk that fits best; what lies before or behind it, along others."""
    readings = read_best([place(way, walk) for walk in walks])
    best = readings[0].placement
    stretch = Stretch(way, readings)
    if not best.is_enough:
        return [stretch]
    first, last = min(best.matches), max(best.matches)
    found = [stretch]
    for rest in ([i for i in way if i.index < first], [i for i in way if i.index > last]):
        if sum(1 for item in rest if item.is_chained and item.claim.firm) > 1:
            other = max((place(rest, walk) for walk in walks), key=lambda p: p.weight)
            if other.is_enough and len(other.matches) > 1:
                found += _stretches(rest, walks)
    return found


def _verdicts(
    procedure: Procedure,
    items: Sequence[Item],
    stretches: Sequence[Stretch],
    walks: Sequence[Walk],
) -> dict[int, list[Judged]]:
    """Every verdict of each claim, the best one of the ways that pass it first."""
    found: dict[int, list[Judged]] = {}
    people: dict[int, Judged] = {}
    for stretch in stretches:
        for item in stretch.way:
            judged = _judge(item, stretch, walks)
            before = found.get(item.index)
            if before is None or _rank(judged) < _rank(before[0]):
                found[item.index] = [_with_number(judged, procedure)]
        for index, judged in judge_people(stretch.way, stretch.best, walks).items():
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
    """Say at which step a moved label stands by the document's own number."""
    if judged.found_at is None:
        return judged
    rank = max(int(judged.found_at), 0)
    return replace(judged, found_at=procedure.steps[rank].number or str(rank + 1))


def _judge(item: Item, stretch: Stretch, walks: Sequence[Walk]) -> Judged:
    claim, best = item.claim, stretch.best
    if claim.kind in {"label", "field"}:
        judged = judge_label(item, best, stretch.readings[1:])
        loose = (
            not claim.firm
            and judged.verdict == "unproved"
            and (claim.verb in {"open", "see", "choose"} or _goes_to_the_site(claim))
        )
        return Judged(replace(claim, kind="narrative"), "confirmed") if loose else judged
    if claim.agent:
        return judge_agent(item, walks)
    if claim.kind in {"delay", "limit", "role"}:
        return judge_value(item, best, walks)
    if claim.kind == "event":
        here = best.placement.walk
        return judge_event(claim, [here, *(w for w in walks if w is not here)] if walks else [])
    return _unaligned(item)


def _goes_to_the_site(claim: Claim) -> bool:
    """« Connectez-vous au site »: as often said of going there as of signing in."""
    return claim.verb == "sign" and not _SITE.isdisjoint(fold(claim.text).split())


def _unaligned(item: Item) -> Judged:
    """The verdict of a claim that no walk can judge."""
    if item.claim.kind == "not_understood":
        return Judged(item.claim, "not_understood")
    return Judged(item.claim, "confirmed" if item.claim.kind == "narrative" else "unproved")


def _claims(
    items: Iterable[Item], step: int, verdicts: dict[int, list[Judged]]
) -> tuple[Judged, ...]:
    return tuple(judged for item in items if item.step == step for judged in verdicts[item.index])


def _preamble(
    procedure: Procedure, items: Sequence[Item], verdicts: dict[int, list[Judged]]
) -> JudgedStep | None:
    claims = _claims(items, PREAMBLE, verdicts)
    if not procedure.preamble and not claims:
        return None
    text = " ".join(paragraph.text for paragraph in procedure.preamble) or procedure.title or ""
    place = procedure.preamble[0].place if procedure.preamble else procedure.place
    return JudgedStep(None, place, text, claims)


def _undocumented(procedure: Procedure, stretches: Sequence[Stretch]) -> list[Undocumented]:
    """What the walks demand beyond the document, each once."""
    found: dict[tuple[str | None, str], Undocumented] = {}
    for stretch in stretches:
        if stretch.best.placement.is_enough:
            for item, deed in left_out(stretch.best):
                one = _left(procedure.steps[max(item.step, 0)], deed)
                found.setdefault((one.after, one.label), one)
    return list(found.values())


def _left(step: Step, deed: Deed) -> Undocumented:
    return Undocumented(
        after=step.number,
        place=step.place,
        label=deed.name,
        title=page_title(deed),
        suggestion=f"{_ASK[deed.action.verb]} « {deed.name} ».",
        shown=shown_at(deed),
    )
