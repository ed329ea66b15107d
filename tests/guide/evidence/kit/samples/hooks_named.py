"""Steps of the sample « hooks-named » of Cucumber's compatibility kit."""

from collections.abc import Iterator

import pytest
from pytest_bdd import scenarios, when

scenarios("hooks-named.feature")


@pytest.fixture(autouse=True)
def a_named_hook() -> Iterator[None]:
    assert True
    yield
    assert True


@when("a step passes")
def passes() -> None: ...
