"""Steps of the sample « hooks-conditional » of Cucumber's compatibility kit."""

from collections.abc import Iterator

import pytest
from pytest_bdd import scenarios, when

scenarios("hooks-conditional.feature")


@pytest.fixture
def fail_before() -> None:
    raise ValueError("Exception in conditional hook")


@pytest.fixture
def fail_after() -> Iterator[None]:
    yield
    raise ValueError("Exception in conditional hook")


@pytest.fixture
def passing_hook() -> Iterator[None]:
    assert True
    yield
    assert True


@when("a step passes")
def passes() -> None: ...


for _name, _test in list(globals().items()):
    if _name.startswith("test_"):
        for _mark in list(_test.pytestmark):
            pytest.mark.usefixtures(_mark.name.replace("-", "_"))(_test)
