"""What a value of one world stands for: « Roux » is the company, « Nath Briand » the candidate.

A line that differs from walk to walk, under one that does not, is a value under its term. A name is
of whoever signs in with it, or of whom its field is about; a mail greets whoever reads it. What is
said of such a value is said of what it stands for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import partial
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from guide.alignment.naming import noun_of
from guide.alignment.timelines import DOING
from guide.french.text import fold
from guide.french.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from guide.alignment.timelines import Deed, Names, Timeline
    from guide.evidence.record import PageView

_GREETED = re.compile(r"(?P<word>\w+)\s+(?P<name>[^,]+),$")
_INLINE = re.compile(r"(?P<term>[^:]+?)\s*: (?P<value>.+)")
_ADDED = re.compile(r"\s*[(<].*$")
"""« Roux (000 853 465 00391) », « Nath Briand <…> »."""
_HEADED = re.compile(r"(?:votre|notre|son|sa|leur)\s+(?P<noun>[^,]+)", re.IGNORECASE)
_OF = re.compile(r"\w+ (?:de |du |d[’'])(?P<noun>.+)")
_ARTICLE = re.compile(r"^(?:le |la |les |l[’'])(?=\w)", re.IGNORECASE)
_TERM = re.compile(r"[^\W\d_][\w’']*(?: [\w’']+){0,3}")
_ELIDED = re.compile(r"\bd[’'](?=l[’']|le )")
_NAMING = [[noun] for noun in listed("terming")]
_SHORTEST = 3
"""Letters of a value."""
_LONGEST = 10
"""Words of a value: more are a sentence."""
_VOWELS = "aeiouyhâàéèêîôû"
_DIFFERENT = 2


def named(timelines: Sequence[Timeline]) -> list[Timeline]:
    """The walks with what the values of their worlds stand for, on each of their pages too.

    Args:
        timelines: walks of several worlds; what does not differ between them is no value.
    """
    below: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    controls: set[str] = set()
    for timeline in timelines:
        for visit in timeline.visits:
            controls |= {element.name for element in visit.page.controls}
            for term, value, _ in _pairs(visit.page):
                below[visit.page.title, term].add(value)
    varied = {term for term, values in below.items() if len(values) >= _DIFFERENT}
    own = {each for timeline in timelines for each in _own(timeline)}
    return [_with_names(each, _names(each, varied, controls, own)) for each in timelines]


def _with_names(timeline: Timeline, names: Names) -> Timeline:
    deeds = tuple(_done(deed, names) for deed in timeline.deeds)
    return replace(
        timeline,
        deeds=deeds,
        done=tuple(deed for deed in deeds if deed.action.verb in DOING),
        visits=tuple(
            replace(visit, page=_called_on(visit.page, names)) for visit in timeline.visits
        ),
        names=names,
    )


def _done(deed: Deed, names: Names) -> Deed:
    page = deed.action.page
    if page is None or (told := _called_on(page, names)) is page:
        return deed
    return replace(deed, action=replace(deed.action, page=told))


def _called_on(page: PageView, names: Names) -> PageView:
    texts = (*page.lines, *(element.name for element in page.elements))
    shown = [value for value in names if any(value in text for text in texts)]
    found = dict.fromkeys(name for value in shown for name in names[value])
    return replace(page, called=tuple(found)) if found else page


def retold(line: str, names: Names) -> list[str]:
    """A line with what its values stand for in their place, first by who acts, then by terms."""
    ways = ({value: told[rank] for value, told in names.items()} for rank in (0, -1))
    found = dict.fromkeys(_replaced(line, way) for way in ways)
    return [told for told in found if told != line]


def others_of(
    timelines: Sequence[Timeline],
) -> tuple[tuple[tuple[str, str], tuple[str, ...]], ...]:
    """By a feature and who acts there, the nouns of what else its pages call them."""
    found: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for timeline in timelines:
        for told in timeline.names.values():
            acting = timeline.seen_by.intersection(told)
            for actor in acting:
                nouns = (noun_of(name) for name in told if name not in acting)
                found[timeline.scenario.uri, actor] |= dict.fromkeys(nouns)
    return tuple((who, tuple(nouns)) for who, nouns in sorted(found.items()) if nouns)


def _names(
    timeline: Timeline,
    varied: Set[tuple[str, str]],
    controls: Set[str],
    own: Set[tuple[str, str]],
) -> Names:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for value, name in _told(timeline, varied, own):
        plain = _ADDED.sub("", value)
        named = len(plain) >= _SHORTEST and any(c.isalpha() for c in plain)
        if named and len(plain.split()) <= _LONGEST and value not in controls:
            found[plain][name] = None
    clear = [value for value, told in found.items() if not _is_doubtful(told, timeline)]
    return {value: tuple(found[value]) for value in sorted(clear, key=len, reverse=True)}


def _told(
    timeline: Timeline, varied: Set[tuple[str, str]], own: Set[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    yield from _typed(timeline, own)
    yield from _greeted(timeline)
    yield from _termed(timeline, varied)


def _is_doubtful(names: Iterable[str], timeline: Timeline) -> bool:
    """Whether one value stands for two: a form was filled in with the same person twice."""
    things = sorted(set(names) - timeline.seen_by, key=len)
    return any(not name.startswith(things[0]) for name in things[1:])


def _typed(timeline: Timeline, own: Set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Names that somebody typed in two parts, in either order: of whom the fields are about.

    Args:
        timeline: a walk.
        own: who types their own name on which page.
    """
    for (actor, title, name), values in _named_fields(timeline):
        if name or (actor, title) in own:
            yield from ((value, name or actor) for value in values)


def _own(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Who types their own name on which page: a secret goes with it, or a mail greets them by it.

    One looks for others by their names too.
    """
    filled = (deed for deed in timeline.deeds if deed.fills)
    secret = {(deed.action.actor, deed.title) for deed in filled if deed.action.secret}
    known = {*_greeted(timeline), *_typed(timeline, secret)}
    yield from secret
    for (actor, title, name), values in _named_fields(timeline):
        if not name and any((value, actor) in known for value in values):
            yield actor, title


def _named_fields(timeline: Timeline) -> Iterator[tuple[tuple[str, str, str], list[str]]]:
    """By who types on which page, and of whom where the fields say it: names in either order."""
    fields: defaultdict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for deed in timeline.deeds:
        value = deed.action.value
        if not deed.fills or not value or fold(deed.name).split()[:1] not in _NAMING:
            continue
        whose = _OF.fullmatch(deed.name)
        name = _with_article(whose["noun"]) if whose else ""
        fields[deed.action.actor, deed.title, name][deed.name] = value
    for key, parts in fields.items():
        yield key, [" ".join(pair) for pair in permutations(parts.values(), 2)]


def _greeted(timeline: Timeline) -> Iterator[tuple[str, str]]:
    for visit in timeline.visits:
        for line in visit.page.lines:
            match = _GREETED.fullmatch(line)
            if match and fold(match["word"]) in listed("greetings"):
                yield match["name"], visit.moment.actor


def _termed(timeline: Timeline, varied: Set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A value is its term, and what its heading is about where the term only names it."""
    for visit in timeline.visits:
        for term, value, headed in _pairs(visit.page):
            if (visit.page.title, term) not in varied:
                continue
            about = _HEADED.match(headed)
            names = about is not None and fold(term).split()[0] in listed("terming")
            if about is None or not names:
                yield value, _with_article(term)
            if about is not None:
                whose = _with_article(about["noun"])
                told = whose if names else _of(_with_article(term), whose)
                yield value, told


def _of(thing: str, whose: str) -> str:
    return f"{thing} de {whose}".replace("de le ", "du ")


def _pairs(page: PageView) -> Iterator[tuple[str, str, str]]:
    """Terms with what is below or behind each, and the heading above them."""
    heads = {heading.name for heading in page.headings}
    controls = {element.name for element in page.controls}
    headed = ""
    for above, line in pairwise(page.lines):
        headed = above if above in heads else headed
        inline = _INLINE.fullmatch(above)
        if inline and _is_term(inline["term"]):
            yield inline["term"], inline["value"], headed
        if above not in heads | controls and line not in heads | controls and _is_term(above):
            yield above, line, headed


def _is_term(line: str) -> bool:
    known = line[:1].isupper() and _TERM.fullmatch(line) is not None
    return known and fold(line).split()[-1] not in listed("empty")


def _replaced(line: str, names: Mapping[str, str]) -> str:
    for value, name in names.items():
        if value in line:
            line = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", partial(_put, name), line)
    return _ELIDED.sub("de ", line).replace("à le ", "au ").replace("de le ", "du ")


def _put(name: str, match: re.Match[str]) -> str:
    """The name for a value, but where another capital stands before it: « Susan Nicolas »."""
    before = match.string[: match.start()].split()
    part = len(before) > 1 and before[-1][0].isupper() and before[-1][-1].isalpha()
    return match[0] if part and match.string[match.start() - 1] == " " else name


def _with_article(noun: str) -> str:
    noun = _ARTICLE.sub("", noun, count=1)
    told = noun[0].lower() + noun[1:]
    return f"l’{told}" if told[0] in _VOWELS else f"le {told}"
