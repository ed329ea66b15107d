"""Every answer names its request, and the journal names the request that changed something."""

from __future__ import annotations

import pytest
from werkzeug.test import Client

from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import Api, World

HEADER = "X-Request-Id"


@pytest.fixture
def world(api: Api) -> World:
    """A world with two administrators."""
    return api.world("deux-administrateurs")


@pytest.mark.parametrize(
    "path",
    ["", "votre-compte", "rien", "messagerie/9"],
)
def test_pages_of_a_world_name_their_request(world: World, path: str) -> None:
    """R51: whatever becomes of it."""
    first, second = (world.browser().get(path).headers[HEADER] for _ in range(2))
    assert first != second


@pytest.mark.parametrize("path", ["/", "/m/inconnu/", "/m/x", "/control/v1/rien", "/robots.txt"])
def test_everything_else_names_its_request(app: WSGI, path: str) -> None:
    """R51: refusals and redirections too."""
    assert Client(app).get(path, headers={HEADER: "a-1"}).headers.getlist(HEADER) == ["a-1"]


@pytest.mark.parametrize("given", ["", "a b", "é", "x" * 65, "<script>", "a\tb"])
def test_a_name_that_is_not_well_formed_is_replaced(app: WSGI, given: str) -> None:
    """R39."""
    named = Client(app).get("/robots.txt", environ_overrides={"HTTP_X_REQUEST_ID": given})
    assert named.headers[HEADER] not in {"", given}


def test_the_journal_tells_which_request_changed_something(world: World) -> None:
    """R10: through the API."""
    path = f"/control/v1/worlds/{world.id}/clock/advance"
    world.api.post(path, json={"days": 1}, headers={HEADER: "nuit-7"})
    (entry,) = world.list("journal")
    assert (entry["request"], entry["event"]) == ("nuit-7", "clock-advanced")
    assert entry["given"] == {"to": "2026-01-13T09:00:00+01:00"}


def test_the_journal_tells_which_page_changed_something(world: World) -> None:
    """R10: through a form."""
    browser = world.browser()
    sent = {"csrf_token": browser.token(), **world.identity()}
    path = f"{world.base}inscription/identite"
    answer = browser.client.post(path, data=sent, headers={HEADER: "etape-3"})
    assert answer.headers[HEADER] == "etape-3"
    assert [entry["request"] for entry in world.list("journal")] == ["etape-3"]
