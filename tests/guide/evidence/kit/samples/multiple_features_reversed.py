"""Steps of the sample « multiple-features-reversed » of Cucumber's compatibility kit."""

from pytest_bdd import given, parsers, scenarios

scenarios(
    "multiple-features-reversed-1.feature",
    "multiple-features-reversed-2.feature",
    "multiple-features-reversed-3.feature",
)


@given(parsers.parse('an order for "{what}"'))
def order(what: str) -> None: ...
