"""Which control of a page was which before: by name and order first, then by place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from guide.evidence.record import Box, Element

_ALIKE = 0.6
"""Share of common letters from which two labels are taken for one that was reworded."""
_NEAR = 12
"""Pixels between the corners of two controls that stand at the same place."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An element before and after; one of the two is None when it came or went."""

    before: Element | None
    after: Element | None
    reordered: bool = False


@dataclass(slots=True)
class _Gap:
    """What matches nothing between two neighbours that do."""

    before: list[Element]
    after: list[Element]


def pair(before: Sequence[Element], after: Sequence[Element]) -> list[Pair]:
    """Every element of two pages once, alone or with what it became."""
    pairs, gaps = _aligned(before, after)
    pairs += _across(gaps, lambda a, b: _key(a) == _key(b), reordered=True)
    pairs += _across(gaps, lambda a, b: bool(a.name) and a.name == b.name)
    for gap in gaps:
        pairs += _renamed(gap)
    pairs += [Pair(element, None) for gap in gaps for element in gap.before]
    pairs += [Pair(None, element) for gap in gaps for element in gap.after]
    return sorted(pairs, key=_order(before, after))


def _key(element: Element) -> tuple[str, str, int | None]:
    return element.role, element.name, element.level


def _order(before: Sequence[Element], after: Sequence[Element]) -> Callable[[Pair], int]:
    """By place in the page as it is now; what went stands after what was above it."""
    now = {id(element): 2 * place for place, element in enumerate(after)}
    then = {id(element): 2 * place + 1 for place, element in enumerate(before)}
    return lambda p: now[id(p.after)] if p.after is not None else then[id(p.before)]


def _aligned(before: Sequence[Element], after: Sequence[Element]) -> tuple[list[Pair], list[_Gap]]:
    matcher = SequenceMatcher(
        None, [_key(e) for e in before], [_key(e) for e in after], autojunk=False
    )
    pairs: list[Pair] = []
    gaps: list[_Gap] = []
    for kind, a, a_end, b, b_end in matcher.get_opcodes():
        if kind == "equal":
            pairs += map(Pair, before[a:a_end], after[b:b_end])
        else:
            gaps.append(_Gap(list(before[a:a_end]), list(after[b:b_end])))
    return pairs, gaps


def _across(
    gaps: Sequence[_Gap], same: Callable[[Element, Element], bool], reordered: bool = False
) -> list[Pair]:
    """Pairs over all gaps, of what has one counterpart that is not taken yet."""
    found: list[Pair] = []
    for gap in gaps:
        for one in list(gap.before):
            places = [(g, other) for g in (gap, *gaps) for other in g.after if same(one, other)]
            if places:
                holder, other = places[0]
                _remove(gap.before, one)
                _remove(holder.after, other)
                found.append(Pair(one, other, reordered))
    return found


def _remove(elements: list[Element], gone: Element) -> None:
    del elements[next(i for i, element in enumerate(elements) if element is gone)]


def _renamed(gap: _Gap) -> list[Pair]:
    """Pairs of one role inside a gap: same place, alike names, or nothing else to be."""
    found: list[Pair] = []
    ranked = sorted(
        (
            (_likeness(gap, a, b), -i, -j)
            for i, a in enumerate(gap.before)
            for j, b in enumerate(gap.after)
        ),
        reverse=True,
    )
    before, after = list(gap.before), list(gap.after)
    for likeness, i, j in ranked:
        one, other = before[-i], after[-j]
        free = any(e is one for e in gap.before) and any(e is other for e in gap.after)
        if likeness > 0 and free:
            _remove(gap.before, one)
            _remove(gap.after, other)
            found.append(Pair(one, other))
    return found


def _likeness(gap: _Gap, one: Element, other: Element) -> float:
    """How surely one became the other; 0 when there is no reason to think so."""
    if one.role != other.role:
        return 0
    letters = SequenceMatcher(None, one.name.lower(), other.name.lower(), autojunk=False).ratio()
    alone = all(sum(e.role == one.role for e in side) == 1 for side in (gap.before, gap.after))
    if _is_near(one.box, other.box):
        return 2 + letters
    if alone:
        return 1 + letters
    return letters if letters >= _ALIKE else 0


def _is_near(one: Box, other: Box) -> bool:
    return abs(one.x - other.x) <= _NEAR and abs(one.y - other.y) <= _NEAR
