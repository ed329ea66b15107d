"""A run as it was: features, scenarios, attempts and steps, in lasting order and frozen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from guide.evidence.objection import Objection
from guide.evidence.observed import (
    Action,
    Arranged,
    Failure,
    Fault,
    Moment,
    Reading,
    Screenshot,
    View,
)
from guide.evidence.status import Status, worst


class EvidenceError(Exception):
    """The folder cannot be read as evidence; the message says why, in French."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A step definition: the text it accepts and where its function stands."""

    id: str
    text: str
    is_regex: bool
    uri: str
    line: int


@dataclass(frozen=True, slots=True)
class WrittenStep:
    """A step as the feature file has it, for one scenario or one row."""

    index: int
    keyword: str
    text: str
    line: int
    table: tuple[tuple[str, ...], ...]
    docstring: str | None
    from_background: bool
    type: str
    """What Gherkin takes it for: ``Context``, ``Action``, ``Outcome``; « * » is ``Unknown``."""
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it went; ``written`` is None for what fixtures do around the scenario."""

    written: WrittenStep | None
    title: str
    status: Status
    duration: timedelta
    failure: Failure | None
    moments: tuple[Moment, ...]
    """Actions, readings, views, faults and what was arranged, in the order they happened."""
    screenshots: tuple[Screenshot, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """What people did, in order."""
        return tuple(m for m in self.moments if isinstance(m, Action))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What was read, in order."""
        return tuple(m for m in self.moments if isinstance(m, Reading))

    @property
    def views(self) -> tuple[View, ...]:
        """What the step shows at its end."""
        return tuple(m for m in self.moments if isinstance(m, View))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Failures that did not stop the walk."""
        return tuple(m for m in self.moments if isinstance(m, Fault))

    @property
    def arranged(self) -> bool:
        """Whether it brought a state about without walking to it: what it shows proves nothing."""
        return any(isinstance(m, Arranged) for m in self.moments)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a scenario, numbered from 1; the last one counts."""

    number: int
    started: datetime
    finished: datetime
    before: Step
    steps: tuple[Step, ...]
    after: Step
    will_be_retried: bool
    cut_off: bool

    @property
    def status(self) -> Status:
        """How it ended as a whole."""
        return worst(step.status for step in (self.before, *self.steps, self.after))

    @property
    def duration(self) -> timedelta:
        """From the first fixture to the last."""
        return self.finished - self.started


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario, or one row of an outline (``row`` counts from 1), with all attempts at it."""

    id: str
    uri: str
    line: int
    name: str
    keyword: str
    description: str
    row: int | None
    tags: tuple[str, ...]
    rule: str | None
    written: tuple[WrittenStep, ...]
    attempts: tuple[Attempt, ...]
    wanted: bool
    objections: tuple[Objection, ...]
    """Why it is no proof; none when it is."""
    values: tuple[tuple[str, str], ...]
    """The row of an outline: what each column has; none elsewhere."""
    variant: str | None
    """The test of pytest that played it, where several did (several browsers)."""

    @property
    def last(self) -> Attempt | None:
        """The attempt that counts; None when there was none."""
        return self.attempts[-1] if self.attempts else None

    @property
    def status(self) -> Status:
        """How it ended as a whole."""
        if self.last is None:
            return Status.NOT_RUN if self.wanted else Status.NOT_WANTED
        return self.last.status

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the attempt that counts; none when the scenario was not run."""
        return self.last.steps if self.last else ()


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature file with its scenarios in order; ``source`` is its text."""

    uri: str
    name: str
    description: str
    language: str
    keyword: str
    line: int
    tags: tuple[str, ...]
    source: str
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Written = collected + deselected + not asked; collected = run = reported if not cut off."""

    written: int
    collected: int
    deselected: int
    not_asked: int
    run: int
    reported: int


@dataclass(frozen=True, slots=True)
class Run:
    """A whole run. ``success`` is true only when everything is green, whole and proved."""

    directory: Path
    started: datetime
    finished: datetime
    success: bool
    cut_off: str | None
    """Why the run did not come to its end; None when it did."""
    faults: tuple[str, ...]
    """What makes the whole run unfit as proof."""
    objections: tuple[Objection, ...]
    """What keeps scenarios of it from being proof, by place; the others are proof all the same."""
    counts: Counts
    viewport: tuple[int, int]
    scale: float
    shots: str
    features: tuple[Feature, ...]
    definitions: tuple[Definition, ...]

    def scenarios(self) -> Iterator[Scenario]:
        """All scenarios, by feature path and position."""
        for feature in self.features:
            yield from feature.scenarios

    def proof(self) -> Run:
        """The run without the scenarios that are no proof: what documents are held against.

        It is a success when all that is left went well.
        """
        features = tuple(
            replace(feature, scenarios=tuple(s for s in feature.scenarios if not s.objections))
            for feature in self.features
        )
        played = [s.status for f in features for s in f.scenarios if s.last]
        whole = bool(played) and not (self.faults or self.cut_off)
        return replace(self, features=features, success=whole and not any(s.is_red for s in played))
