"""Worlds that people make in the control room: a name, a bar that leads around, no way to slip."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from mockportal.app import create_app
from mockportal.web.control.worlds import PER_PAGE
from tests.mockportal.browsing import Api, heading, text_of

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_BAR = re.compile(r'<nav class="training".*?</nav>', re.DOTALL)
_OWN_PAGES = re.compile(r'<nav class="own-pages".*?</nav>', re.DOTALL)
PAGES = ("", "votre-compte", "messagerie/", "boite-aux-lettres/", "base-de-connaissance/",
         "technicien/", "inscription/identite", "rien-de-tel")  # fmt: skip


def make(api: Api, **fields: str) -> tuple[Client, str]:
    """A person who makes a world in the room, and its id."""
    client = Client(api.app)
    token = _TOKEN.search(client.get("/").text)
    assert token
    chosen = {"dataset": "un-administrateur", "variant": "documente", "seed": "1", **fields}
    made = client.post("/mondes", data={"csrf_token": token[1], **chosen})
    assert made.status_code == 302, made.text
    return client, made.headers["Location"].rpartition("/")[2]


def own_pages(page: TestResponse) -> list[str]:
    """The links of the header that lead to a person's own pages."""
    found = _OWN_PAGES.search(page.text)
    return re.findall(r"<a [^>]*>([^<]+)</a>", found[0]) if found else []


def links(page: TestResponse) -> list[tuple[str, str]]:
    """The links of a page's bar."""
    bar = _BAR.search(page.text)
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', bar[0]) if bar else []


def test_a_world_made_by_a_person_leads_from_place_to_place(api: Api) -> None:
    """R60: from every page to every place, and says the world's moment."""
    client, world_id = make(api)
    for path in PAGES:
        page = client.get(f"/m/{world_id}/{path}")
        assert [name for _, name in links(page)] == [
            "Portail", "Messagerie", "Boîte aux lettres", "Base de connaissance",
            "Bureau du technicien", "Salle de pilotage",
        ], path  # fmt: skip
        assert "Ce monde est au 12 janvier 2026 à 09 h 00" in text_of(page.text)
    for address, name in links(page):
        assert client.get(address).status_code == 200, name
    assert links(page)[-1][0] == f"/mondes/{world_id}"


def test_who_is_signed_in_is_led_to_the_menu_and_the_account(api: Api) -> None:
    """R60, R19: in the header, in every world; never where a documented label is beside it."""
    world = api.world("administrateur-et-declarant")
    browser = world.sign_in(world.people[0])
    for path in ("menu", "demandes", "demandes/administrateurs", "habilitations", "votre-compte"):
        assert own_pages(browser.get(path)) == ["Menu personnalisé", "Votre compte"], path
    home = browser.get("")
    assert own_pages(home) == ["Menu personnalisé"]
    assert home.text.count(">Votre compte<") == 1
    assert "Vous êtes connecté" in text_of(browser.get("votre-compte").text)
    for stranger in (world.browser(), world.sign_in(world.register())):
        assert own_pages(stranger.get("")) == []
    assert own_pages(browser.get("base-de-connaissance/")) == []


def test_a_world_made_by_a_program_has_no_bar(api: Api) -> None:
    """R60: nor one that a program took from a snapshot or a file."""
    world = api.world()
    document = world.control("/export").json
    snapshot = world.control("/snapshots", {}).json["id"]
    other = api.client.post("/control/v1/worlds/import", json=document).json["id"]
    again = api.client.post("/control/v1/worlds", json={"snapshot": snapshot}).json["id"]
    for world_id in (world.id, other, again):
        for path in PAGES:
            assert 'class="training"' not in api.client.get(f"/m/{world_id}/{path}").text


def test_a_world_is_found_by_its_name(api: Api) -> None:
    """R60: also by what it starts from; and the percent sign is one of its letters."""
    client, world_id = make(api, name="Groupe de Zoé à 100 %", dataset="vierge")
    make(api, name="Un autre")
    page = client.get("/", query_string={"recherche": "groupe de"})
    assert f'href="/mondes/{world_id}"' in page.text
    assert "Un autre" not in page.text
    assert "Groupe de Zoé" in client.get("/", query_string={"recherche": "100 %"}).text
    assert "Un autre" not in client.get("/", query_string={"recherche": "%"}).text
    assert "Aucun monde ne porte ce nom" in client.get("/?recherche=introuvable").text
    assert heading(client.get(f"/mondes/{world_id}")) == "Groupe de Zoé à 100 %"


@pytest.mark.parametrize("length", [80, 81])
def test_a_name_has_its_limit(api: Api, length: int) -> None:
    """R39."""
    client = Client(api.app)
    token = _TOKEN.search(client.get("/").text)
    assert token
    fields = {"dataset": "vierge", "variant": "documente", "seed": "1", "name": "é" * length}
    made = client.post("/mondes", data={"csrf_token": token[1], **fields})
    assert made.status_code == (302 if length == 80 else 422)


def test_deleting_a_world_asks_first(api: Api) -> None:
    """R60: the world's page only leads to the question, which can be left."""
    client, world_id = make(api, name="Précieux")
    page = client.get(f"/mondes/{world_id}")
    assert f'action="/mondes/{world_id}/suppression"' not in page.text
    asked = client.get(f"/mondes/{world_id}/suppression")
    assert heading(asked) == "Supprimer ce monde ?"
    assert "Précieux" in asked.text
    assert f'href="/mondes/{world_id}"' in asked.text
    assert client.get(f"/mondes/{world_id}").status_code == 200
    token = _TOKEN.search(asked.text)
    assert token
    client.post(f"/mondes/{world_id}/suppression", data={"csrf_token": token[1]})
    assert client.get(f"/mondes/{world_id}").status_code == 404


def test_worlds_are_listed_by_pages(tmp_path: Path) -> None:
    """R51: each once, the newest first, with what a person called it."""
    api = Api(create_app(f"sqlite:///{tmp_path}/portal.sqlite3"))
    made = {api.world("vierge").id for _ in range(PER_PAGE + 1)}
    _client, named = make(api, name="À trouver")

    def listed(**query: object) -> dict[str, Any]:
        answer = api.client.get("/control/v1/worlds", query_string=query)
        assert answer.status_code == 200, answer.text
        return answer.json

    first, second = listed(), listed(page=2)
    assert (first["more"], second["more"], len(first["worlds"])) == (True, False, PER_PAGE)
    ids = [one["id"] for one in [*first["worlds"], *second["worlds"]]]
    assert sorted(ids) == sorted(made | {named})
    assert [one["name"] for one in listed(search="trouver")["worlds"]] == ["À trouver"]
    assert listed(page=9)["worlds"] == []
    assert api.client.get("/control/v1/worlds?page=0").status_code == 422
