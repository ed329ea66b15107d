"""Steps of the sample « data-tables » of Cucumber's compatibility kit."""

from pytest_bdd import scenarios, then, when

scenarios("data-tables.feature")


Table = list[list[str]]


@when("the following table is transposed:", target_fixture="transposed")
def transpose(datatable: Table) -> Table:
    return [list(row) for row in zip(*datatable, strict=True)]


@then("it should be:")
def same(transposed: Table, datatable: Table) -> None:
    assert transposed == datatable
