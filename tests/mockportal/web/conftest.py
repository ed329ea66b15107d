"""A portal in a thread, and a visitor with a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright, ViewportSize

from guide.browser import find_browser
from mockportal.app import create_app
from tests.mockportal.serving import serving
from tests.mockportal.web.visiting import Visitor

TOKEN = "jeton-de-la-salle"
NARROW: ViewportSize = {"width": 360, "height": 740}


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
def window(playwright: Playwright) -> Iterator[Page]:
    """A page of this module's own, in a browser found as the guide finds it.

    It is kept from test to test: the engine of a new one reads axe again each time.
    """
    browser = playwright.chromium.launch(**find_browser(playwright))
    yield browser.new_page(viewport=NARROW, locale="fr-FR", reduced_motion="no-preference")
    browser.close()


@pytest.fixture
def reading_page(window: Page) -> Page:
    """The window as narrow as a telephone, of somebody who was never here."""
    window.context.clear_cookies()
    window.set_viewport_size(NARROW)
    window.emulate_media(forced_colors="none")
    return window


@pytest.fixture
def visitor(reading_page: Page, threaded_portal: str) -> Iterator[Visitor]:
    """A visitor with a world of its own."""
    visitor = Visitor(reading_page, threaded_portal)
    yield visitor.begin("un-administrateur")
    visitor.leave()


@pytest.fixture
def stranger(reading_page: Page, guarded_portal: str) -> Iterator[Visitor]:
    """A visitor who was not given the token."""
    visitor = Visitor(reading_page, guarded_portal)
    yield visitor
    visitor.leave()
