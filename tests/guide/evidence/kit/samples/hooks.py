"""Steps of the sample « hooks » of Cucumber's compatibility kit."""

from collections.abc import Iterator

import pytest
from pytest_bdd import scenarios, when

scenarios("hooks.feature")


@pytest.fixture(autouse=True)
def around() -> Iterator[None]:
    assert True
    yield
    assert True


@when("a step passes")
def passes() -> None: ...


@when("a step fails")
def fails() -> None:
    raise ValueError("Exception in step")
