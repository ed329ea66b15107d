"""Calls in chains, each with what the one before answered: no answer but those of the document."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from mockportal.web.dispatch import WSGI
from tests.mockportal.web.control.test_fuzzing import CHECKS

NIGHTLY = 20
"""How many times as many chains are tried at night."""


@pytest.mark.slow
@pytest.mark.parametrize("chains", [4, pytest.param(4 * NIGHTLY, marks=pytest.mark.nightly)])
def test_chains_of_calls_are_answered_as_the_document_says(app: WSGI, chains: int) -> None:
    """R39, R51: worlds that are made, changed, wound on, kept and deleted, in any order."""
    seen: list[tuple[str, int]] = []
    schema = schemathesis.openapi.from_wsgi("/control/v1/openapi.json", app)

    class Chains(schema.as_state_machine()):  # pyright: ignore[reportUntypedBaseClass]
        def validate_response(self, response: Any, case: Any, **_: Any) -> None:
            seen.append((case.operation.label, response.status_code))
            case.validate_response(response, checks=CHECKS)

    Chains.run(
        settings=settings(
            max_examples=chains,
            stateful_step_count=15,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
    )
    reached = {label for label, status in seen if status < 300 and "{world_id}" in label}
    assert len(reached) > 3, seen
