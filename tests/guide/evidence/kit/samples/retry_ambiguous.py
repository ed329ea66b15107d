"""Steps of the sample « retry-ambiguous » of Cucumber's compatibility kit."""

import pytest
from pytest_bdd import given, scenarios

scenarios("retry-ambiguous.feature")


pytestmark = pytest.mark.flaky(reruns=2)


@given("an ambiguous step")
def first() -> None: ...


@given("an ambiguous step")
def second() -> None: ...
