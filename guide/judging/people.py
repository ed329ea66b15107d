"""Who does it: the person a sentence names, against the actor of the scenario."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.alignment.naming import noun_of
from guide.claims.meaning import stem
from guide.claims.nouns import singular
from guide.french.text import fold, plain
from guide.judging.neighbours import excepts
from guide.judging.verdicts import Judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.alignment.items import Item
    from guide.alignment.timelines import Deed, Timeline
    from guide.alignment.unexplained import Alignment
    from guide.claims.model import Claim


def judge_people(
    items: Sequence[Item], alignment: Alignment, timelines: Sequence[Timeline]
) -> dict[int, Judged]:
    """A role verdict for each label whose sentence says who presses it.

    A document may call an actor otherwise all along: a noun that always stands for the same actor
    is no reversal, unless that actor's own noun stands elsewhere in the document.

    Args:
        items: the claims of one way.
        alignment: how they follow the timeline that fits them best.
        timelines: those of the same feature, whose actors the document may name.
    """
    named = {
        item.index: (item.claim, deed)
        for item in items
        if item.claim.subject
        and item.claim.kind in {"label", "field"}
        and (deed := _deed(item, alignment)) is not None
    }
    words = {word for item in items for word in _words(item.claim)}
    found: dict[int, Judged] = {}
    for index, (claim, deed) in named.items():
        subject, actor = claim.subject or "", deed.action.actor
        if subject not in _words(claim) or excepts(claim.sentence.text):
            continue
        if not any(_is_actor(subject, timeline) for timeline in timelines):
            continue
        right = is_called(subject, actor)
        if right or noun_of(actor) in words or _acts(subject, alignment):
            found[index] = _judged(claim, deed, right=right)
    return found


def is_called(subject: str, actor: str) -> bool:
    """Whether a noun names an actor: « administrateur », « le second administrateur »."""
    return stem(singular(subject)) in {stem(singular(fold(word))) for word in actor.split()}


def _judged(claim: Claim, deed: Deed, *, right: bool) -> Judged:
    actor = deed.action.actor
    who = replace(claim, kind="role", text=claim.sentence.text.strip(), verb=None)
    if right:
        return Judged(who, "confirmed", shown=deed.shown)
    return Judged(who, "contradicted", expected=actor, shown=deed.shown)


def _deed(item: Item, alignment: Alignment) -> Deed | None:
    match = alignment.placement.matches.get(item.index) or alignment.local.get(item.index)
    return match.deed if match else None


def _words(claim: Claim) -> set[str]:
    told = plain(claim.sentence.text).replace("'", " ")
    return {singular(word.strip('.,;:!?()«»"')) for word in told.split()}


def _is_actor(subject: str, timeline: Timeline) -> bool:
    return any(is_called(subject, actor) for actor in timeline.actors)


def _acts(subject: str, alignment: Alignment) -> bool:
    """Whether the noun's own actor does something that the document speaks of."""
    deeds = [m.deed for m in alignment.placement.matches.values()]
    return any(is_called(subject, deed.action.actor) for deed in deeds)
