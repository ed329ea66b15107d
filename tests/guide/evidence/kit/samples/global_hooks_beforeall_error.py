"""Steps of the sample « global-hooks-beforeall-error » of Cucumber's compatibility kit."""

from collections.abc import Iterator

import pytest
from pytest_bdd import scenarios, when

scenarios("global-hooks-beforeall-error.feature")


@pytest.fixture(scope="session", autouse=True)
def after_1() -> Iterator[None]:
    yield
    assert True


@pytest.fixture(scope="session", autouse=True)
def after_2() -> Iterator[None]:
    yield
    assert True


@pytest.fixture(scope="session", autouse=True)
def before_1() -> None:
    assert True


@pytest.fixture(scope="session", autouse=True)
def before_2() -> None:
    raise ValueError("BeforeAll hook went wrong")


@pytest.fixture(scope="session", autouse=True)
def before_3() -> None:
    assert True


@when("a step passes")
def passes() -> None: ...
