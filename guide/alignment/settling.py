"""What grammar leaves open about a label, settled by what the portal has under that name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.alignment.labels import Likeness
from guide.alignment.placing import label_likeness
from guide.alignment.timelines import FILLING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.alignment.items import Item
    from guide.alignment.timelines import Deed, Timeline
    from guide.claims.model import Claim

_TICKED = frozenset({"tick", "choose"})


def settled(items: Iterable[Item], timelines: Sequence[Timeline]) -> list[Item]:
    """The items; what reads like a field or a box and is only ever pressed is a label to press.

    « Compléter le formulaire, « Envoyer » »: the verb says to fill, and the portal has a button.
    """
    every = (deed for timeline in timelines for deed in timeline.deeds)
    deeds = {(deed.name, deed.asked, deed.action.verb): deed for deed in every}.values()
    return [
        replace(item, claim=replace(item.claim, kind="label", verb="press"))
        if _is_pressed(item.claim, deeds)
        else item
        for item in items
    ]


def _is_pressed(claim: Claim, deeds: Iterable[Deed]) -> bool:
    if claim.kind == "field" or claim.verb == "tick":
        meant = _TICKED if claim.verb == "tick" else FILLING
        verbs = {deed.action.verb for deed in deeds if _is_called(claim, deed)}
        return "press" in verbs and verbs.isdisjoint(meant)
    return False


def _is_called(claim: Claim, deed: Deed) -> bool:
    return Likeness.SAME in {label_likeness(claim, deed.name), label_likeness(claim, deed.asked)}
