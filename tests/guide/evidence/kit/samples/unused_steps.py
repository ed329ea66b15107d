"""Steps of the sample « unused-steps » of Cucumber's compatibility kit."""

from pytest_bdd import given, scenarios

scenarios("unused-steps.feature")


@given("a step that is used")
def used() -> None: ...


@given("a step that is not used")
def unused() -> None: ...
