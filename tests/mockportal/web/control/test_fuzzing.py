"""Whatever is sent, each answer is one that the document says, and never a fault of the portal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import FailedHealthCheck, Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from mockportal.app import create_app
from mockportal.web.control.operations import Operation, operations
from mockportal.web.dispatch import WSGI
from mockportal.web.waiting import WaitingRoom
from tests.mockportal.browsing import Api, World
from tests.mockportal.conftest import USUAL, NewUrl

EXAMPLES = [10, pytest.param(200, marks=pytest.mark.nightly)]
"""Calls of each operation, before a change lands and at night."""
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
MODES = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
bounded = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
giving_up = settings(
    bounded, suppress_health_check=set(HealthCheck) - {HealthCheck.filter_too_much}
)
"""Ends after fifty draws of which none could be sent; ``bounded``, after hundreds."""


@pytest.fixture(scope="module")
def app(new_url: NewUrl) -> Iterator[WSGI]:
    """A portal whose waiting room is closed: nothing comes here that a call could wait for."""
    room = WaitingRoom()
    room.close()
    with closing(create_app(new_url(USUAL), waiting=room)) as made:
        yield made


@pytest.fixture(scope="module")
def schema(app: WSGI) -> Any:
    """The document as the portal gives it."""
    return schemathesis.openapi.from_wsgi("/control/v1/openapi.json", app)


@pytest.fixture
def world(api: Api) -> World:
    """A world in which there is one of each thing."""
    world = api.world("deux-administrateurs")
    world.ask_removal()
    world.register()
    world.register("cle", nom="Autre")
    world.control("/clock/advance", {"days": 4})
    world.control("/snapshots", {})
    return world


def aimed(world: World, path: dict[str, Any], chosen: int) -> dict[str, Any]:
    """Half of the calls at what exists, the others as they were drawn."""
    if chosen % 2:
        return path
    return path | {"world_id": world.id} | ({"number": 1} if "number" in path else {})


@pytest.mark.slow
@pytest.mark.parametrize("examples", EXAMPLES)
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name.lower())
@pytest.mark.parametrize("operation", operations.all, ids=lambda one: one.name)
def test_answers_are_those_of_the_document(
    schema: Any,
    world: World,
    operation: Operation,
    mode: schemathesis.GenerationMode,
    examples: int,
) -> None:
    """R39, R51: at a world with something of everything in it, and at addresses of nothing."""
    drawn = schema[operation.path][operation.method]
    tried = [0]
    nothing_is_wrong = mode is schemathesis.GenerationMode.NEGATIVE and _takes_anything(operation)

    @settings(giving_up if nothing_is_wrong else bounded, max_examples=examples)
    @given(case=drawn.as_strategy(generation_mode=mode))
    def everything_fits(case: schemathesis.Case) -> None:
        tried[0] += 1
        if isinstance(case.path_parameters, dict):
            case.path_parameters = aimed(world, case.path_parameters, tried[0])
        case.call_and_validate(checks=CHECKS)

    try:
        everything_fits()
    except (Unsatisfiable, FailedHealthCheck):
        assert nothing_is_wrong, "the document forbids something, and none was drawn"
        return
    assert tried[0]


def _takes_anything(operation: Operation) -> bool:
    """Whether nothing that can be sent is wrong: names in the path and headers are any text."""
    taken = operation.view.__annotations__
    wanted = {kind for name, kind in taken.items() if name not in {"return", "world_id"}}
    return not wanted - {str, "str"}
