"""What every answer says beside its content: every route of both applications is asked."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from mockportal.services import PortalServices
from mockportal.web.control_app import create_control_app
from mockportal.web.headers import HEADERS
from mockportal.web.world_app import create_world_app
from tests.mockportal.browsing import Api

_PART = re.compile(r"<(?:(\w+):)?\w+>")


def addresses(app: Flask) -> list[tuple[str, str]]:
    """Each method and path that the application answers to, with something in its holes."""
    return [
        (method, _PART.sub(lambda hole: "1" if hole[1] else "rien", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"OPTIONS"})
    ]


def check(answer: TestResponse) -> None:
    """The headers stand, and nothing written into a page could run."""
    said = (answer.request.method, answer.request.path, answer.status_code)
    for name in HEADERS:
        assert answer.headers.get(name), (name, *said)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy, said
    assert "unsafe" not in policy, said
    assert "frame-ancestors 'none'" in policy, said
    answer.close()


def test_every_answer_of_a_world_carries_them(api: Api, services: PortalServices) -> None:
    """R50: pages, redirects, refusals, files."""
    world = api.world()
    asked = addresses(create_world_app(services))
    assert len(asked) > 50
    for method, path in asked:
        check(Client(api.app).open(world.base.rstrip("/") + path, method=method))
    check(Client(api.app).get(world.base + "rien"))
    check(Client(api.app).get(world.base.rstrip("/")))
    check(Client(api.app).get("/m/inconnu/"))


def test_every_answer_of_the_control_room_carries_them(api: Api, services: PortalServices) -> None:
    """R50, R51: the API and the files that pages load among them."""
    asked = addresses(create_control_app(services))
    assert len(asked) > 25
    for method, path in asked:
        check(api.client.open(path, method=method))
    check(api.client.get("/static/portail/portail.css"))
    check(api.client.get("/rien"))
    check(api.client.get("/control/v1/rien"))


def test_an_answer_that_fails_carries_them_too(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """R50, R54."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret du programme")

    monkeypatch.setattr(PortalServices, "worlds", broken)
    answer = api.client.get("/")
    assert answer.status_code == 500
    assert "secret du programme" not in answer.text
    check(answer)


def test_no_page_holds_what_the_policy_forbids(api: Api) -> None:
    """R50: no script, no style written into a page."""
    world = api.world()
    candidate = world.sign_in(world.register("cle"))
    pages = [candidate.get(path).text for path in ("", "votre-compte", "activation", "messagerie/")]
    pages += [api.client.get(path).text for path in ("/", f"/mondes/{world.id}")]
    for page in pages:
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", page)
