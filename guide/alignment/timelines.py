"""A scenario as a timeline: what people did, what they saw and what was read, in order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from guide.alignment.shown import Shown, title_of
from guide.evidence.record import Action, Fault, PageView, Reading, Run, Scenario, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.evidence.record import Element, Moment, Step

Names = dict[str, tuple[str, ...]]
"""Values with what each stands for; a person who acts comes first."""
RENAMED = "renamed"
"""What a suite tells of a control that it found under another label."""
MERGED = "merged"
"""What a suite tells of a step that is no longer a page of its own."""
FILLING = frozenset({"fill", "select"})
DOING = frozenset({"press", "tick", "choose"})
"""What is done to a control that is no field."""


@dataclass(frozen=True)
class Deed:
    """One act at its position in the timeline.

    Its page is known by the names on it: what its lines say is a fact of its visit, and no word
    for what was done there.

    Attributes:
        scenario: the one that it belongs to.
        asked: what the scenario calls the control, which the portal may call otherwise.
        form: whether it sends a form that the same person has just filled on the same page.
        secret: whether that form held a secret, as signing in does.
        alone: whether the same person did nothing else on its page before it.
        led: the control that brought the same person to its page, signing in aside.
    """

    scenario: Scenario
    at: int
    action: Action
    asked: str
    form: bool = False
    secret: bool = False
    alone: bool = True
    led: str = ""

    @property
    def name(self) -> str:
        """What the page calls the control."""
        return self.action.name or self.action.label

    @cached_property
    def title(self) -> str:
        """What its page is called: its first heading, else its title."""
        page = self.action.page
        if page is None:
            return ""
        return page.headings[0].name if page.headings else title_of(page.title)

    @cached_property
    def shown(self) -> Shown:
        """The moment before it, with its control."""
        return Shown(self.scenario, self.at, self.action, self.action.box, self.title)

    @property
    def fills(self) -> bool:
        """Whether it fills a field, or takes from a list."""
        return self.action.verb in FILLING


@dataclass(frozen=True)
class Visit:
    """A page that somebody saw, at its position in the timeline."""

    scenario: Scenario
    at: int
    moment: Action | View
    page: PageView

    @cached_property
    def shown(self) -> Shown:
        """The page, as what shows what a document says."""
        return Shown(self.scenario, self.at, self.moment, None, title_of(self.page.title))

    def showing(self, element: Element) -> Shown:
        """The page with one of its elements."""
        return replace(self.shown, box=element.box)


@dataclass(frozen=True, slots=True)
class Read:
    """A reading at its position in the timeline."""

    at: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class Timeline:
    """What one scenario shows, without what it starts from: « Étant donné… », what was arranged.

    Attributes:
        deeds: every act.
        done: those of them that press, tick or choose something.
        names: the values of its world with what they stand for, where several worlds tell.
    """

    scenario: Scenario
    feature: str
    deeds: tuple[Deed, ...]
    done: tuple[Deed, ...]
    visits: tuple[Visit, ...]
    readings: tuple[Read, ...]
    faults: tuple[tuple[int, Fault], ...]
    names: Names = field(default_factory=Names)

    @property
    def titles(self) -> frozenset[str]:
        """Titles and paths of every page seen."""
        return frozenset(text for s in self.visits for text in (s.page.title, s.page.path))

    @property
    def actors(self) -> frozenset[str]:
        """Everybody who did something."""
        return frozenset(deed.action.actor for deed in self.deeds)

    @property
    def seen_by(self) -> frozenset[str]:
        """Everybody who saw a page."""
        return frozenset(visit.moment.actor for visit in self.visits)


def timelines_of(run: Run) -> list[Timeline]:
    """The timeline of each scenario that was played, in the order of the run."""
    return [
        _timeline(scenario, feature.name)
        for feature in run.features
        for scenario in feature.scenarios
        if scenario.last
    ]


def _timeline(scenario: Scenario, feature: str) -> Timeline:
    moments = list(enumerate(played(scenario)))
    acts = [(at, m) for at, m in moments if isinstance(m, Action)]
    deeds = tuple(_deeds(scenario, acts, asked_for(moments)))
    return Timeline(
        scenario=scenario,
        feature=feature,
        deeds=deeds,
        done=tuple(deed for deed in deeds if deed.action.verb in DOING),
        visits=tuple(_visits(scenario, moments)),
        readings=tuple(Read(at, m) for at, m in moments if isinstance(m, Reading)),
        faults=tuple((at, m) for at, m in moments if isinstance(m, Fault)),
    )


def played(scenario: Scenario) -> Iterator[Moment]:
    """What was done, seen and read, in order; what the scenario starts from is left out."""
    for step in played_steps(scenario):
        yield from step.moments


def played_steps(scenario: Scenario) -> Iterator[Step]:
    """The steps that walk, without those from which the scenario starts."""
    given = True
    for step in scenario.steps:
        given = _is_given(step, given)
        if not given and not step.arranged:
            yield step


def _is_given(step: Step, before: bool) -> bool:
    """« Étant donné », “Given”, and what follows with « Et »; a bullet says nothing new."""
    kind = step.written.type if step.written else None
    return before if kind == "Unknown" else kind == "Context"


def asked_for(moments: Sequence[tuple[int, Moment]]) -> dict[int, str]:
    """What the scenario calls the controls that the portal calls otherwise, by position.

    A fault of this kind is told beside the act: before it or after it.
    """
    found: dict[int, str] = {}
    for at, moment in moments:
        if isinstance(moment, Fault) and moment.details.get("difference") == RENAMED:
            near = [
                (abs(at - other), other)
                for other, act in moments
                if isinstance(act, Action) and act.name == moment.details.get("offered")
            ]
            if near:
                found[min(near)[1]] = str(moment.details["label"])
    return found


def _deeds(
    scenario: Scenario, acts: list[tuple[int, Action]], asked: dict[int, str]
) -> Iterator[Deed]:
    """Each act, knowing whether it sends what was filled on its page just before."""
    filled: dict[str, tuple[str, bool]] = {}
    busy: dict[str, str] = {}
    led: dict[str, str] = {}
    for at, seen in acts:
        action = replace(seen, page=replace(seen.page, lines=()) if seen.page else None)
        path = action.page.path if action.page else ""
        came, alone = led.get(action.actor, ""), busy.get(action.actor) != path
        busy[action.actor] = path
        if action.verb in FILLING:
            before = filled.get(action.actor)
            secret = action.secret or (before is not None and before[0] == path and before[1])
            filled[action.actor] = (path, secret)
            yield Deed(scenario, at, action, asked.get(at, action.label))
            continue
        form = action.verb == "press" and filled.get(action.actor, ("", False))[0] == path != ""
        secret = form and filled[action.actor][1]
        yield Deed(scenario, at, action, asked.get(at, action.label), form, secret, alone, came)
        if action.verb in {"press", "open"}:
            filled.pop(action.actor, None)
            busy.pop(action.actor, None)
            led[action.actor] = came if secret else action.name or action.label


def _visits(scenario: Scenario, moments: list[tuple[int, Moment]]) -> Iterator[Visit]:
    for at, moment in moments:
        if isinstance(moment, Action | View) and moment.page is not None:
            yield Visit(scenario, at, moment, moment.page)
