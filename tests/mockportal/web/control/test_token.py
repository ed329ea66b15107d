"""Off loopback, the control API and the control room demand a token."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import Client

from mockportal.app import create_app
from mockportal.services import PortalServices
from mockportal.web.control_app import create_control_app
from mockportal.web.dispatch import WSGI

TOKEN = "un-jeton-assez-long"
RIGHT = {"Authorization": f"Bearer {TOKEN}"}
_FIELD = re.compile(r'name="csrf_token" value="([^"]+)"')

HEALTH = "/control/v1/health"
"""What starts and watches the portal is told that it lives, and nothing else."""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the guarded portal keeps everything."""
    return f"sqlite:///{tmp_path_factory.mktemp('guarded')}/portal.sqlite3"


@pytest.fixture(scope="module")
def guarded(url: str) -> WSGI:
    """A portal that listens to other machines."""
    return create_app(url, token=TOKEN)


def enter(app: WSGI, token: str) -> Client:
    """A browser that gave a token."""
    client = Client(app)
    field = _FIELD.search(client.get("/entrer").text)
    assert field
    client.post("/entrer", data={"csrf_token": field[1], "token": token})
    return client


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer "},
        {"Authorization": "Bearer faux"},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": f"Bearer {TOKEN[:-1]}"},
        {"Authorization": "Bearer jeton-à-accents"},
    ],
)
def test_every_route_of_the_api_demands_it(
    guarded: WSGI, services: PortalServices, given: dict[str, str]
) -> None:
    """R51."""
    rules = [
        rule
        for rule in create_control_app(services).url_map.iter_rules()
        if rule.rule.startswith("/control/") and not rule.rule.startswith(HEALTH)
    ]
    assert len(rules) > 10
    for rule in rules:
        path = rule.rule.replace("<world_id>", "x").replace("<int:number>", "1")
        for method in (rule.methods or set()) - {"HEAD"}:
            answer = Client(guarded).open(path, method=method, headers=given)
            assert answer.status_code == 401, (method, path)
            assert answer.mimetype == "application/problem+json"
            assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_with_the_token_the_api_answers(guarded: WSGI) -> None:
    """R51."""
    answer = Client(guarded).post("/control/v1/worlds", json={}, headers=RIGHT)
    assert answer.status_code == 201


def test_every_page_of_the_control_room_asks_for_it(
    guarded: WSGI, services: PortalServices
) -> None:
    """R51: and no page shows or changes anything before."""
    world = Client(guarded).post("/control/v1/worlds", json={}, headers=RIGHT).json
    for rule in create_control_app(services).url_map.iter_rules():
        if not rule.endpoint.startswith("room.") or rule.endpoint == "room.robots":
            continue
        path = rule.rule.replace("<world_id>", world["id"])
        client = Client(guarded)
        field = _FIELD.search(client.get("/entrer").text)
        assert field
        for method in (rule.methods or set()) & {"GET", "POST"}:
            answer = client.open(path, method=method, data={"csrf_token": field[1]})
            assert (answer.status_code, answer.headers.get("Location")) == (302, "/entrer"), path
    kept = Client(guarded).get(f"/control/v1/worlds/{world['id']}", headers=RIGHT)
    assert kept.status_code == 200


def test_the_right_token_opens_the_room_and_a_wrong_one_does_not(guarded: WSGI) -> None:
    """R51."""
    assert enter(guarded, TOKEN).get("/").status_code == 200
    for wrong in ("", "faux", TOKEN + "x", "é"):
        assert enter(guarded, wrong).get("/").status_code == 302


def test_another_token_closes_the_room_again(guarded: WSGI, url: str) -> None:
    """R51: after a restart with a new one, although sessions outlive it."""
    before = enter(guarded, TOKEN)
    cookie = before.get_cookie("pilotage")
    assert cookie
    after = Client(create_app(url, token="un-autre-jeton"))
    after.set_cookie("pilotage", cookie.value)
    assert after.get("/").status_code == 302


def test_the_worlds_themselves_stay_open(guarded: WSGI) -> None:
    """R51: who has the address of a world may use it."""
    world = Client(guarded).post("/control/v1/worlds", json={}, headers=RIGHT).json
    assert Client(guarded).get(f"/m/{world['id']}/").status_code == 200


def test_on_loopback_no_token_is_asked_for(app: WSGI) -> None:
    """R51."""
    assert Client(app).get("/").status_code == 200


def test_tokens_are_not_guessed_at_without_end(url: str) -> None:
    """R55: ten wrong ones, then even the right one waits."""
    app = create_app(url, token=TOKEN)
    client = Client(app)
    field = _FIELD.search(client.get("/entrer").text)
    assert field
    for _ in range(10):
        wrong = client.post("/entrer", data={"csrf_token": field[1], "token": "faux"})
        assert wrong.status_code == 403
    answer = client.post("/entrer", data={"csrf_token": field[1], "token": TOKEN})
    assert answer.status_code == 429
    assert "Trop d’essais" in answer.text
