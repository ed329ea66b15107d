"""Steps of the sample « ambiguous » of Cucumber's compatibility kit."""

from pytest_bdd import given, parsers, scenarios

scenarios("ambiguous.feature")


@given(parsers.re("a (?P<what>.*?) with (?P<which>.*?)"))
def first(what: str, which: str) -> None: ...


@given(parsers.re("a step with (?P<which>.*?)"))
def second(which: str) -> None: ...
