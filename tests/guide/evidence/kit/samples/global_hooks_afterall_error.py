"""Steps of the sample « global-hooks-afterall-error » of Cucumber's compatibility kit."""

from collections.abc import Iterator

import pytest
from pytest_bdd import scenarios, when

scenarios("global-hooks-afterall-error.feature")


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
    raise ValueError("AfterAll hook went wrong")


@pytest.fixture(scope="session", autouse=True)
def after_3() -> Iterator[None]:
    yield
    assert True


@when("a step passes")
def passes() -> None: ...
