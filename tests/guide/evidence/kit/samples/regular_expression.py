"""Steps of the sample « regular-expression » of Cucumber's compatibility kit."""

from pytest_bdd import given, parsers, scenarios

scenarios("regular-expression.feature")


@given(parsers.re("a (?P<first>.*?)(?: and a (?P<second>.*?))?(?: and a (?P<third>.*?))?"))
def vegetables(first: str, second: str | None, third: str | None) -> None: ...
