"""A portal in a thread, and a visitor with a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from guide.browser import find_browser
from mockportal.app import create_app
from tests.mockportal.serving import serving
from tests.mockportal.web.visiting import Visitor

TOKEN = "jeton-de-la-salle"


def _served(url: str, token: str | None = None) -> Iterator[str]:
    with serving(create_app(url, token=token)) as address:
        yield f"{address}/"


@pytest.fixture(scope="module")
def threaded_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The root address of a portal that anyone may pilot."""
    yield from _served(f"sqlite:///{tmp_path_factory.mktemp('portal') / 'portal.sqlite3'}")


@pytest.fixture(scope="module")
def guarded_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The root address of a portal whose control room demands ``TOKEN``."""
    database = tmp_path_factory.mktemp("guarded") / "portal.sqlite3"
    yield from _served(f"sqlite:///{database}", token=TOKEN)


@pytest.fixture(scope="module")
def reading_browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser of this module's own, found as the guide finds it."""
    browser = playwright.chromium.launch(**find_browser(playwright))
    yield browser
    browser.close()


@pytest.fixture
def reading_page(reading_browser: Browser) -> Iterator[Page]:
    """A page as narrow as a telephone, in a context of its own."""
    context = reading_browser.new_context(
        viewport={"width": 360, "height": 740}, locale="fr-FR", reduced_motion="no-preference"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def visitor(reading_page: Page, threaded_portal: str) -> Visitor:
    """A visitor with a world of its own."""
    return Visitor(reading_page, threaded_portal).begin("un-administrateur")


@pytest.fixture
def stranger(reading_page: Page, guarded_portal: str) -> Visitor:
    """A visitor who was not given the token."""
    return Visitor(reading_page, guarded_portal)
