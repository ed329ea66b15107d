"""Steps of the sample « doc-strings » of Cucumber's compatibility kit."""

from pytest_bdd import given, scenarios

scenarios("doc-strings.feature")


@given("a doc string:")
def text(docstring: str) -> None: ...
