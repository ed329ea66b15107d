"""Steps of the sample « pending-exception » of Cucumber's compatibility kit."""

from pytest_bdd import given, scenarios

scenarios("pending-exception.feature")


@given("an unimplemented pending step")
def pending() -> None:
    raise NotImplementedError("TODO")
