"""Steps of the sample « multiple-features » of Cucumber's compatibility kit."""

from pytest_bdd import given, parsers, scenarios

scenarios(
    "multiple-features-1.feature", "multiple-features-2.feature", "multiple-features-3.feature"
)


@given(parsers.parse('an order for "{what}"'))
def order(what: str) -> None: ...
