"""Steps of the sample « skipped » of Cucumber's compatibility kit."""

import pytest
from pytest_bdd import given, scenarios

scenarios("skipped.feature")


@given("a step that does not skip")
def plays() -> None: ...


@given("a step that is skipped")
def skipped() -> None: ...


@given("I skip a step")
def skips() -> None:
    pytest.skip("skipped")
