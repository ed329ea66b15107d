"""Steps of the sample « skipped-failing-hook » of Cucumber's compatibility kit."""

from collections.abc import Iterator

import pytest
from pytest_bdd import given, scenarios

scenarios("skipped-failing-hook.feature")


@given("a step that skips")
def skips() -> None:
    pytest.skip("skipped")


@pytest.fixture(autouse=True)
def after() -> Iterator[None]:
    yield
    raise ValueError("whoops")
