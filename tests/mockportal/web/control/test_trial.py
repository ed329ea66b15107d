"""The pages on which a person tries the control API."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from mockportal.app import create_app
from mockportal.web.control.operations import operations
from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import Api, text_of

TOKEN = "un-jeton-assez-long"
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


def send(client: Client, name: str, **typed: str) -> TestResponse:
    """Fill in the form of an operation and send it."""
    path = f"/essai/{name}"
    found = _CSRF.search(client.get(path).text)
    assert found
    return client.post(path, data={"csrf_token": found[1], **typed})


def answered(page: TestResponse) -> str:
    """The answer as the page shows it."""
    found = re.search(r'aria-label="Corps de la réponse"[^>]*>(.*?)</pre>', page.text, re.DOTALL)
    assert found, page.text
    return html.unescape(found[1])


def test_every_operation_is_on_the_page_and_has_a_form(app: WSGI) -> None:
    """R51."""
    client = Client(app)
    index = client.get("/control/v1/", follow_redirects=True)
    assert index.request.path == "/essai"
    assert '<a href="/essai">' in client.get("/").text
    for one in operations.all:
        assert one.summary in index.text
        assert client.get(f"/essai/{one.name}").status_code == 200


def test_what_is_sent_is_done_and_its_answer_shown(app: WSGI, api: Api) -> None:
    """R22: with the same command for curl."""
    world = api.world()
    page = send(Client(app), "advance", world_id=world.id, body='{"days": 2}')
    assert page.status_code == 200
    assert "Réponse : 200 OK" in text_of(page.text)
    assert '"now": "2026-01-14T09:00:00+01:00"' in answered(page)
    assert world.control().json["now"] == "2026-01-14T09:00:00+01:00"
    assert f"curl -X POST http://localhost/control/v1/worlds/{world.id}/clock/advance" in text_of(
        page.text
    )
    assert '{"days": 2}' in html.unescape(page.text)


@pytest.mark.parametrize(
    ("name", "typed", "status"),
    [
        ("create_world", {"body": '{"dataset": "inconnu"}'}, "422"),
        ("create_world", {"body": "{"}, "400"),
        ("show_world", {"world_id": "inconnu"}, "404"),
        ("show_world", {"world_id": "a/../b?c=1#d"}, "404"),
        ("mails", {"world_id": "inconnu", "wait": "mille"}, "422"),
        ("decide_removal", {"world_id": "inconnu", "number": "x", "body": "{}"}, "404"),
    ],
)
def test_refusals_are_shown_as_they_are(
    app: WSGI, name: str, typed: dict[str, Any], status: str
) -> None:
    """R39."""
    page = send(Client(app), name, **typed)
    assert f"Réponse : {status} " in text_of(page.text)
    assert '"detail"' in answered(page)


def test_what_the_address_needs_must_be_given(app: WSGI) -> None:
    """R39."""
    page = send(Client(app), "show_world", world_id="")
    assert page.status_code == 422
    assert "Il manque : world_id." in text_of(page.text)


def test_markup_in_an_answer_stays_text(app: WSGI, api: Api) -> None:
    """R50: mails hold HTML."""
    world = api.world("deux-administrateurs")
    world.register()
    page = send(Client(app), "mails", world_id=world.id)
    assert "<html" in answered(page)
    assert page.text.count("<html") == 1


def test_an_operation_that_does_not_exist_is_not_found(app: WSGI) -> None:
    """R39."""
    assert Client(app).get("/essai/rien").status_code == 404


def test_without_a_token_of_its_form_nothing_is_done(app: WSGI, api: Api) -> None:
    """R39: another site cannot have it done."""
    world = api.world()
    body = {"world_id": world.id, "body": '{"days": 2}'}
    assert Client(app).post("/essai/advance", data=body).status_code == 400
    assert world.list("journal") == []


def test_off_loopback_only_who_was_let_in_may_try(tmp_path_factory: Any) -> None:
    """R51: and need not type the token again."""
    app = create_app(f"sqlite:///{tmp_path_factory.mktemp('g')}/portal.sqlite3", token=TOKEN)
    client = Client(app)
    for path in ("/essai", "/essai/create_world"):
        assert client.get(path).headers["Location"] == "/entrer"
    found = _CSRF.search(client.get("/entrer").text)
    assert found
    client.post("/entrer", data={"csrf_token": found[1], "token": TOKEN})
    page = send(client, "create_world", body="{}")
    assert "Réponse : 201 Created" in text_of(page.text)
    assert TOKEN not in page.text
