"""A world that came in a file: nothing in it fails a page or reaches out of its mail (R58)."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Request

from tests.mockportal.browsing import Api, World
from tests.mockportal.web.conftest import Visitor

NASTY: list[object] = [
    "", " ", "\n", "a\r\nBcc: a@b.example", "<script>alert(1)</script>", "{by} %s", "x" * 500,
    "\u202e", "a@b", "@", "0001-01-01", "9999-12-31", 0, 1, 999, 2**31, 2**63 - 1, None, True,
    [], ["", "a"], {}, {"mail": "inconnu", "due": "0001-01-01"}, "2026-01-01T00:00:00+01:00",
    "active", "cancelled", "refused", "awaiting-key", "removed", "declined", "abandoned",
    "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ4$MTIzNDU2Nzg5",
]  # fmt: skip

EVERY = [
    pytest.param(5, marks=pytest.mark.slow),
    pytest.param(1, marks=(pytest.mark.slow, pytest.mark.nightly)),
]
"""Of the values, one in so many is put into a field; the next field begins with the next value."""


@pytest.fixture
def world(api: Api) -> World:
    """A world with one of each thing, in several states."""
    world = api.world("deux-administrateurs")
    world.register()
    world.register("cle", nom="Parcourrier")
    world.ask_removal()
    world.control("/clock/advance", {"days": 3})
    return world


def places(document: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Each field of each kind of thing; of registrations, one of each way."""
    for kind, rows in document.items():
        if isinstance(rows, list) and rows:
            for index in range(2 if kind == "registrations" else 1):
                yield from ((kind, index, field) for field in rows[index])


def pages(world: World, document: dict[str, Any], kind: str) -> Iterator[str]:
    """Every page that shows a thing of this kind, without the ones of people signed in."""
    base = world.base
    yield from (f"/mondes/{world.id}", f"{base}messagerie/", f"{base}technicien/")
    yield f"{base}boite-aux-lettres/"
    for mail in document["mails"]:
        for view in ("", "/texte", "/source", "/cadre"):
            yield f"{base}messagerie/{mail['id']}{view}"
    for letter in document["letters"]:
        yield f"{base}boite-aux-lettres/{letter['id']}"
        if kind == "letters":  # which are slow to print
            yield f"{base}boite-aux-lettres/{letter['id']}.pdf"
    yield from (f"{base}technicien/demandes/{one['id']}" for one in document["removals"])
    for name in ("", "/mails", "/letters", "/registrations", "/removals", "/journal", "/export"):
        yield f"/control/v1/worlds/{world.id}{name}"


def acts(world: World, document: dict[str, Any]) -> Iterator[int]:
    """What people then do: statuses of the answers."""
    for one in document["accounts"][:1]:
        who = {name: one[name] for name in ("siret", "nom", "prenom")}
        browser = world.browser()
        yield browser.post("votre-compte", password="Demonstration12", **who).status_code
        for path in ("menu", "habilitations", "demandes/administrateurs"):
            yield browser.get(path).status_code
        for number in (1, 2):
            yield browser.post(f"demandes/administrateurs/{number}/accord").status_code
            yield browser.get(f"demandes/administrateurs/{number}").status_code
    for token in {one["token"] for one in document["registrations"]}:
        yield world.browser().get(f"cooptation/{token}").status_code
    yield world.browser().post("technicien/demandes/1/radiation").status_code
    yield world.control("/clock/advance", {"days": 30}).status_code
    yield world.browser().post("inscription/identite", **world.identity(nom="Apres")).status_code


@pytest.mark.parametrize("every", EVERY)
def test_nothing_that_is_imported_fails_later(api: Api, world: World, every: int) -> None:
    """R58: any value in any field is refused by its name, or every page lives with it."""
    document = world.control("/export").json
    taken = refused = 0
    for turn, (kind, index, field) in enumerate(places(document)):
        for value in NASTY[turn % every :: every]:
            changed = copy.deepcopy(document)
            changed[kind][index][field] = value
            answer = api.client.post("/control/v1/worlds/import", json=changed)
            if answer.status_code == 422:
                assert answer.json["errors"], answer.json
                refused += 1
                continue
            said = (kind, index, field, value)
            assert answer.status_code == 201, said
            taken += 1
            other = World(api.app, {**answer.json, "people": []})
            for path in pages(other, changed, kind):
                assert api.client.get(path).status_code < 500, (*said, path)
            if kind in {"accounts", "registrations", "removals"}:  # what acts and is acted upon
                assert max(acts(other, changed)) < 500, said
    assert refused > taken > 100 / every


HOSTILE = """<p>Bonjour</p><script>top.document.title = "pris"</script>
<meta http-equiv="refresh" content="0;url=https://ailleurs.example/">
<form action="/mondes" method="post" target="_top"><button>Envoyer</button></form>
<a href="https://ailleurs.example/" target="_top">Suivre</a>
<img src="https://ailleurs.example/vu.png" onerror="parent.location='https://ailleurs.example/'">"""


def test_html_from_outside_is_shut_in(visitor: Visitor, reading_page: Page) -> None:
    """R58: nothing of it runs, is loaded, is sent or leads anywhere."""
    visitor.register("choix-enregistre")
    document = visitor.export()
    mail = document["mails"][0]
    html = "\n".join(mail["html"]).replace("<body>", f"<body>{HOSTILE}")
    mail["html"] = html.split("\n")
    made = visitor.call("worlds/import", **document)
    visitor.base = made["url"]
    asked: list[Request] = []
    reading_page.on("request", lambda request: asked.extend([request]))
    visitor.open("messagerie/1")
    here, title = reading_page.url, reading_page.title()
    frame = reading_page.frame_locator("iframe")
    frame.get_by_text("Bonjour", exact=True).wait_for()
    frame.get_by_role("link", name="Suivre").click()
    frame.get_by_role("button", name="Envoyer").click()
    assert (reading_page.url, reading_page.title()) == (here, title)
    away = [one for one in asked if "ailleurs.example" in one.url]
    assert {one.failure for one in away} == {"csp"}  # the browser's own word for: never sent


def test_what_the_portal_wrote_stands_in_the_page(visitor: Visitor, reading_page: Page) -> None:
    """R20: with its link, also when it came in a file."""
    visitor.register("choix-enregistre")
    visitor.base = visitor.call("worlds/import", **visitor.export())["url"]
    visitor.open("messagerie/1")
    assert reading_page.locator("iframe").count() == 0
    reading_page.get_by_role("link", name="Voir la demande").click()
    assert reading_page.url.endswith("/votre-compte")
