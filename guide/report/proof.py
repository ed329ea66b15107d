"""What proves what: rules and documented steps against scenarios, steps and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.evidence.record import Status
from guide.i18n import gettext, mark
from guide.runs.checks import Checks, checks_of
from guide.runs.outcomes import Outcome

if TYPE_CHECKING:
    from guide.report.figures import Figure
    from guide.report.story import FeatureStory, ScenarioStory, StepStory

_REASONS = {
    None: mark("Sans aucun scénario"),
    Checks.NONE: mark("Réussi, mais sans « Alors » : rien n’y est vérifié"),
    Checks.UNSEEN: mark("Réussi, mais rien n’y montre ce qui est vérifié"),
    Outcome.FAILED: mark("Contredit par un échec"),
    Outcome.DRIFTED: mark("Contredit par une dérive"),
    Outcome.CUT_OFF: mark("Interrompu en chemin"),
    Outcome.SKIPPED: mark("Jamais atteint"),
    Outcome.UNFIT: mark("Joué, mais hors preuve"),
    Outcome.NOT_RUN: mark("Écrit, mais non joué"),
    Outcome.NOT_WANTED: mark("Écrit, mais écarté de cette exécution"),
    Checks.ATTACHED: mark("Vérifié sans page : ce qui a été lu est joint au scénario"),
}
"""Why a subject is not proved."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A scenario that bears on a subject, the steps that do, and the picture that shows it best.

    ``outcome`` is what it says of the subject, which the scenario may outlive: a documented step
    that went well is not contradicted by a later one.
    """

    story: ScenarioStory
    outcome: Outcome
    steps: tuple[StepStory, ...]
    figure: Figure | None

    @property
    def checks(self) -> Checks:
        """What shows it, where it passed: its own steps where it has some, else its « Alors »."""
        steps = (item.step for item in self.steps)
        if any(step.actions or step.readings or step.views for step in steps):
            return Checks.SEEN
        return checks_of(self.story.scenario)


@dataclass(frozen=True, slots=True)
class Subject:
    """A rule or a documented step, with everything that bears on it."""

    anchor: str
    name: str
    title: str
    proofs: tuple[Proof, ...]

    @property
    def outcome(self) -> Outcome | None:
        """The best that can be said of it; None when no scenario speaks of it.

        A red scenario contradicts what green ones say, so it comes first.
        """
        found = {proof.outcome for proof in self.proofs}
        order = (
            Outcome.FAILED,
            Outcome.DRIFTED,
            Outcome.CUT_OFF,
            Outcome.PASSED,
            Outcome.SKIPPED,
            Outcome.UNFIT,
            Outcome.NOT_RUN,
            Outcome.NOT_WANTED,
        )
        return next((outcome for outcome in order if outcome in found), None)

    @property
    def is_proved(self) -> bool:
        """Whether a scenario proves it and none contradicts it."""
        return self.outcome is Outcome.PASSED and self.checks is Checks.SEEN

    @property
    def checks(self) -> Checks:
        """The best that its scenarios show of it, those that passed."""
        found = {proof.checks for proof in self.proofs if proof.outcome is Outcome.PASSED}
        best = (Checks.SEEN, Checks.ATTACHED, Checks.UNSEEN)
        return next((one for one in best if one in found), Checks.NONE)


def rule_subjects(
    features: Iterable[FeatureStory], declared: Mapping[str, str]
) -> tuple[Subject, ...]:
    """Every rule that the file declares, or that a tag or a reading names, by its id."""
    proofs: dict[str, list[Proof]] = {rule: [] for rule in declared}
    for story in (story for feature in features for story in feature.scenarios):
        read = _steps_by_rule(story)
        for rule in dict.fromkeys((*story.rules, *read)):
            steps = tuple(read.get(rule, ()))
            outcome = story.outcome if rule in story.rules else _outcome_of(steps, story)
            proofs.setdefault(rule, []).append(
                Proof(story, outcome, steps, _best_figure(story, steps))
            )
    return tuple(
        Subject(f"regle-{rule}", rule, declared.get(rule, ""), tuple(proofs[rule]))
        for rule in sorted(proofs)
    )


def documented_subjects(feature: FeatureStory) -> tuple[Subject, ...]:
    """Every documented step that the feature names, in its order."""
    return tuple(
        Subject(
            f"{feature.anchor}d{number}",
            name,
            "",
            tuple(_documented_proofs(feature, name)),
        )
        for number, name in enumerate(feature.documented, 1)
    )


def weak_subjects(subjects: Iterable[Subject]) -> list[tuple[str, list[Subject]]]:
    """What nothing proves, by the reason why, the worst first; reasons without any are left out."""
    weak = [subject for subject in subjects if not subject.is_proved]
    groups: dict[str, list[Subject]] = {gettext(reason): [] for reason in _REASONS.values()}
    for subject in weak:
        reason = subject.checks if subject.outcome is Outcome.PASSED else subject.outcome
        groups[gettext(_REASONS[reason])].append(subject)
    return [(reason, group) for reason, group in groups.items() if group]


def _documented_proofs(feature: FeatureStory, name: str) -> Iterable[Proof]:
    for story in feature.scenarios:
        if name in story.documented:
            steps = tuple(step for step in story.steps if step.documented == name)
            yield Proof(story, _outcome_of(steps, story), steps, _best_figure(story, steps))


def _outcome_of(steps: tuple[StepStory, ...], story: ScenarioStory) -> Outcome:
    if not steps:
        return story.outcome
    found = {item.step.status for item in steps}
    if story.outcome is Outcome.UNFIT or any(status.is_red for status in found):
        return story.outcome
    return Outcome.PASSED if found == {Status.PASSED} else Outcome.SKIPPED


def _steps_by_rule(story: ScenarioStory) -> dict[str, list[StepStory]]:
    """The steps that read a value which comes from a rule."""
    found: dict[str, list[StepStory]] = {}
    for step in story.steps:
        for rule in dict.fromkeys(r.rule for r in step.step.readings if r.rule):
            found.setdefault(rule, []).append(step)
    return found


def _best_figure(story: ScenarioStory, steps: tuple[StepStory, ...]) -> Figure | None:
    """The last picture of these steps or, when they have none, what the reader saw just then."""
    figures: list[Figure] = []
    end = steps[-1] if steps else None
    for step in story.steps:
        figures.extend(step.figures)
        if step is end:
            break
    return figures[-1] if figures else None
