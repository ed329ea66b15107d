"""Steps of the sample « parameter-types » of Cucumber's compatibility kit."""

import parse
from pytest_bdd import given, parsers, scenarios

scenarios("parameter-types.feature")


@parse.with_pattern(r"[A-Z]{3}-[A-Z]{3}")
def flight(text: str) -> list[str]:
    return text.split("-")


@given(parsers.parse("{flight:Flight} has been delayed", extra_types={"Flight": flight}))
def delayed(flight: list[str]) -> None:
    assert flight == ["LHR", "CDG"]
