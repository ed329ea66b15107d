"""The steps of a scenario while pytest-bdd plays them, each opened and closed in the record."""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide.i18n import gettext

if TYPE_CHECKING:
    from pytest_bdd.parser import Feature, Scenario, Step

    from guide.evidence.recorder import Recorder


class Played:
    """Registered beside the recorder, which knows the attempt and its camera."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_bdd_before_scenario(self, request: pytest.FixtureRequest) -> Generator[None]:
        """Know the scenario's world before any step is seen."""
        __tracebackhide__ = True
        yield
        camera = self._recorder.camera
        if camera is not None:
            try:
                camera.lives_in(request.getfixturevalue("evidence_world"))
            except (Exception, pytest.skip.Exception) as lost:  # noqa: BLE001 - no world is no fault
                camera.misses(lost)

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_before_step(self, scenario: Scenario, step: Step) -> None:
        """Begin a step."""
        if self._recorder.attempt is not None:
            self._recorder.attempt.open(position(scenario, step))

    @pytest.hookimpl(trylast=True)
    def pytest_bdd_after_step(self) -> None:
        """Last, so that a step whose other hooks fail is not closed as passed."""
        attempt, camera = self._recorder.attempt, self._recorder.camera
        if attempt is None:
            return
        spent = attempt.elapsed()
        attempt.take_soft_failures()
        if camera is not None:
            camera.end_step()
            if attempt.faults:
                camera.fail_step()
        attempt.close("PASSED", duration=spent)

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_step_error(self, exception: Exception) -> None:
        """Close the step as failed, with what a tester needs."""
        if self._recorder.attempt is not None:
            self._recorder.fail(self._recorder.attempt, exception)

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_step_func_lookup_error(
        self, feature: Feature, scenario: Scenario, step: Step
    ) -> None:
        """Record a step that nothing defines, with what may have been meant."""
        attempt = self._recorder.attempt
        if attempt is None:
            return
        from guide.lint.check import advice

        attempt.open(position(scenario, step))
        message = gettext("Aucune définition ne correspond à l'étape « {name} ».").format(
            name=step.name
        )
        near = advice(Path(feature.filename), step.type, step.name)
        attempt.close_with_text("UNDEFINED", f"{message}\n{near}".strip())

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_bdd_after_scenario(self, scenario: Scenario) -> Generator[None]:
        """Close what ended without a word: a skip, an interruption, an error in a hook."""
        __tracebackhide__ = True
        error = sys.exc_info()[1]
        attempt = self._recorder.attempt
        if attempt is not None and error is not None:
            if (
                attempt.step is None
                and not attempt.red
                and attempt.has_step_after(len(scenario.steps))
            ):
                attempt.open(attempt.next_position)
            if attempt.step is not None:
                self._recorder.fail(attempt, error)
        yield
        if attempt is not None:
            attempt.settle_promises()


def position(scenario: Scenario, step: Step) -> int:
    """Where the step stands in its scenario, those of the background included."""
    return next(i for i, other in enumerate(scenario.steps) if other is step)
