"""The run as the page tells it: features, scenarios and steps with their anchors and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from guide.evidence.record import Attempt, Status, Step
from guide.report.figures import Figure, figures_of, wreck_figures
from guide.report.traces import traces_of
from guide.runs.checks import Checks, checks_of
from guide.runs.documented import documented_by_step, documented_steps
from guide.runs.outcomes import Outcome, outcome_of, row_of
from guide.runs.rules import tagged_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.evidence.record import Feature, Run, Scenario, Wreck
    from guide.looks.embedding import EmbeddedImages


@dataclass(frozen=True, slots=True)
class StepStory:
    """A step with its place in the page; ``documented`` is given where it changes."""

    anchor: str
    number: int | None
    step: Step
    documented: str | None
    begins: str | None
    figures: tuple[Figure, ...]
    wrecks: tuple[tuple[Wreck, Figure | None], ...]
    time: datetime | None
    place: str
    """File and line of the step as it is written."""

    @property
    def has_more(self) -> bool:
        """Whether there is anything to show under its line."""
        written = self.step.written
        told = written is not None and bool(written.table or written.docstring)
        return told or bool(self.step.moments or self.step.failure)


@dataclass(frozen=True, slots=True)
class AttemptStory:
    """One attempt with its steps; those around the scenario only when they have a word to say."""

    attempt: Attempt
    steps: tuple[StepStory, ...]

    @property
    def broken(self) -> StepStory | None:
        """The first step that is red, or that the run was cut off in."""
        return next((s for s in self.steps if s.step.status.is_red), None)


@dataclass(frozen=True, slots=True)
class ScenarioStory:
    """A scenario with its place in the page."""

    anchor: str
    scenario: Scenario
    outcome: Outcome
    attempts: tuple[AttemptStory, ...]
    rules: tuple[str, ...]
    documented: tuple[str, ...]
    """The documented steps that it is written to walk, whether it was run or not."""
    traces: tuple[str, ...]

    @property
    def checks(self) -> Checks | None:
        """What it checks, where it passed: the others prove nothing by it."""
        return checks_of(self.scenario) if self.outcome is Outcome.PASSED else None

    @property
    def row(self) -> str:
        """Which row of an outline it is, with the values there; empty where it is none."""
        return row_of(self.scenario)

    @property
    def last(self) -> AttemptStory | None:
        """The attempt that counts."""
        return self.attempts[-1] if self.attempts else None

    @property
    def steps(self) -> tuple[StepStory, ...]:
        """The steps of the attempt that counts."""
        return self.last.steps if self.last else ()

    def opens(self, item: StepStory) -> bool:
        """Whether the step is open at first: all are when nothing broke, else those that tell why.

        Beside what is red, that is the last step before it that has a picture.
        """
        broken = self.last.broken if self.last else None
        if broken is None or item.step.status.is_red:
            return True
        before = [s for s in self.steps[: self.steps.index(broken)] if s.figures]
        return item in before[-1:]

    @property
    def height(self) -> int:
        """About how tall it is when open, in rem, until a browser has laid it out."""
        count = len(self.steps) or len(self.scenario.written)
        shown = sum(len(item.figures) for item in self.steps if self.opens(item))
        failed = sum(bool(item.wrecks) for item in self.steps)
        return 8 + 4 * count + 16 * shown + 55 * failed

    @property
    def pictures(self) -> int:
        """How many pictures the attempt that counts shows."""
        return sum(len(step.figures) for step in self.steps)


@dataclass(frozen=True, slots=True)
class FeatureStory:
    """A feature with its scenarios under their rules, in the order of the file."""

    anchor: str
    feature: Feature
    documented: tuple[str, ...]
    groups: tuple[tuple[str | None, tuple[ScenarioStory, ...]], ...]

    @property
    def scenarios(self) -> tuple[ScenarioStory, ...]:
        """All of its scenarios."""
        return tuple(story for _, stories in self.groups for story in stories)

    @property
    def is_wanted(self) -> bool:
        """Whether the run was asked for any of it."""
        return any(story.scenario.wanted for story in self.scenarios)


def tell(
    run: Run, embedded: EmbeddedImages, traces: Mapping[str, tuple[str, ...]]
) -> tuple[FeatureStory, ...]:
    """Lay the whole run out."""
    return tuple(
        _feature(f"f{number}", feature, embedded, traces)
        for number, feature in enumerate(run.features, 1)
    )


def _feature(
    anchor: str, feature: Feature, embedded: EmbeddedImages, traces: Mapping[str, tuple[str, ...]]
) -> FeatureStory:
    lines = feature.source.splitlines()
    stories = [
        _scenario(f"{anchor}s{number}", lines, scenario, embedded, traces)
        for number, scenario in enumerate(feature.scenarios, 1)
    ]
    groups = groupby(stories, key=lambda story: story.scenario.rule)
    return FeatureStory(
        anchor=anchor,
        feature=feature,
        documented=documented_steps(feature),
        groups=tuple((rule, tuple(group)) for rule, group in groups),
    )


def _scenario(
    anchor: str,
    lines: list[str],
    scenario: Scenario,
    embedded: EmbeddedImages,
    traces: Mapping[str, tuple[str, ...]],
) -> ScenarioStory:
    documented = documented_by_step(lines, scenario)
    last = len(scenario.attempts)
    return ScenarioStory(
        anchor=anchor,
        scenario=scenario,
        outcome=outcome_of(scenario),
        attempts=tuple(
            AttemptStory(
                attempt,
                tuple(
                    _steps(
                        anchor if attempt.number == last else f"{anchor}a{attempt.number}",
                        scenario.uri,
                        attempt,
                        documented,
                        embedded,
                    )
                ),
            )
            for attempt in scenario.attempts
        ),
        rules=tagged_rules(scenario),
        documented=tuple(dict.fromkeys(name for name in documented if name)),
        traces=traces_of(scenario, traces),
    )


def _steps(
    anchor: str,
    uri: str,
    attempt: Attempt,
    documented: tuple[str | None, ...],
    embedded: EmbeddedImages,
) -> Iterator[StepStory]:
    """The steps in order, with what fixtures did around them when that tells something."""
    former = acting = None
    number = 0
    for step in (attempt.before, *attempt.steps, attempt.after):
        if step.written is None and step.status is Status.PASSED and not step.moments:
            continue
        if step.written is None and step.status is Status.SKIPPED and not step.failure:
            continue
        acting = step.actions[-1].actor if step.actions else acting
        number += step.written is not None
        place = number if step.written else None
        named = documented[step.written.index] if step.written else None
        own = f"{anchor}e{place}" if place else f"{anchor}{'b' if number == 0 else 'z'}"
        times = [time for moment in step.moments if (time := getattr(moment, "time", None))]
        yield StepStory(
            anchor=own,
            number=place,
            step=step,
            documented=named,
            begins=named if named != former else None,
            figures=figures_of(step, own, embedded),
            wrecks=wreck_figures(step, own, embedded, acting),
            time=times[-1] if times else None,
            place=f"{uri}:{step.written.line}" if step.written else uri,
        )
        former = named
