"""Which moment of which scenario shows each label that a procedure quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.alignment.chains import heaviest_chain
from guide.alignment.labels import says
from guide.evidence.record import Action, Run, Scenario, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.publish.procedure import Procedure, Section


@dataclass(frozen=True, slots=True)
class Mention:
    """A label at its place: ``index`` counts within the section."""

    section: Section
    index: int
    label: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The moment that shows a label, in its scenario; ``position`` orders moments there."""

    scenario: Scenario
    position: int
    moment: Action | View


def align(procedure: Procedure, run: Run) -> dict[Mention, Shown]:
    """Find what shows each label, in the scenarios that follow the procedure best.

    Each way through the procedure is laid along the scenario that shares most labels with it in
    the same order; what that scenario lacks is looked for in the next best ones. Labels that no
    scenario shows are left out.
    """
    found: dict[Mention, Shown] = {}
    walks = [(scenario, _moments(scenario)) for scenario in run.scenarios() if scenario.last]
    for way in procedure.ways():
        mentions = [Mention(s, i, label) for s in way for i, label in enumerate(s.labels)]
        ranked = sorted(walks, key=lambda walk: -len(_common(mentions, walk[1])))
        for scenario, moments in ranked:
            for mention, position in _common(mentions, moments):
                if mention not in found:
                    found[mention] = Shown(scenario, position, moments[position])
    return found


def _moments(scenario: Scenario) -> list[Action | View]:
    return [m for step in scenario.steps for m in step.moments if isinstance(m, Action | View)]


def _shows(moment: Action | View, label: str) -> bool:
    if isinstance(moment, Action):
        return any(says(label, name) for name in (moment.name, moment.label) if name)
    return any(says(label, heading.name) for heading in moment.page.headings)


def _common(
    mentions: Sequence[Mention], moments: Sequence[Action | View]
) -> list[tuple[Mention, int]]:
    """The longest common subsequence of labels and moments."""
    fits = [[float(_shows(moment, mention.label)) for moment in moments] for mention in mentions]
    return [(mentions[i], j) for i, j in heaviest_chain(fits)]
