"""What a document asks for in other words: found in the timeline by what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alignment.placing import label_likeness
from guide.claims.meaning import meaning, stem, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.alignment.items import Item
    from guide.alignment.placement import Placement
    from guide.alignment.timelines import Deed
    from guide.claims.model import Claim

_LINK = "lien"
_MAIL = stem("mail")
_CHOSEN = {"choose", "select", "tick", "fill"}


def paraphrases(placement: Placement) -> dict[int, Deed]:
    """The deed that each paraphrase of a way stands for; what shows none is left out."""
    found: dict[int, Deed] = {}
    for item in placement.way:
        claim = item.claim
        if item.index in placement.matches or claim.kind not in {"label", "field"}:
            continue
        if claim.firm and claim.kind == "label":
            continue
        deeds = _between(placement, item, found)
        if claim.kind == "field":
            deeds = (
                _not_named_by_others(item, placement, deeds)
                if claim.firm
                else _before_next_label(item, placement, deeds)
            )
        if deed := _meant(claim, deeds):
            found[item.index] = deed
    return found


def _before_next_label(item: Item, placement: Placement, deeds: list[Deed]) -> list[Deed]:
    """« Remplir » means what is filled before the next label is pressed, if anything is."""
    _, high = placement.bounds(item)
    return [deed for deed in deeds if deed.at < high] or deeds


def _not_named_by_others(item: Item, placement: Placement, deeds: list[Deed]) -> list[Deed]:
    """The deeds whose control no other field of the same section names."""
    others = [
        other.claim
        for other in placement.way
        if other.claim.kind == "field" and other.claim.firm and other.section == item.section
    ]
    return [
        deed
        for deed in deeds
        if label_likeness(item.claim, deed.name)
        or not any(label_likeness(other, deed.name) for other in others)
    ]


def _between(placement: Placement, item: Item, found: dict[int, Deed]) -> list[Deed]:
    """The deeds among which a paraphrase may be found: those of its section, still free."""
    low, high = placement.section_bounds(item)
    taken = placement.used | {deed.at for deed in found.values() if deed.action.verb == "press"}
    order = [d.at for i, d in found.items() if i < item.index and item.claim.kind == "label"]
    start = max([low, *(at for at in order if at < high)])
    return [d for d in placement.timeline.deeds if start < d.at < high and d.at not in taken]


def _meant(claim: Claim, deeds: Sequence[Deed]) -> Deed | None:
    if claim.kind == "field" or claim.verb == "fill":
        return _field(claim, deeds)
    if claim.verb == "sign":
        return next((deed for deed in deeds if deed.form and deed.secret), None)
    if claim.verb == "open":
        return next((deed for deed in deeds if deed.action.verb == "open"), None)
    if claim.verb in {"choose", "tick"}:
        return _chosen(claim, deeds)
    return _pressed(claim, deeds)


def _field(claim: Claim, deeds: Sequence[Deed]) -> Deed | None:
    """The field of that name, else the one with most words in common."""
    fields = [deed for deed in deeds if deed.fills]
    near = [deed for deed in fields if meaning(deed.name) & meaning(claim.text)]
    if not claim.firm:
        return near[-1] if near else fields[-1] if fields else None
    named = [deed for deed in fields if label_likeness(claim, deed.name)]
    return (named or sorted(near, key=lambda deed: _share(claim, deed)) or [None])[-1]


def _share(claim: Claim, deed: Deed) -> float:
    """How much of the words of a label and of a field they have in common."""
    wanted, name = meaning(claim.text), meaning(deed.name)
    return len(wanted & name) / len(wanted | name)


def _chosen(claim: Claim, deeds: Sequence[Deed]) -> Deed | None:
    """The choice with most words in common; a choice without any when the words name none."""
    offered = [deed for deed in deeds if deed.action.verb in _CHOSEN]
    shared = [(len(meaning(d.name) & meaning(claim.text)), -d.at, d) for d in offered]
    best = max(shared, key=lambda each: each[:2], default=None)
    if best and best[0]:
        return best[2]
    return next((deed for deed in offered if deed.action.verb == "choose"), None)


def _about(deed: Deed) -> frozenset[str]:
    """What the page of a deed is about: its title and its path."""
    page = deed.action.page
    return meaning(words_of(f"{page.title} {page.path}")) if page else frozenset()


def wanted_of(claim: Claim) -> frozenset[str]:
    """What a press is asked for with: the verb alone, or what stands after « cliquer sur »."""
    return meaning(claim.text) if claim.bare else frozenset({stem(claim.text.split()[0])})


def _pressed(claim: Claim, deeds: Sequence[Deed]) -> Deed | None:
    pressed = [deed for deed in deeds if deed.action.verb == "press"]
    wanted = wanted_of(claim)
    best = max(((len(meaning(d.name) & wanted), -d.at, d) for d in pressed), default=None)
    if best and best[0]:
        return best[2]
    if claim.bare and _LINK in claim.text.lower():
        links = [d for d in pressed if d.action.role == "link"]
        if _MAIL in wanted:
            links = [deed for deed in links if _MAIL in _about(deed)]
        return links[0] if links else None
    return None
