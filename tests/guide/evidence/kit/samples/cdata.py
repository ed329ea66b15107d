"""Steps of the sample « cdata » of Cucumber's compatibility kit."""

from pytest_bdd import given, parsers, scenarios

scenarios("cdata.feature")


@given(parsers.parse("I have {cukes:d} <![CDATA[cukes]]> in my belly"))
def eaten(cukes: int) -> None: ...
