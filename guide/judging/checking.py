"""Holding a document against the timelines of a run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from guide.alignment.facts import facts_of
from guide.alignment.items import PREAMBLE, Item, items_of, ways
from guide.alignment.naming import home_of, people_of, site_of
from guide.alignment.placing import Fits, place
from guide.alignment.ranking import best_alignments, left_out
from guide.alignment.settling import settled
from guide.alignment.standing import named, others_of
from guide.alignment.timelines import timelines_of
from guide.alignment.unexplained import Alignment
from guide.french.text import fold
from guide.french.vocabulary import vocabulary
from guide.judging.alone import alone
from guide.judging.holes import holes_in
from guide.judging.labels import judge_label
from guide.judging.laying import Shelf
from guide.judging.people import judge_people
from guide.judging.sentences import Judge, unrelated
from guide.judging.suite import NO_SUITE
from guide.judging.values import judge_value, related
from guide.judging.verdicts import (
    ORDER,
    Checked,
    Judged,
    JudgedProcedure,
    JudgedSection,
    JudgedSentence,
    Undocumented,
)
from guide.lint.garbage import no_collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.alignment.placement import Placement
    from guide.alignment.timelines import Deed, Timeline
    from guide.documents.model import Document, Procedure, Section
    from guide.evidence.record import Run
    from guide.french.vocabulary import Vocabulary
    from guide.judging.suite import Suite

Key = tuple[int, int, int]
"""A sentence by its section, its paragraph and where it begins there."""
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


@dataclass(frozen=True)
class Proven:
    """A run made ready to hold documents against, with the words of its suite."""

    run: Run
    timelines: Sequence[Timeline]
    vocabulary: Vocabulary
    suite: Suite
    _shelves: dict[frozenset[str], Shelf] = field(default_factory=dict[frozenset[str], Shelf])

    @cached_property
    def names(self) -> frozenset[str]:
        """Of all controls, headings and pages that the run showed."""
        visits = [visit for timeline in self.timelines for visit in timeline.visits]
        shown = {element.name for visit in visits for element in visit.page.elements}
        return frozenset(shown | {visit.page.title.split(" – ")[0] for visit in visits})

    @property
    def shelf(self) -> Shelf:
        """The facts of everything that the run showed."""
        return self.about(())[1]

    def about(self, chosen: Sequence[Timeline]) -> tuple[Sequence[Timeline], Shelf]:
        """The walks, and the facts, of the features that a document speaks of.

        What another feature shows may be so where this procedure never comes. Of a document that
        follows no walk, everything.
        """
        timelines = related(self.timelines, chosen) or self.timelines
        key = frozenset(timeline.scenario.uri for timeline in timelines)
        if key not in self._shelves:
            facts = facts_of(timelines, self.vocabulary)
            self._shelves[key] = Shelf(facts, self.vocabulary)
        return timelines, self._shelves[key]

    @cached_property
    def holes(self) -> int:
        """How many moments of the run nobody saw."""
        return holes_in(self.timelines)


@no_collection()
def proven(run: Run, suite: Suite = NO_SUITE) -> Proven:
    """Draw the facts of a run.

    Args:
        run: the evidence.
        suite: the suite's own words, and where its rules come from.
    """
    timelines = named(timelines_of(run))
    actors = people_of(timelines)
    people = actors | suite.people
    site = frozenset(word for word in site_of(timelines) if fold(word) not in people)
    home, others = home_of(timelines), others_of(timelines)
    words = vocabulary(suite.synonyms, people, actors, site, home, others)
    return Proven(run, timelines, words, suite)


def check(document: Document, run: Run, suite: Suite = NO_SUITE) -> Checked:
    """Judge every sentence of a document, and list what it leaves out."""
    return held(document, proven(run, suite))


@no_collection()
def held(document: Document, proof: Proven) -> Checked:
    """Judge every sentence of a document against what a run proved."""
    return Checked(
        document.path,
        tuple(_procedure(each, proof) for each in document.procedures),
        proof.suite.rules,
        document.unread,
        proof.holes,
    )


def _procedure(procedure: Procedure, proof: Proven) -> JudgedProcedure:
    timelines, suite = proof.timelines, proof.suite
    items = settled(items_of(procedure, proof.vocabulary.people), timelines)
    fits = Fits()
    followed = ways(items) if timelines else []
    stretches = [stretch for way in followed for stretch in _stretches(way, timelines, fits)]
    walked = [s for s in stretches if s.best.placement.is_enough]
    chosen = [s.best.placement.timeline for s in walked]
    timelines, shelf = proof.about(chosen)
    verdicts = _verdicts(procedure, items, walked, timelines, proof.names)
    judge = Judge(shelf, timelines, [(s.way, s.alignments) for s in walked], suite)
    told = _sentences(procedure, items, verdicts, judge)
    if not walked and not any(s.verdict in {"confirmed", "assumed"} for s in told.values()):
        told = {key: unrelated(sentence) for key, sentence in told.items()}
    judged = [one for sentence in told.values() for one in sentence.claims]
    return JudgedProcedure(
        title=procedure.title,
        place=procedure.place,
        scenarios=tuple(dict.fromkeys(timeline.scenario.name for timeline in chosen)),
        preamble=_preamble(procedure, items, told),
        sections=tuple(
            JudgedSection(
                section.number, section.place, section.text, _of_section(items, number, told)
            )
            for number, section in enumerate(procedure.sections)
        ),
        undocumented=tuple(_undocumented(procedure, walked)),
        alone=alone(judged, chosen),
        nearest=None if walked else _nearest(stretches),
    )


def _nearest(stretches: Sequence[Stretch]) -> str | None:
    """The feature that shares most with a document that follows no scenario."""
    found = max(stretches, key=lambda s: s.best.placement.weight, default=None)
    return found.best.placement.timeline.feature if found else None


def _sentences(
    procedure: Procedure, items: Sequence[Item], verdicts: dict[int, list[Judged]], judge: Judge
) -> dict[Key, JudgedSentence]:
    """Each sentence with its verdict, by its place."""
    titles = {branch.title for s in procedure.sections for branch in s.branches if branch.title}
    found: dict[Key, JudgedSentence] = {}
    groups: dict[Key, list[Item]] = {}
    for item in items:
        groups.setdefault(_key(item), []).append(item)
    for key, group in groups.items():
        sentence = group[0].claim.sentence
        claims = [judged for item in group for judged in verdicts[item.index]]
        titled = sentence.paragraph.text.strip() in {procedure.title, *titles}
        found[key] = judge.judge(sentence, group, claims, titles=titled)
    return found


def _key(item: Item) -> Key:
    sentence = item.claim.sentence
    return item.section, id(sentence.paragraph), sentence.start


def _of_section(
    items: Iterable[Item], section: int, told: dict[Key, JudgedSentence]
) -> tuple[JudgedSentence, ...]:
    keys = dict.fromkeys(_key(item) for item in items if item.section == section)
    return tuple(told[key] for key in keys)


def _stretches(way: Sequence[Item], timelines: Sequence[Timeline], fits: Fits) -> list[Stretch]:
    """The way along the timeline that fits best; what lies before or behind it, along others."""
    return _along([place(way, timeline, fits) for timeline in timelines], timelines, fits)


def _along(
    placements: Sequence[Placement], timelines: Sequence[Timeline], fits: Fits
) -> list[Stretch]:
    way, alignments = placements[0].way, best_alignments(placements)
    best = alignments[0].placement
    feature = best.timeline.scenario.uri
    own = [each for each in alignments if each.placement.timeline.scenario.uri == feature]
    found = [Stretch(way, own)]
    if not best.is_enough:
        return found
    first, last = min(best.matches), max(best.matches)
    for rest in ([i for i in way if i.index < first], [i for i in way if i.index > last]):
        if sum(1 for item in rest if item.is_chained and item.claim.firm) > 1:
            others = [place(rest, timeline, fits) for timeline in timelines]
            other = max(others, key=lambda p: p.weight)
            if other.is_enough and len(other.matches) > 1 and _may_lead(other, best):
                found += _along(others, timelines, fits)
    return found


def _may_lead(other: Placement, best: Placement) -> bool:
    """Whether a document may follow another walk there: one of its own procedure, or for steps.

    A single step of a procedure is no other procedure, whatever it names.
    """
    if other.timeline.feature == best.timeline.feature:
        return True
    steps = {item.section for item in other.way if item.index in other.matches}
    return len(steps) > 1


def _verdicts(
    procedure: Procedure,
    items: Sequence[Item],
    stretches: Sequence[Stretch],
    timelines: Sequence[Timeline],
    names: frozenset[str],
) -> dict[int, list[Judged]]:
    """Every verdict of each claim, the best one of the ways that pass it first."""
    found: dict[int, list[Judged]] = {}
    people: dict[int, Judged] = {}
    for stretch in stretches:
        for item in stretch.way:
            judged = _judge(item, stretch, timelines, names)
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


def _judge(
    item: Item, stretch: Stretch, timelines: Sequence[Timeline], names: frozenset[str]
) -> Judged:
    claim, best = item.claim, stretch.best
    if claim.kind in {"label", "field"}:
        return judge_label(item, best, stretch.alignments[1:], names)
    if claim.kind in {"delay", "limit", "role"}:
        return judge_value(item, best, timelines)
    return _unaligned(item)


def _unaligned(item: Item) -> Judged:
    """The verdict of a claim that no timeline can judge."""
    known = item.claim.kind == "not_understood"
    return Judged(item.claim, "not_understood" if known else "unproved")


def _preamble(
    procedure: Procedure, items: Sequence[Item], told: dict[Key, JudgedSentence]
) -> JudgedSection | None:
    sentences = _of_section(items, PREAMBLE, told)
    if not procedure.preamble and not sentences:
        return None
    text = " ".join(paragraph.text for paragraph in procedure.preamble) or procedure.title or ""
    place = procedure.preamble[0].place if procedure.preamble else procedure.place
    return JudgedSection(None, place, text, sentences)


def _undocumented(procedure: Procedure, stretches: Sequence[Stretch]) -> list[Undocumented]:
    """What the timelines demand beyond the document, each once."""
    found: dict[tuple[str | None, str], Undocumented] = {}
    for stretch in stretches:
        for item, deed in left_out(stretch.best):
            one = _left(procedure.sections[max(item.section, 0)], deed)
            found.setdefault((one.after, one.label), one)
    return list(found.values())


def _left(section: Section, deed: Deed) -> Undocumented:
    return Undocumented(
        after=section.number,
        place=section.place,
        label=deed.name,
        title=deed.title,
        suggestion=f"{_ASK[deed.action.verb]} « {deed.name} ».",
        shown=deed.shown,
    )
