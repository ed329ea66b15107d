"""Steps of the sample « failedish-combinations » of Cucumber's compatibility kit."""

import pytest
from pytest_bdd import given, parsers, scenarios

scenarios("failedish-combinations.feature")


@given(parsers.re("a step"))
def a_step() -> None: ...


@given(parsers.re("a failing step"))
def a_failing_step() -> None:
    raise ValueError("whoops")


@given(parsers.re("a pending step"))
def a_pending_step() -> None:
    raise NotImplementedError


@given(parsers.re("a skipped step"))
def a_skipped_step() -> None:
    pytest.skip("skipped")


@given(parsers.re("an ambiguous (?P<what>.*?)"))
def an_ambiguous(what: str) -> None: ...


@given(parsers.re("(?P<which>.*?) ambiguous step"))
def ambiguous_step(which: str) -> None: ...
