"""The head of the report: how many scenarios ended how, what to look at, where time went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from guide.i18n import gettext
from guide.runs.checks import Checks
from guide.runs.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guide.report.story import FeatureStory, ScenarioStory, StepStory

_SLOWEST = 12
_REASON = 3
"""Lines of a message: what a page shows instead, or what was waited for, stands in the second."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A scenario to look at, the step that broke it if one did, and the first lines of why."""

    story: ScenarioStory
    step: StepStory | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pace:
    """Something that took time; ``share`` is in percent of the slowest of its list."""

    anchor: str
    text: str
    place: str
    spent: timedelta
    share: float


def tallies(features: Iterable[FeatureStory]) -> dict[Outcome, int]:
    """How many scenarios ended in each way, those that nobody ended in included."""
    found = Counter(story.outcome for feature in features for story in feature.scenarios)
    return {outcome: found[outcome] for outcome in Outcome}


def all_passed(counts: Mapping[Outcome, int]) -> bool:
    """Whether something passed; what was skipped proves nothing, and takes nothing away."""
    return counts[Outcome.PASSED] > 0


def first_shown(features: Iterable[FeatureStory]) -> str | None:
    """The place of the scenario that stands open where none is red: the first with a picture."""
    stories = [story for feature in features for story in feature.scenarios]
    if any(story.outcome.is_red for story in stories):
        return None
    return next((story.anchor for story in stories if story.pictures), None)


def unchecked(features: Iterable[FeatureStory]) -> dict[Checks, list[ScenarioStory]]:
    """The scenarios that passed, and of which nothing shows what they check, by why."""
    passed = [story for feature in features for story in feature.scenarios if story.checks]
    return {
        why: [story for story in passed if story.checks is why]
        for why in (Checks.NONE, Checks.UNSEEN)
    }


def alarms(features: Iterable[FeatureStory]) -> list[Alarm]:
    """Every scenario that is red or cut off, in the order of the files."""
    return [
        Alarm(story, story.last.broken if story.last else None, _reason(story))
        for feature in features
        for story in feature.scenarios
        if story.outcome.is_red
    ]


def _reason(story: ScenarioStory) -> str:
    broken = story.last.broken if story.last else None
    if broken is None:
        return gettext("L’exécution s’est arrêtée pendant ce scénario.")
    message = broken.step.failure.message if broken.step.failure else ""
    lines = [line.rstrip() for line in message.splitlines() if line.strip()]
    return "\n".join(lines[:_REASON])


def slowest_scenarios(features: Sequence[FeatureStory]) -> list[Pace]:
    """The scenarios that took longest, the longest first."""
    return _slowest(
        (story.anchor, story.scenario.name, feature.feature.name, story.last.attempt.duration)
        for feature in features
        for story in feature.scenarios
        if story.last
    )


def slowest_steps(features: Sequence[FeatureStory]) -> list[Pace]:
    """The steps that took longest, the longest first."""
    return _slowest(
        (step.anchor, step.step.title, story.scenario.name, step.step.duration)
        for feature in features
        for story in feature.scenarios
        for step in story.steps
    )


def _slowest(timed: Iterable[tuple[str, str, str, timedelta]]) -> list[Pace]:
    ranked = sorted(timed, key=lambda row: -row[3])[:_SLOWEST]
    longest = max((row[3] for row in ranked), default=timedelta()).total_seconds() or 1
    return [
        Pace(anchor, text, place, spent, round(100 * spent.total_seconds() / longest, 1))
        for anchor, text, place, spent in ranked
    ]
