"""Procedures are walked past what differs from them, and fail in the end."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from pages.walk import Drift, Walk
from steps.playing import come_to_the_end, line_of
from steps.route import labels_ahead

PROCEDURE = "procedure"
_AHEAD = pytest.StashKey[list[Any]]()
_DRIFTS = pytest.StashKey[list[str]]()


class Drifted(pytest.fail.Exception):
    """The portal differs from a documented procedure; the walk went on to the end.

    Each difference is told with its line, and no code is shown: none of it is at fault.
    """

    def __init__(self, drifts: Sequence[str]) -> None:
        told = "\n".join(["Le portail n’est plus celui de la procédure :", *drifts])
        super().__init__(told, pytrace=False)


def pytest_bdd_before_step(request: pytest.FixtureRequest, scenario: Any, step: Any) -> None:
    """Know what comes after the step that begins."""
    position = next(i for i, one in enumerate(scenario.steps) if one is step)
    request.node.stash[_AHEAD] = scenario.steps[position + 1 :]


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[Any]:
    """A walk that went past differences has failed, once it has seen all of them."""
    drifts = pyfuncitem.stash[_DRIFTS] = []
    result = yield
    if drifts:
        come_to_the_end(pyfuncitem)
        raise Drifted(drifts)
    return result


@pytest.fixture
def walk(request: pytest.FixtureRequest, evidence_fault: Callable[..., None]) -> Walk | None:
    """How to go on past a difference; None in the features of rules, which stop there."""
    node = request.node
    if node.get_closest_marker(PROCEDURE) is None:
        return None

    def tell(drift: Drift) -> None:
        node.stash[_DRIFTS].append(f"{line_of(node)}\n    {drift.message}")
        evidence_fault(
            drift.message,
            kind="drift",
            difference=drift.kind,
            label=drift.label,
            offered=drift.offered,
            page=drift.page,
        )

    return Walk(lambda actor: labels_ahead(node.stash[_AHEAD], actor), tell)
