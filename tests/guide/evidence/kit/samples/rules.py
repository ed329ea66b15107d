"""Steps of the sample « rules » of Cucumber's compatibility kit."""

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

scenarios("rules.feature")


@pytest.fixture
def sold() -> list[str]:
    return []


@given(parsers.parse("the customer has {cents:d} cents"), target_fixture="money")
def money(cents: int) -> int:
    return cents


@given("there are chocolate bars in stock", target_fixture="stock")
def stock() -> list[str]:
    return ["Mars"]


@given("there are no chocolate bars in stock", target_fixture="stock")
def no_stock() -> list[str]:
    return []


@when(parsers.parse("the customer tries to buy a {price:d} cent chocolate bar"))
def buy(money: int, stock: list[str], price: int, sold: list[str]) -> None:
    if money >= price and stock:
        sold.append(stock.pop())


@then("the sale should not happen")
def no_sale(sold: list[str]) -> None:
    assert not sold


@then("the sale should happen")
def sale(sold: list[str]) -> None:
    assert sold
