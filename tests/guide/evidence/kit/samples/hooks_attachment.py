"""Steps of the sample « hooks-attachment » of Cucumber's compatibility kit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd import scenarios, when

from guide.evidence.attaching import Attach

scenarios("hooks-attachment.feature")


PICTURE = Path(__file__).parent / "cucumber.svg"


@pytest.fixture(autouse=True)
def around(attach: Attach) -> Iterator[None]:
    attach(PICTURE.read_bytes(), "image/svg+xml")
    yield
    attach(PICTURE.read_bytes(), "image/svg+xml")


@when("a step passes")
def passes() -> None: ...
