"""Steps of the sample « stack-traces » of Cucumber's compatibility kit."""

from pytest_bdd import scenarios, when

scenarios("stack-traces.feature")


@when("a step throws an exception")
def throws() -> None:
    raise ValueError("BOOM")
