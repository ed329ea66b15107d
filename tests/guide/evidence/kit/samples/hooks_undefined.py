"""Steps of the sample « hooks-undefined » of Cucumber's compatibility kit."""

from collections.abc import Iterator

import pytest
from pytest_bdd import scenarios

scenarios("hooks-undefined.feature")


@pytest.fixture(autouse=True)
def around() -> Iterator[None]:
    assert True
    yield
    assert True
