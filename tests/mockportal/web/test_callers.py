"""Only its own callers: under which names the portal answers, and who may send to it (R56)."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from werkzeug.test import Client

from mockportal.app import create_app
from mockportal.web.callers import OwnNames
from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import Api, is_problem
from tests.mockportal.serving import serving
from tests.mockportal.web.conftest import Visitor

FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:9999"},
    {"Origin": "https://ailleurs.example"},
    {"Origin": "http://localhost:9999"},
    {"Origin": "null"},
]


@pytest.mark.parametrize("host", ["ailleurs.example", "localhost.ailleurs.example", "", ":80", "["])
@pytest.mark.parametrize("path", ["/", "/control/v1/worlds", "/m/{id}/", "/m/{id}/messagerie/"])
def test_a_name_that_is_not_its_own_is_refused(api: Api, host: str, path: str) -> None:
    """R56: so no name of another site can lead a browser here."""
    world = api.world()
    answer = api.client.get(path.format(id=world.id), headers={"Host": host})
    assert answer.status_code == 421
    assert "--public-url" in answer.text
    assert "fictif" in answer.text
    assert is_problem(answer) == path.startswith("/control/")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1:99", "[::1]", "LOCALHOST:1"])
def test_loopback_names_are_its_own(api: Api, host: str) -> None:
    """R56."""
    assert api.client.get("/", headers={"Host": host}).status_code == 200


def test_links_are_written_from_its_own_address(api: Api) -> None:
    """R56: what a header says of the port or the scheme is not repeated."""
    world = api.world()
    world.register()
    lying = {"Host": "localhost:6666", "X-Forwarded-Host": "ailleurs.example"}
    told = api.client.get(f"/control/v1/worlds/{world.id}/mails", headers=lying)
    assert told.json[0]["links"][0].startswith(f"http://localhost/m/{world.id}/cooptation/")
    page = api.client.get(f"{world.base}messagerie/1", headers=lying).text
    assert "6666" not in page
    assert "ailleurs" not in page


def app_named(tmp_path: Path, names: OwnNames) -> WSGI:
    return create_app(f"sqlite:///{tmp_path}/portal.sqlite3", names=names)


@pytest.mark.parametrize("cut", [True, False])
def test_a_public_address_stands_in_every_link(tmp_path: Path, cut: bool) -> None:
    """R56: whether what stands before the portal cuts its path off or not."""
    names = OwnNames(public_url="https://formation.example/fictif/")
    client = Client(app_named(tmp_path, names))
    below = "" if cut else "/fictif"
    origin = {"Host": "formation.example", "Origin": "https://formation.example"}
    made = client.post(f"{below}/control/v1/worlds", headers=origin)
    url = f"https://formation.example/fictif/m/{made.json['id']}/"
    assert (made.status_code, made.json["url"]) == (201, url)
    home = client.get(f"{below}/m/{made.json['id']}/", headers=origin).text
    assert f'href="/fictif/m/{made.json["id"]}/votre-compte"' in home
    assert client.get("/", headers={"Host": "ailleurs.example"}).status_code == 421


def test_open_to_other_machines_it_answers_to_the_names_of_this_one(tmp_path: Path) -> None:
    """R56: its own name, and addresses that are its own; not one that only looks like it."""
    client = Client(app_named(tmp_path, OwnNames("0.0.0.0")))
    for name in ("127.0.0.1", socket.gethostname()):
        assert client.get("/", headers={"Host": name}).status_code == 200
    for name in ("203.0.113.7", "ailleurs.example"):
        assert client.get("/", headers={"Host": name}).status_code == 421


@pytest.mark.parametrize("said", FOREIGN, ids=str)
@pytest.mark.parametrize("kind", ["application/json", "text/plain", ""])
def test_the_api_takes_nothing_from_another_site(api: Api, said: dict, kind: str) -> None:
    """R56: whatever it is called, and even where nothing is sent."""
    world = api.world()
    before = world.state()
    for method, path in [
        ("POST", "/control/v1/worlds"),
        ("POST", f"/control/v1/worlds/{world.id}/clock/advance"),
        ("PUT", f"/control/v1/worlds/{world.id}/faults"),
        ("DELETE", f"/control/v1/worlds/{world.id}"),
    ]:
        body = '{"days": 1}' if kind else None
        answer = api.client.open(
            path, method=method, data=body, content_type=kind or None, headers=said
        )
        assert answer.status_code == 403, path
        assert is_problem(answer)
        assert answer.json["title"] == "other-site"
    assert world.state() == before


@pytest.mark.parametrize("said", FOREIGN, ids=str)
def test_the_room_and_worlds_take_nothing_from_another_site(api: Api, said: dict) -> None:
    """R56: said in words, and before the form's own token is looked at."""
    world = api.world()
    for path in ("/mondes", f"/mondes/{world.id}/suppression", f"{world.base}votre-compte"):
        answer = api.client.post(path, data={}, headers=said)
        assert answer.status_code == 403, path
        assert "d’un autre site" in answer.text
    assert world.control().status_code == 200


@pytest.mark.parametrize(
    "said", [{}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://localhost"},
             {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}], ids=str
)  # fmt: skip
def test_programs_and_its_own_pages_may_send(api: Api, said: dict) -> None:
    """R56."""
    assert api.client.post("/control/v1/worlds", headers=said).status_code == 201


@pytest.fixture(scope="module")
def other_port() -> Iterator[str]:
    """A page on another port of this machine, of somebody else's."""

    def page(_environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/html")])
        return [b"<title>ailleurs</title>"]

    with serving(page) as address:
        yield address


def test_a_page_on_another_local_port_can_do_nothing(
    visitor: Visitor, reading_page: Page, other_port: str
) -> None:
    """R56: with every way that a browser gives a page to send something elsewhere."""
    before = visitor.journal()
    room = f"{visitor.root}mondes"
    api = f"{visitor.root}control/v1/worlds"
    reading_page.goto(other_port)
    for url in (
        api,
        f"{api}/{visitor.world_id}/clock/advance",
        f"{room}/{visitor.world_id}/horloge",
    ):
        for kind in ("text/plain", "application/x-www-form-urlencoded"):
            reading_page.evaluate(
                """([url, kind]) => fetch(url, {method: "POST", mode: "no-cors",
                credentials: "include", headers: {"Content-Type": kind}, body: '{"days": 1}'})""",
                [url, kind],
            )
        with reading_page.expect_navigation():
            reading_page.evaluate(
                """url => { const f = document.createElement("form"); f.method = "post";
                f.action = url; document.body.append(f); f.submit(); }""",
                url,
            )
        assert visitor.shown
        assert visitor.shown.status == 403
        reading_page.goto(other_port)
    assert visitor.journal() == before
