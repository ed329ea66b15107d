"""Steps of the sample « global-hooks-attachments » of Cucumber's compatibility kit."""

from collections.abc import Iterator

import pytest
from pytest_bdd import scenarios, when

from guide.evidence.attaching import Attach

scenarios("global-hooks-attachments.feature")


@pytest.fixture(scope="session", autouse=True)
def before(attach: Attach) -> None:
    attach("Attachment from BeforeAll hook", "text/plain")


@pytest.fixture(scope="session", autouse=True)
def after(attach: Attach) -> Iterator[None]:
    yield
    attach("Attachment from AfterAll hook", "text/plain")


@when("a step passes")
def passes() -> None: ...
