"""Steps of the sample « retry-pending » of Cucumber's compatibility kit."""

import pytest
from pytest_bdd import given, scenarios

scenarios("retry-pending.feature")


pytestmark = pytest.mark.flaky(reruns=2, rerun_except=["NotImplementedError"])


@given("a pending step")
def pending() -> None:
    raise NotImplementedError
