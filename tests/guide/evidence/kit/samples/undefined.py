"""Steps of the sample « undefined » of Cucumber's compatibility kit."""

from pytest_bdd import given, scenarios

scenarios("undefined.feature")


@given("an implemented step")
def implemented() -> None: ...


@given("a step that will be skipped")
def skipped() -> None: ...
