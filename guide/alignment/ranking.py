"""Which timeline a document follows best, and what it leaves out of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from guide.alignment.labels import Likeness
from guide.alignment.placing import label_likeness
from guide.alignment.timelines import DOING
from guide.alignment.unexplained import Alignment, align
from guide.claims.meaning import meaning, stem, words_of
from guide.french.verbs import verb_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.alignment.items import Item
    from guide.alignment.placement import Placement
    from guide.alignment.timelines import Deed

_CLOSE = 0.5
"""A timeline that fits less than half as well as the best one says nothing of a document."""
_LABEL = 100.0
_TWICE = 2
"""A field says more of a timeline than a mail, which every timeline may have."""
_POST = frozenset({stem("mail"), stem("courrier")})
_MENTIONS = {"fill", "sign"}


def left_out(alignment: Alignment) -> Iterator[tuple[Item, Deed]]:
    """Each deed that the document lacks, after the claim that comes before it.

    Only what one person does between two labels of the document counts.
    """
    items = {item.index: item for item in alignment.placement.way}
    anchors = {i: m.deed for i, m in {**alignment.placement.matches, **alignment.local}.items()}
    anchors |= {i: d for i, d in alignment.soft.items() if _names_field(items[i], d)}
    explained = alignment.explained
    for actor in sorted({deed.action.actor for deed in anchors.values()}):
        mine = sorted(((deed.at, i) for i, deed in anchors.items() if deed.action.actor == actor))
        for (low, before), (high, after) in pairwise(mine):
            for deed in alignment.placement.timeline.deeds:
                inside = low < deed.at < high and deed.action.actor == actor
                if not inside or deed.action.verb not in DOING or deed.at in explained:
                    continue
                if _is_named(alignment, deed, before, after):
                    continue
                if not (deed.form and _mentions_form(alignment, before, after)):
                    yield items[before], deed


def _is_named(alignment: Alignment, deed: Deed, before: int, after: int) -> bool:
    """Whether the document names the control between two claims, without asking to press it."""
    return any(
        item.claim.verb == "see" and label_likeness(item.claim, deed.name) == Likeness.SAME
        for item in alignment.placement.way
        if min(before, after) < item.index < max(before, after)
    )


def _names_field(item: Item, deed: Deed) -> bool:
    named = item.claim.kind == "field" and deed.action.verb == "fill"
    return named and meaning(deed.name) <= meaning(item.claim.text)


def _mentions_form(alignment: Alignment, before: int, after: int) -> bool:
    """Whether the document asks to fill something, or to sign in, between two claims.

    Within a section the order is free, so that the whole section of the first claim counts.
    """
    low, high = min(before, after), max(before, after)
    sections = {item.index: item.section for item in alignment.placement.way}
    return any(
        item.claim.kind == "field" or item.claim.verb in _MENTIONS or _signs(item)
        for item in alignment.placement.way
        if item.index <= high and (item.index > low or item.section == sections[low])
    )


def _signs(item: Item) -> bool:
    """« Connectez-vous par « Votre compte » »: a sentence that asks to sign in, by a label."""
    words = item.claim.sentence.text.replace("’", "'").replace("-", " ").replace("'", " ").split()
    verbs = (verb_of(word.strip('.,;:«»“”"()')) for word in words)
    return any(verb is not None and verb.sense == "sign" for verb in verbs)


def best_alignments(placements: Sequence[Placement]) -> list[Alignment]:
    """The placements read, from the best to the worst; those that fit far less are left out.

    Most labels come first, then most of what the sub-branches tell otherwise, then the fewest
    deeds left out.
    """
    most = max(placement.weight for placement in placements)
    if not most:
        return [Alignment(placements[0])]
    close = [placement for placement in placements if placement.weight >= _CLOSE * most]
    alignments = [align(placement) for placement in close]
    return sorted(
        alignments,
        key=lambda r: (-round(r.placement.weight / _LABEL), -kinship(r), len([*left_out(r)])),
    )


def kinship(alignment: Alignment) -> int:
    """How much of what a way tells without labels stands in its timeline: fields, post."""
    items = {item.index: item for item in alignment.placement.way}
    fields = sum(1 for i, deed in alignment.soft.items() if _names_field(items[i], deed))
    seen = _POST & frozenset().union(
        *(meaning(words_of(t)) for t in alignment.placement.timeline.titles)
    )
    told = sum(
        1
        for item in alignment.placement.way
        if item.claim.kind == "event" and meaning(item.claim.text) & seen
    )
    return _TWICE * fields + told
