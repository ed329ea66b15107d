"""What a run showed, as clauses: lines of pages and mails, what was pressed, read and received."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from guide.alignment.keys import clauses_in, page_keys, text_keys, who_keys
from guide.alignment.lines import became_in, hints_of, owned_in, told_in
from guide.alignment.shown import Shown
from guide.alignment.standing import retold
from guide.claims.clause import Clause, Word
from guide.claims.quantities import TIME
from guide.french.numbers import number_of
from guide.french.text import fold
from guide.french.vocabulary import SEND, families

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.alignment.timelines import Deed, Read, Timeline, Visit
    from guide.evidence.record import PageView
    from guide.french.vocabulary import Vocabulary

_POST_DEPTH = 2
"""« messagerie/1 » is a mail, « messagerie » the box that it lies in."""
_OPTIONS = frozenset({"radio", "checkbox"})
_PRESSED = frozenset({"button", "link"})


@dataclass(frozen=True)
class Fact:
    """Something that the run showed.

    Attributes:
        clause: what it says.
        given: words of the conditions under which it says so.
        viewer: keys of who saw it, or did it: « vous » on the page means them.
        beside: what else its page says.
        named: titles and headings of its page.
        line: the line as it reads.
        rule: of a value that was read.
        keys: of all its words.
        heads: keys of the titles and headings of its page.
        pressed: whether it is what the label of a control says that somebody pressed.
        leads: of a purpose, what is done for it on the same line.
        mail: by which way its page came, when it is a mail or a letter.
        seen: in which scenarios it was shown, by their ids, and where first in each.
        told: the line with what its values stand for, where it has any.
    """

    clause: Clause
    given: frozenset[str]
    viewer: frozenset[str]
    beside: frozenset[str]
    named: tuple[str, ...]
    line: str
    shown: Shown | None
    scenario: str
    rule: str | None = None
    keys: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    pressed: bool = False
    leads: frozenset[str] = frozenset()
    mail: frozenset[str] = frozenset()
    seen: tuple[tuple[str, int], ...] = ()
    told: str = ""


def facts_of(timelines: Sequence[Timeline], vocabulary: Vocabulary) -> list[Fact]:
    """Every fact of some timelines, each once."""
    found: dict[tuple[object, ...], Fact] = {}
    seen: dict[tuple[object, ...], dict[str, int]] = {}
    for timeline in timelines:
        for fact in _of_timeline(timeline, vocabulary):
            clause = fact.clause
            same = fact.line, fact.viewer, clause.start, clause.act
            key = (*same, fact.named, fact.rule, fact.keys)
            found.setdefault(key, fact)
            at = fact.shown.at if fact.shown else 0
            seen.setdefault(key, {}).setdefault(timeline.scenario.id, at)
    return [replace(fact, seen=tuple(seen[key].items())) for key, fact in found.items()]


def _of_timeline(timeline: Timeline, vocabulary: Vocabulary) -> Iterator[Fact]:
    for visit in timeline.visits:
        yield from _of_visit(visit, timeline, vocabulary)
    for deed in timeline.deeds:
        if deed.action.verb == "press" and deed.action.done:
            yield from _of_press(deed, timeline, vocabulary)
    for read in timeline.readings:
        yield from _of_reading(read, timeline, vocabulary)


def _of_visit(visit: Visit, timeline: Timeline, vocabulary: Vocabulary) -> Iterator[Fact]:
    page, names = visit.page, timeline.names
    viewer = who_keys(visit.moment.actor, timeline.scenario.uri, vocabulary)
    named = _named(page)
    beside = _said_on(page, vocabulary)
    heads = tuple(heading.name for heading in page.headings)
    options = tuple(e.name for e in page.controls if e.role in _OPTIONS)
    pressed = {e.name for e in page.controls if e.role in _PRESSED}.difference(heads)
    lines = (*(page.lines or heads), *options)
    shown = visit.shown
    base = Fact(_NOTHING, frozenset(), viewer, beside, named, "", shown, timeline.scenario.name)
    if way := _way(page, vocabulary):
        base = replace(base, mail=way)
        yield _received(base, way, named[0])
    above = {line: before for before, line in pairwise(lines)}
    said = (line for line in lines if not line.endswith("?") and line not in pressed)
    for line in dict.fromkeys(said):
        yield from _of_line(line, line, above.get(line, ""), base, vocabulary)
        before = above.get(line, "")
        for told, over in zip_longest(retold(line, names), retold(before, names)):
            yield from _of_line(line, told or line, over or before, base, vocabulary)
    for line, clause in hints_of(page, vocabulary):
        yield replace(base, clause=clause, line=line, keys=frozenset(w.key for w in clause.words()))


def _of_line(
    line: str, told: str, above: str, base: Fact, vocabulary: Vocabulary
) -> Iterator[Fact]:
    """What a line says, with its values or with what they stand for."""
    given: frozenset[str] = frozenset()
    lengths: frozenset[str] = frozenset()
    reader = False
    leads: frozenset[str] = frozenset()
    clauses = [*told_in(told, above, vocabulary), *owned_in(told, above, vocabulary)]
    clauses += [more for clause in clauses if (more := became_in(clause, vocabulary))]
    for clause in clauses:
        words = frozenset(word.key for word in clause.words())
        lengths |= frozenset(key for key in words if key.startswith("=") and key.endswith("s"))
        if clause.kind == "condition":
            given |= words
            continue
        reader = clause.reader or (clause.kind == "purpose" and reader)
        if clause.kind == "main" or reader:
            own = clause.keys("when")
            more = lengths if "=lapse" in own else frozenset[str]()
            yield replace(
                base,
                clause=replace(clause, reader=reader),
                given=given | own | more,
                line=line,
                told=told if told != line else "",
                keys=words | more,
                leads=leads if clause.kind == "purpose" else frozenset(),
            )
            leads |= clause.act


def _of_press(deed: Deed, timeline: Timeline, vocabulary: Vocabulary) -> Iterator[Fact]:
    """« Radier l'administrateur », pressed by the technician: who did what the label says."""
    page = deed.action.page
    if page is None:
        return
    viewer = who_keys(deed.action.actor, timeline.scenario.uri, vocabulary)
    who = tuple(Word(key, key, 0, 0) for key in viewer)
    for clause in clauses_in(deed.name, vocabulary):
        act = clause.act or frozenset(
            key for key in text_keys(deed.name, vocabulary) if families().get(key) == "outcome"
        )
        if act:
            done = replace(clause, act=act, slots={**clause.slots, "who": who})
            keys = frozenset(word.key for word in done.words()) | act
            heads = frozenset(k for name in _named(page) for k in text_keys(name, vocabulary))
            beside, line = _said_on(page, vocabulary), f"« {deed.name} »"
            yield Fact(
                done,
                frozenset(),
                viewer,
                beside,
                _named(page),
                line,
                deed.shown,
                timeline.scenario.name,
                keys=keys,
                heads=heads,
                pressed=True,
            )


def _of_reading(read: Read, timeline: Timeline, vocabulary: Vocabulary) -> Iterator[Fact]:
    """A value that was read, as « délai de réponse : 15 jours »."""
    reading = read.reading
    same = [s for s in timeline.visits if s.page.path == reading.path]
    near = min(same, key=lambda visit: abs(visit.at - read.at), default=None)
    viewer = who_keys(reading.actor, timeline.scenario.uri, vocabulary)
    beside = _said_on(near.page, vocabulary) if near else frozenset[str]()
    named = _named(near.page) if near else ()
    shown = near.shown if near else None
    line = f"{reading.name} : {reading.value} {reading.unit or ''}".strip()
    base = Fact(_NOTHING, frozenset(), viewer, beside, named, line, shown, timeline.scenario.name)
    keys = text_keys(reading.name, vocabulary)
    ways = {key for key in keys if families().get(key) == "channel"}
    if ways and not reading.unit:
        yield _received(base, frozenset(ways), reading.value)
        return
    keys |= _value_keys(reading.value, reading.unit, vocabulary)
    words = tuple(Word(key, key, 0, 0) for key in sorted(keys))
    clause = replace(_NOTHING, slots={"other": words})
    yield replace(base, clause=clause, keys=keys, rule=reading.rule)


def _value_keys(value: str, unit: str | None, vocabulary: Vocabulary) -> frozenset[str]:
    number = number_of(value)
    plain = fold(unit or "")
    seconds = TIME.get(plain) or TIME.get(plain.removesuffix("s"))
    if number is not None and seconds:
        return frozenset({f"={number * seconds}s"})
    return text_keys(f"{value} {unit or ''}", vocabulary)


def _received(base: Fact, way: frozenset[str], title: str) -> Fact:
    """A mail or a letter in somebody's hands was sent to them that way; not what it is about."""
    to = tuple(Word(key, key, 0, 0) for key in base.viewer)
    channel = tuple(Word(key, key, 0, 0) for key in way)
    clause = replace(
        _NOTHING,
        act=frozenset({SEND}),
        slots={"to": to, "channel": channel, "what": (Word(f"«{title}", title, 0, 0),)},
    )
    keys = base.viewer | way | {SEND}
    return replace(base, clause=clause, line=title, keys=keys, named=(title, *base.named))


def _way(page: PageView, vocabulary: Vocabulary) -> frozenset[str]:
    """By which way a page came, when it is one mail or one letter."""
    parts = [part for part in page.path.split("?")[0].split("/") if part]
    if len(parts) < _POST_DEPTH:
        return frozenset()
    site = f"{page.title.partition(' – ')[2]} {parts[0].replace('-', ' ')}"
    return frozenset(key for key in text_keys(site, vocabulary) if families().get(key) == "channel")


def _said_on(page: PageView, vocabulary: Vocabulary) -> frozenset[str]:
    """What else a page says in its own words: a name on it tells nothing of whoever bears it."""
    return page_keys(replace(page, called=()), vocabulary)


def _named(page: PageView) -> tuple[str, ...]:
    title = page.title.split(" – ", maxsplit=1)[0]
    return (*(h.name for h in page.headings), title, title.rpartition(" : ")[2])


_NOTHING = Clause("main", frozenset(), denied=False, binding="", slots={}, start=0, end=0)
