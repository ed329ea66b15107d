"""How a scenario ended, as a reader counts it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from guide.evidence.record import Status
from guide.i18n import gettext

if TYPE_CHECKING:
    from guide.evidence.record import Scenario

DRIFT = "drift"
"""The kind of fault by which a suite says that the portal left the documented words."""

_LONG = 40
"""Characters that a value of a row is told with."""


class Outcome(StrEnum):
    """How a scenario ended, as a reader counts it: each scenario has exactly one."""

    PASSED = "passed"
    FAILED = "failed"
    DRIFTED = "drifted"
    CUT_OFF = "cut-off"
    SKIPPED = "skipped"
    UNFIT = "unfit"
    """Played without fault, and no proof: it has no step, or nobody can say what was played."""
    NOT_RUN = "not-run"
    NOT_WANTED = "not-wanted"

    @property
    def is_red(self) -> bool:
        """Whether a reader has to look at it."""
        return self in {Outcome.FAILED, Outcome.DRIFTED, Outcome.CUT_OFF}


def outcome_of(scenario: Scenario) -> Outcome:
    """Judge a scenario by the attempt that counts."""
    if scenario.last is None:
        return Outcome.NOT_RUN if scenario.wanted else Outcome.NOT_WANTED
    if scenario.last.cut_off:
        return Outcome.CUT_OFF
    status = scenario.status
    if status.is_red:
        return Outcome.DRIFTED if _only_drifted(scenario) else Outcome.FAILED
    if status is Status.SKIPPED:
        return Outcome.SKIPPED
    return Outcome.UNFIT if scenario.objections else Outcome.PASSED


def row_of(scenario: Scenario) -> str:
    """Which row of an outline a scenario is, and its values; empty where it is none."""
    if not scenario.row:
        return ""
    told = [f"{name} = {_short(value)}" for name, value in scenario.values]
    if not told:
        return gettext("ligne {row}").format(row=scenario.row)
    return gettext("ligne {row} : {values}").format(row=scenario.row, values=", ".join(told))


def _short(value: str) -> str:
    return value if len(value) <= _LONG else f"{value[: _LONG - 1]}…"


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
