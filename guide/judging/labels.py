"""Labels and fields: confirmed, misspelt, renamed, moved, missing or unproved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.alignment.labels import Likeness, likeness
from guide.alignment.paraphrased import wanted_of
from guide.alignment.placing import label_likeness
from guide.alignment.timelines import MERGED
from guide.claims.meaning import meaning
from guide.documents.wording import instructs
from guide.judging.mending import in_case_of, mended
from guide.judging.places import closest, offered, visits_between
from guide.judging.verdicts import Judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.alignment.items import Item
    from guide.alignment.placement import Match
    from guide.alignment.shown import Shown
    from guide.alignment.timelines import Deed
    from guide.alignment.unexplained import Alignment
    from guide.claims.model import Claim


def judge_label(
    item: Item, alignment: Alignment, others: Sequence[Alignment], names: frozenset[str]
) -> Judged:
    """The verdict of a label or a field.

    Args:
        item: the claim at its place.
        alignment: how the document follows the timeline that fits it best.
        others: the same for the other timelines that it follows, from the best to the worst.
        names: of all that any walk of the run showed.
    """
    if not alignment.placement.matches:
        return Judged(item.claim, "unproved")
    judged = _in_order(item, alignment) or _at_its_place(item, alignment)
    for other in others:
        if judged and judged.verdict == "confirmed":
            break
        if not item.is_chained or not _stands_in(item, alignment):
            found = _in_order(item, other) or _seen_in(item, other)
            if found and (judged is None or found.verdict == "confirmed"):
                judged = found
    judged = judged or _drift(item, alignment)
    some = item.claim.optional or item.claim.asked
    unseen = judged.verdict == "missing" or item.claim.verb == "see"
    of_some = item.claim.told or (some and unseen)
    if judged.is_drift and of_some and _is_shown_elsewhere(item.claim, names):
        judged = Judged(item.claim, "unproved")
    return replace(judged, scenario=judged.scenario or alignment.placement.timeline.scenario.name)


def _is_shown_elsewhere(claim: Claim, names: frozenset[str]) -> bool:
    """Whether some walk shows what a sentence only tells of; a message may lie unopened.

    What one does in some cases only, as after a question, another branch may have.
    """
    return claim.verb == "see" or any(likeness(claim.text, n) == Likeness.SAME for n in names)


def _in_order(item: Item, alignment: Alignment) -> Judged | None:
    if item.index in alignment.crossed:
        return None
    match = alignment.placement.matches.get(item.index) or alignment.local.get(item.index)
    if match is not None:
        return _matched(item.claim, match)
    deed = alignment.soft.get(item.index)
    if deed is not None and not item.claim.firm:
        return Judged(item.claim, "confirmed", shown=deed.shown)
    if deed is not None:
        return _named(item.claim, deed.name, label_likeness(item.claim, deed.name), deed.shown)
    return None


def _matched(claim: Claim, match: Match) -> Judged:
    shown = match.deed.shown
    if match.asked:
        return renamed(claim, match.deed.name, shown)
    return _named(claim, match.deed.name, match.likeness, shown)


def _named(claim: Claim, name: str, found: Likeness, shown: Shown) -> Judged:
    """The verdict of a label by how close it is; words that name no label are not misspelt ones."""
    if found == Likeness.SAME or (found == Likeness.SPELLING and not claim.firm):
        return Judged(claim, "confirmed", shown=shown)
    if found == Likeness.SPELLING:
        name = _as_short(claim, name)
        mend = mended(claim, in_case_of(claim.text, name))
        return Judged(claim, "spelling", offered=name, suggestion=mend, shown=shown)
    return renamed(claim, name, shown)


def _as_short(claim: Claim, name: str) -> str:
    """As much of a long name as a label that ends with « … » quotes."""
    if not claim.text.endswith(("…", "...")):
        return name
    return " ".join(name.split()[: len(claim.text.rstrip("….").split())]) + "…"


def renamed(claim: Claim, name: str, shown: Shown) -> Judged:
    """The portal calls it otherwise."""
    name = _as_short(claim, name)
    mend = mended(claim, in_case_of(claim.text, name))
    return Judged(claim, "renamed", offered=name, suggestion=mend, shown=shown)


def _at_its_place(item: Item, alignment: Alignment) -> Judged | None:
    """What a page passed there offers, without having been used."""
    if item.index in alignment.renamed or item.index in alignment.crossed:
        return None
    low, high = alignment.placement.section_bounds(item)
    visits = visits_between(alignment.placement.timeline, low, high)
    found = offered(item.claim, visits)
    if found is None and item.claim.verb == "see":
        found = offered(item.claim, alignment.placement.timeline.visits)
    if found is None:
        return None
    if _is_used_up(item, alignment, found[1]):
        return Judged(item.claim, "unproved")
    return _named(item.claim, found[1], found[0], found[2])


def _is_used_up(item: Item, alignment: Alignment, name: str) -> bool:
    """« Cliquez sur « X » » again at a later step, where the walk pressed it at an earlier one."""
    claim, placement = item.claim, alignment.placement
    if claim.verb == "see" or claim.kind == "field" or claim.optional or claim.told:
        return False
    sections = {one.index: one.section for one in placement.way}
    return any(
        sections[index] < item.section and match.deed.name == name
        for index, match in placement.matches.items()
    )


def _seen_in(item: Item, other: Alignment) -> Judged | None:
    """A page or a message that only another branch shows, under its very name."""
    found = (
        offered(item.claim, other.placement.timeline.visits) if item.claim.verb == "see" else None
    )
    if found is None or found[0] != Likeness.SAME:
        return None
    return Judged(item.claim, "confirmed", shown=found[2])


def _stands_in(item: Item, alignment: Alignment) -> bool:
    """Whether the timeline that fits best has the label anywhere."""
    return item.index in {*alignment.moved, *alignment.crossed}


def _drift(item: Item, alignment: Alignment) -> Judged:
    claim = item.claim
    if deed := alignment.renamed.get(item.index):
        return renamed(claim, deed.name, deed.shown)
    if item.index in alignment.moved or item.index in alignment.crossed:
        return _moved(item, alignment)
    if not claim.firm:
        return _option(item, alignment) or _told(item, alignment) or Judged(claim, "unproved")
    return _missing(item, alignment) if is_reached(item, alignment) else Judged(claim, "unproved")


def _missing(item: Item, alignment: Alignment) -> Judged:
    """Nothing at its place carries the label; a field or a heading close to it was renamed."""
    claim = item.claim
    low, high = alignment.placement.section_bounds(item)
    visits = visits_between(alignment.placement.timeline, low, high)
    if claim.kind == "field" or claim.verb == "see":
        near = closest(claim, [s for s in visits if s.at > low] or visits)
        if near is not None:
            return renamed(claim, *near)
    if claim.kind == "field" and (deed := _only_field(item, alignment)):
        return renamed(claim, deed.name, deed.shown)
    shown = _last_picture(alignment, low, high)
    return Judged(claim, "missing", note=_merged(item, alignment), shown=shown)


def _only_field(item: Item, alignment: Alignment) -> Deed | None:
    """The one field filled at a claim's place that no label of the document names."""
    low, high = alignment.placement.bounds(item)
    firm = {i.index for i in alignment.placement.way if i.claim.firm}
    named = alignment.placement.used | {d.at for i, d in alignment.soft.items() if i in firm}
    near = min(alignment.placement.matches.items(), key=lambda m: abs(m[0] - item.index))[1]
    free = {
        deed.name: deed
        for deed in alignment.placement.timeline.deeds
        if low < deed.at < high
        and deed.fills
        and deed.action.actor == near.deed.action.actor
        and deed.at not in named
    }
    return next(iter(free.values())) if len(free) == 1 else None


def _merged(item: Item, alignment: Alignment) -> str | None:
    """What the timeline told of a section that it found on the page of another."""
    low, high = alignment.placement.bounds(item)
    for at, fault in alignment.placement.timeline.faults:
        told = fault.details
        merged = low < at < high and told.get("difference") == MERGED
        if merged and label_likeness(item.claim, str(told.get("label"))):
            return f"l’étape est réunie à une autre : « {told.get('offered')} » est déjà là"
    return None


def _option(item: Item, alignment: Alignment) -> Judged | None:
    """A line of a list of choices that says nearly what a choice of the page says."""
    if item.claim.verb != "choose" or item.claim.sentence.paragraph.kind != "item":
        return None
    if instructs(item.claim.text):
        return None
    low, high = alignment.placement.section_bounds(item)
    near = closest(item.claim, visits_between(alignment.placement.timeline, low, high))
    if near is None or meaning(item.claim.text) <= meaning(near[0]):
        return None
    return renamed(item.claim, *near)


def _told(item: Item, alignment: Alignment) -> Judged | None:
    """A paraphrase that the page answers without having been used, or that was done before."""
    low, high = alignment.placement.section_bounds(item)
    if item.claim.verb == "press":
        for visit in visits_between(alignment.placement.timeline, low, high):
            for element in visit.page.controls:
                if meaning(element.name) & wanted_of(item.claim):
                    return Judged(item.claim, "confirmed", shown=visit.showing(element))
    if item.claim.verb in {"choose", "tick"}:
        chosen = (d for d in alignment.placement.timeline.deeds if low < d.at < high)
        deed = next((d for d in chosen if d.action.verb in {"choose", "tick"}), None)
        return Judged(item.claim, "confirmed", shown=deed.shown) if deed else None
    if item.claim.verb != "sign":
        return None
    for deed in alignment.placement.timeline.deeds:
        if deed.form and deed.secret and deed.at < high:
            return Judged(item.claim, "confirmed", shown=deed.shown)
    return None


def _moved(item: Item, alignment: Alignment) -> Judged:
    matches = alignment.placement.matches
    deed = alignment.moved.get(item.index) or matches[item.index].deed
    return Judged(
        item.claim, "moved", found_at=str(section_at(item, deed, alignment)), shown=deed.shown
    )


def section_at(item: Item, deed: Deed, alignment: Alignment) -> int:
    """The rank of the section at which the portal has a control.

    That is the section between those of the labels around it, else that of the label behind it; two
    labels that trade places stand at each other's section.
    """
    sections = {i.index: i.section for i in alignment.placement.way}
    traded = alignment.crossed | {moved: kept for kept, moved in alignment.crossed.items()}
    if item.index in traded:
        return sections[traded[item.index]]
    around = sorted(
        (m.deed.at, sections[i])
        for i, m in alignment.placement.matches.items()
        if i != item.index and i not in alignment.crossed
    )
    behind = [section for at, section in around if at > deed.at]
    before = [section for at, section in around if at < deed.at]
    if not behind:
        return before[-1] if before else item.section
    between = before[-1] + 1 if before else 0
    return between if between < behind[0] else behind[0]


def is_reached(item: Item, alignment: Alignment) -> bool:
    """Whether the timeline passes where a claim stands."""
    if not alignment.placement.is_enough:
        return False
    if item.branch is not None and not _takes_branch(item, alignment):
        return False
    low, high = alignment.placement.bounds(item)
    return any(low < visit.at <= high for visit in alignment.placement.timeline.visits)


def _takes_branch(item: Item, alignment: Alignment) -> bool:
    """Whether anything of the claim's sub-branch stands in the timeline."""
    known = {
        *alignment.placement.matches,
        *alignment.local,
        *alignment.soft,
        *alignment.renamed,
        *alignment.moved,
    }
    return any(
        other.index in known
        for other in alignment.placement.way
        if (other.section, other.branch) == (item.section, item.branch)
    )


def _last_picture(alignment: Alignment, low: int, high: int) -> Shown | None:
    visits = visits_between(alignment.placement.timeline, low + 1, high)
    visits = [s for s in visits if s.moment.picture]
    if not visits:
        return None
    return visits[0].shown
