"""A browser on another machine, where the run names one (``--browser-server``)."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Error

from guide.browser.borrowing import SERVER, Connection, ServerAddress, connection_to, why_not


@pytest.fixture(scope="session")
def browser_server(pytestconfig: pytest.Config) -> str | None:
    """Address of the server that lends its browsers; none where this machine's is driven."""
    return pytestconfig.getoption("--browser-server") or os.environ.get(SERVER) or None


@pytest.fixture(scope="session")
def connect_options(
    browser_server: str | None, browser_type_launch_args: dict[str, Any]
) -> Connection | None:
    """What pytest-playwright connects with instead of starting a browser."""
    if browser_server is None:
        return None
    try:
        return connection_to(browser_server, browser_type_launch_args)
    except ServerAddress as refusal:
        pytest.fail(str(refusal), pytrace=False)


@pytest.fixture(scope="session")
def launch_browser(
    launch_browser: Callable[..., Browser], browser_server: str | None
) -> Callable[..., Browser]:
    """The same, which says what to do when the server lends none."""

    def launched(**options: Any) -> Browser:
        try:
            return launch_browser(**options)
        except Error as refusal:
            if browser_server is None:
                raise
            pytest.fail(why_not(browser_server, refusal.message), pytrace=False)

    return launched
