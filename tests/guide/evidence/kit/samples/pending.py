"""Steps of the sample « pending » of Cucumber's compatibility kit."""

from pytest_bdd import given, scenarios

scenarios("pending.feature")


@given("an implemented non-pending step")
def implemented() -> None: ...


@given("an implemented step that is skipped")
def skipped() -> None: ...


@given("an unimplemented pending step")
def pending() -> None:
    raise NotImplementedError
