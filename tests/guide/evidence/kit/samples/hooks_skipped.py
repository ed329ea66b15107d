"""Steps of the sample « hooks-skipped » of Cucumber's compatibility kit."""

from collections.abc import Iterator

import pytest
from pytest_bdd import given, scenarios

scenarios("hooks-skipped.feature")


@pytest.fixture(autouse=True)
def after_1() -> Iterator[None]:
    yield
    assert True


@pytest.fixture(autouse=True)
def after_2() -> Iterator[None]:
    yield
    assert True


@pytest.fixture(autouse=True)
def before_1() -> None:
    assert True


@pytest.fixture
def skip_before() -> None:
    pytest.skip("skipped")


@pytest.fixture(autouse=True)
def before_2() -> None:
    assert True


@pytest.fixture
def skip_after() -> Iterator[None]:
    yield
    pytest.skip("skipped")


@given("a normal step")
def normal() -> None: ...


@given("a step that skips")
def skips() -> None:
    pytest.skip("skipped")


pytest.mark.usefixtures("skip_before")(globals()["test_skip_from_a_before_hook"])
pytest.mark.usefixtures("skip_after")(globals()["test_skip_from_an_after_hook"])
