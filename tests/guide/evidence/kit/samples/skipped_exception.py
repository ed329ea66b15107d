"""Steps of the sample « skipped-exception » of Cucumber's compatibility kit."""

import pytest
from pytest_bdd import given, scenarios

scenarios("skipped-exception.feature")


@given("I skip a step")
def skips() -> None:
    pytest.skip("skipping")
