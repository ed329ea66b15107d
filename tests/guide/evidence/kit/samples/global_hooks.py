"""Steps of the sample « global-hooks » of Cucumber's compatibility kit."""

from collections.abc import Iterator

import pytest
from pytest_bdd import scenarios, when

scenarios("global-hooks.feature")


@pytest.fixture(scope="session", autouse=True)
def before_1() -> None:
    assert True


@pytest.fixture(scope="session", autouse=True)
def before_2() -> None:
    assert True


@pytest.fixture(scope="session", autouse=True)
def after_1() -> Iterator[None]:
    yield
    assert True


@pytest.fixture(scope="session", autouse=True)
def after_2() -> Iterator[None]:
    yield
    assert True


@when("a step passes")
def passes() -> None: ...


@when("a step fails")
def fails() -> None:
    raise ValueError("Exception in step")
