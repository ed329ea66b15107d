"""Steps of the sample « minimal » of Cucumber's compatibility kit."""

from pytest_bdd import given, parsers, scenarios

scenarios("minimal.feature")


@given(parsers.parse("I have {cukes:d} cukes in my belly"))
def eaten(cukes: int) -> None: ...
