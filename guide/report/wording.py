"""How the report says things in French: outcomes and acts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from guide.evidence.record import Action, Scenario, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

DRIFT = "drift"
"""The kind of fault by which a suite says that the portal left the documented words."""


class Outcome(StrEnum):
    """How a scenario ended, as a reader counts it: each scenario has exactly one."""

    PASSED = "passed"
    FAILED = "failed"
    DRIFTED = "drifted"
    CUT_OFF = "cut-off"
    SKIPPED = "skipped"
    NOT_RUN = "not-run"
    NOT_WANTED = "not-wanted"

    @property
    def is_red(self) -> bool:
        """Whether a reader has to look at it."""
        return self in {Outcome.FAILED, Outcome.DRIFTED, Outcome.CUT_OFF}


TALLY_WORDS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.PASSED: ("réussi", "réussis"),
    Outcome.FAILED: ("en échec", "en échec"),
    Outcome.DRIFTED: ("en dérive", "en dérive"),
    Outcome.CUT_OFF: ("interrompu", "interrompus"),
    Outcome.SKIPPED: ("sauté", "sautés"),
    Outcome.NOT_RUN: ("non joué", "non joués"),
    Outcome.NOT_WANTED: ("écarté", "écartés"),
}
"""One and several, for each outcome."""

STEP_WORDS: Mapping[Status, str] = {
    Status.PASSED: "réussie",
    Status.FAILED: "en échec",
    Status.SKIPPED: "non jouée",
    Status.UNDEFINED: "sans définition",
    Status.PENDING: "en attente d’être écrite",
    Status.AMBIGUOUS: "ambiguë",
    Status.UNKNOWN: "sans résultat",
    Status.NOT_RUN: "non jouée",
    Status.NOT_WANTED: "écartée",
}

_ROLES = {
    "button": "le bouton",
    "link": "le lien",
    "checkbox": "la case",
    "radio": "le choix",
    "combobox": "la liste",
    "textbox": "le champ",
}
_VERBS = {
    "open": "ouvre",
    "press": "clique sur",
    "fill": "remplit",
    "tick": "coche",
    "choose": "choisit",
    "select": "choisit dans",
}


def outcome_of(scenario: Scenario) -> Outcome:
    """Judge a scenario by the attempt that counts."""
    if scenario.last is None:
        return Outcome.NOT_RUN if scenario.wanted else Outcome.NOT_WANTED
    if scenario.last.cut_off:
        return Outcome.CUT_OFF
    status = scenario.status
    if status.is_red:
        return Outcome.DRIFTED if _only_drifted(scenario) else Outcome.FAILED
    return Outcome.SKIPPED if status is Status.SKIPPED else Outcome.PASSED


def _only_drifted(scenario: Scenario) -> bool:
    """Whether drifts alone make it red: a step that also raised has an exception's kind."""
    assert scenario.last is not None
    red = [
        step
        for step in (scenario.last.before, *scenario.last.steps, scenario.last.after)
        if step.status.is_red
    ]
    return all(
        step.status is Status.FAILED
        and bool(step.faults)
        and all(fault.kind == DRIFT for fault in step.faults)
        and (step.failure is None or step.failure.kind is None)
        for step in red
    )


def role_of(action: Action) -> str:
    """The control as a person calls it, with its article."""
    return _ROLES.get(action.role or "", "le contrôle")


def verb_of(action: Action) -> str:
    """What the person does, in one verb."""
    return _VERBS.get(action.verb, action.verb)
