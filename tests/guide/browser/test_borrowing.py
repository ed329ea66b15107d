"""A browser is borrowed from Playwright's server, or the reason why not is told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Error, Playwright

from guide.browser import STEADY
from guide.browser.borrowing import ServerAddress, connection_to, why_not


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """What the command says of a server on this machine, started and ended as a person does it."""
    command = [sys.executable, "-m", "guide.browser", "--lend", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as lender:
        assert lender.stdout is not None
        yield lender.stdout.readline().strip()
        lender.terminate()


def launch_options(**connection: Any) -> dict[str, Any]:
    return json.loads(connection["headers"]["x-playwright-launch-options"])


def refusal(playwright: Playwright, address: str, **headers: str) -> str:
    """What a person reads who asked for this server."""
    connection = connection_to(address, {})
    with pytest.raises(Error) as refused:
        playwright.chromium.connect(connection["endpoint"], headers=connection["headers"] | headers)
    return why_not(address, refused.value.message)


def test_several_borrow_at_once(playwright: Playwright, address: str) -> None:
    one, other = (playwright.chromium.connect(**connection_to(address, {})) for _ in "12")
    one.close()
    page = other.new_page()
    page.set_content("<h1>Ici</h1>")
    assert page.get_by_role("heading").inner_text() == "Ici"
    other.close()


def test_what_the_server_knows_comes_before_what_is_asked() -> None:
    address = 'ws://machine:3000/a?launch-options={"executablePath":"/opt/chrome"}&key=1'
    connection = connection_to(address, {"headless": False, "slow_mo": 50, "env": {"A": "b"}})
    assert connection["endpoint"] == "ws://machine:3000/a?key=1"
    assert connection["slow_mo"] == 50
    assert launch_options(**connection) == {
        "args": [*STEADY],
        "headless": False,
        "executablePath": "/opt/chrome",
    }


@pytest.mark.parametrize(
    "address", ["machine:3000", "http://machine:3000/", "ws://", "ws://machine/?launch-options={"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(ServerAddress, match=r"ws://machine:3000/ ; « python -m guide.browser"):
        connection_to(address, {})


def test_nobody_there_is_told(playwright: Playwright) -> None:
    told = refusal(playwright, "ws://127.0.0.1:9/")
    assert told.startswith("Aucun serveur de navigateurs ne répond à ws://127.0.0.1:9/. Lancez-le")


def test_another_version_is_told(playwright: Playwright, address: str) -> None:
    told = refusal(playwright, address, **{"User-Agent": "Playwright/1.40.0 (x64) python/3.11"})
    assert "cette suite Playwright v1.40 : installez la même version des deux côtés" in told


def test_another_path_is_told(playwright: Playwright, address: str) -> None:
    elsewhere = address.replace("/?", "/autre?") if "?" in address else f"{address}autre"
    assert "n’a pas prêté le sien : WebSocket error" in refusal(playwright, elsewhere)


def test_a_server_without_that_browser_is_told(playwright: Playwright, address: str) -> None:
    bare, _, _ = address.partition("?")
    missing = f'{bare}?launch-options={{"executablePath":"/nulle/part"}}'
    assert "/nulle/part" in refusal(playwright, missing)
