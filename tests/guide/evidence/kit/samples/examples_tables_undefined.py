"""Steps of the sample « examples-tables-undefined » of Cucumber's compatibility kit."""

from pytest_bdd import given, parsers, scenarios, then, when

scenarios("examples-tables-undefined.feature")


@given(parsers.parse("there are {count:d} cucumbers"), target_fixture="left")
def there_are(count: int) -> int:
    return count


@when(parsers.parse("I eat {eaten:d} cucumbers"), target_fixture="left")
def eat(left: int, eaten: int) -> int:
    return left - eaten


@then(parsers.parse("I should have {wanted:d} cucumbers"))
def should_have(left: int, wanted: int) -> None:
    assert left == wanted
