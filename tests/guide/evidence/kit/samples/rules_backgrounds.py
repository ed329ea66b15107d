"""Steps of the sample « rules-backgrounds » of Cucumber's compatibility kit."""

from pytest_bdd import given, parsers, scenarios, then, when

scenarios("rules-backgrounds.feature")


@given(parsers.parse('an order for "{what}"'))
def order(what: str) -> None: ...


@when("an action")
def action() -> None: ...


@then("an outcome")
def outcome() -> None: ...
