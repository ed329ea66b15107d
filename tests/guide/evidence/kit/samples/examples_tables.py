"""Steps of the sample « examples-tables » of Cucumber's compatibility kit."""

from pytest_bdd import given, parsers, scenarios, then, when

scenarios("examples-tables.feature")


@given(parsers.parse("there are {count:d} cucumbers"), target_fixture="left")
def there_are(count: int) -> int:
    return count


@when(parsers.parse("I eat {eaten:d} cucumbers"), target_fixture="left")
def eat(left: int, eaten: int) -> int:
    return left - eaten


@then(parsers.parse("I should have {wanted:d} cucumbers"))
def should_have(left: int, wanted: int) -> None:
    assert left == wanted


@given(parsers.parse("there are {count:d} friends"), target_fixture="friends")
def friends(count: int) -> int:
    return count


@then(parsers.parse("each person can eat {share:d} cucumbers"))
def each_can_eat(left: int, friends: int, share: int) -> None:
    assert left // (1 + friends) == share
