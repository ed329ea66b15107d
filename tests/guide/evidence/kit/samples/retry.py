"""Steps of the sample « retry » of Cucumber's compatibility kit."""

from collections import Counter

import pytest
from pytest_bdd import given, scenarios

scenarios("retry.feature")


pytestmark = pytest.mark.flaky(reruns=2)
TRIES = Counter[str]()


@given("a step that always passes")
def always() -> None: ...


@given("a step that passes the second time")
def second() -> None:
    TRIES["second"] += 1
    if TRIES["second"] < 2:
        raise ValueError("Exception in step")


@given("a step that passes the third time")
def third() -> None:
    TRIES["third"] += 1
    if TRIES["third"] < 3:
        raise ValueError("Exception in step")


@given("a step that always fails")
def never() -> None:
    raise ValueError("Exception in step")
