"""Pages that cannot open, what every page says, and what none prints."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import Client

from mockportal.services import PortalServices
from mockportal.variants.journey import PATHS
from mockportal.web.dispatch import WSGI
from mockportal.web.world_app import create_world_app
from tests.mockportal.browsing import Api, Browser, Person, World, place, text_of

PRINTS_A_LINK = {"mailbox.plain", "mailbox.source"}
NO_PAGE = {"home.robots", "letter_box.pdf", "mailbox.frame", "static"}


@pytest.fixture
def world(api: Api) -> World:
    """A world in which there is one of each thing."""
    world = api.world("deux-administrateurs")
    world.ask_removal()
    world.register()
    world.register("cle", nom="Parcourrier")
    world.control("/clock/advance", {"days": 4})
    return world


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("rien", 404),
        ("menu/", 404),
        ("messagerie/99", 404),
        ("messagerie/99999999999999999999999", 404),
        ("messagerie/x", 404),
        ("boite-aux-lettres/99", 404),
        ("boite-aux-lettres/99.pdf", 404),
        ("technicien/demandes/99", 404),
        ("cooptation/inconnu", 404),
        ("deconnexion", 405),
        ("demandes/administrateurs/1/accord", 405),
        ("inscription/conditions", 409),
        ("%ff%00", 404),
    ],
)
def test_a_page_that_cannot_open_says_so_in_french(api: Api, path: str, status: int) -> None:
    """R39: with a way back, inside the world."""
    browser = api.world().browser()
    answer = browser.get(path)
    assert answer.status_code == status
    assert "Cette page ne peut pas s’ouvrir" in text_of(answer.text)
    assert f'href="{browser.base}"' in answer.text
    assert ("Allow" in answer.headers) == (status == 405)


@pytest.mark.parametrize("path", ["/m/inconnu/", "/m/inconnu/menu", "/m/0000000000000000/"])
def test_an_unknown_world_says_so(app: WSGI, path: str) -> None:
    """R51."""
    answer = Client(app).get(path)
    assert answer.status_code == 404
    assert "Ce monde n’existe pas" in text_of(answer.text)
    assert '<a href="/">La salle de pilotage</a>' in answer.text


def test_a_form_for_an_unknown_world_is_refused(app: WSGI) -> None:
    """R51."""
    assert Client(app).post("/m/inconnu/votre-compte", data={"siret": "1"}).status_code == 404


def test_a_world_without_its_last_slash_leads_to_it(api: Api) -> None:
    """R10."""
    world = api.world()
    answer = api.client.get(world.base.rstrip("/") + "?a=b")
    assert (answer.status_code, answer.headers["Location"]) == (308, f"{world.base}?a=b")


@pytest.mark.parametrize("path", ["/rien", "/mondes/inconnu", "/m/", "/m/a b/", "/m/" + "a" * 41])
def test_the_control_room_has_its_own_page_for_what_it_does_not_know(app: WSGI, path: str) -> None:
    """R51."""
    answer = Client(app).get(path)
    assert answer.status_code == 404
    assert "Cette page ne peut pas s’ouvrir" in text_of(answer.text)


def visitors(world: World) -> list[Browser]:
    """Everybody who may see a page that others do not."""
    removable, other = world.people
    return [
        world.browser(),
        world.sign_in(removable),
        world.sign_in(other),
        world.employer(),
        world.fill_in("Encours"),
        world.sign_in(_candidate(world, "Martin")),
        world.sign_in(_candidate(world, "Parcourrier")),
    ]


def _candidate(world: World, nom: str) -> Person:
    return replace(world.people[0], nom=nom, prenom="Zoé", password="Motdepasse12")


def shown(app: Flask) -> Iterator[str]:
    """The path of every page, with some values; of a registration's pages, each one."""
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in PRINTS_A_LINK | NO_PAGE:
            continue
        path = re.sub(r"<int:\w+>", "1", rule.rule).replace("<token>", "x").lstrip("/")
        for name in PATHS.values() if "<path>" in path else [""]:
            yield path.replace("<path>", name)


def test_no_page_prints_the_world_the_host_or_the_port(
    world: World, services: PortalServices
) -> None:
    """R50: photographs of two runs must not differ; and every page says that it is fictional."""
    opened: set[str] = set()
    for browser in visitors(world):
        for path in shown(create_world_app(services)):
            answer = browser.get(path)
            assert answer.status_code < 500, path
            printed = html.unescape(re.sub(r"<[^>]+>", " ", answer.text))
            for word in (world.id, "localhost", "http://", "127.0.0.1"):
                assert word not in printed, (path, word)
            assert "Portail fictif" in printed
            assert 'lang="fr"' in answer.text
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
            opened |= {place(answer)} if answer.status_code == 200 else set()
    assert {
        "",
        "menu",
        "attente",
        "activation",
        "habilitations",
        "demandes",
        "messagerie/1",
        "boite-aux-lettres/1",
        "technicien/demandes/1",
        "inscription/activation",
        "base-de-connaissance/radiation",
    } <= opened


def test_the_link_in_a_formatted_mail_is_an_attribute_and_leads_into_the_world(
    world: World,
) -> None:
    """R20, R50."""
    page = world.browser().get("messagerie/1")
    (link,) = re.findall(r'href="(http[^"]+)"', page.text)
    assert link.startswith(f"http://localhost{world.base}cooptation/")


def test_the_plain_view_and_the_source_carry_the_link_too(world: World) -> None:
    """R20."""
    for path in ("messagerie/1/texte", "messagerie/1/source"):
        answer = world.browser().get(path)
        assert f"http://localhost{world.base}cooptation/" in answer.text


def test_the_mailbox_shows_the_messages_of_one_address(world: World) -> None:
    """R20."""
    browser, (first, second) = world.browser(), world.people
    page = text_of(browser.get(f"messagerie/?adresse={first.courriel.upper()}").text)
    assert f"({first.courriel})" in page
    assert f"({second.courriel})" not in page


def test_a_letter_lies_in_the_letter_box_from_the_third_day_on(api: Api) -> None:
    """R33: as a page and as a PDF; before that it is not there."""
    world = api.world()
    world.register("cle")
    browser = world.browser()
    world.control("/clock/advance", {"to": "2026-01-15T08:59:59+01:00"})
    for path in ("boite-aux-lettres/1", "boite-aux-lettres/1.pdf"):
        assert browser.get(path).status_code == 404
    assert world.list("letters") == []
    world.control("/clock/advance", {"seconds": 1})
    (letter,) = world.list("letters")
    assert letter["key"] in text_of(browser.get("boite-aux-lettres/1").text)
    pdf = browser.get("boite-aux-lettres/1.pdf")
    assert (pdf.mimetype, pdf.data[:4]) == ("application/pdf", b"%PDF")


def test_robots_are_sent_away(world: World, app: WSGI) -> None:
    """R50."""
    assert "Disallow: /" in world.browser().get("robots.txt").text
    assert "Disallow: /" in Client(app).get("/robots.txt").text


def test_a_world_under_a_prefix_keeps_it_in_every_address(app: WSGI, api: Api) -> None:
    """R26: behind a proxy that mounts the program elsewhere."""
    world = api.world()
    answer = Client(app).get(world.base, environ_overrides={"SCRIPT_NAME": "/essai"})
    assert answer.status_code == 200
    for address in re.findall(r'(?:href|src|action)="(/[^"]*)"', answer.text):
        assert address.startswith("/essai/")


def test_the_seed_of_a_world_made_by_a_person_is_checked_in_french(app: WSGI) -> None:
    """R39, R51."""
    client = Client(app)
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/").text)
    assert found
    for seed in ("abc", "-1", "", "9" * 30):
        data = {"csrf_token": found[1], "dataset": "vierge", "variant": "documente", "seed": seed}
        answer = client.post("/mondes", data=data)
        assert answer.status_code == 422
        assert "Not a valid" not in answer.text
        assert "nombre entier" in text_of(answer.text)
    answer = client.post(
        "/mondes",
        data={"csrf_token": found[1], "dataset": "autre", "variant": "x", "seed": "1"},
    )
    assert answer.status_code == 422
    assert "Not a valid" not in answer.text


def test_a_person_makes_a_world_moves_its_clock_and_deletes_it(
    app: WSGI,
) -> None:
    """R22, R51: in the control room."""
    client = Client(app)
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/").text)
    assert found
    token = {"csrf_token": found[1]}
    made = {**token, "dataset": "trois-administrateurs", "variant": "documente", "seed": "5"}
    page = client.post("/mondes", data=made, follow_redirects=True)
    world_id = page.request.path.rpartition("/")[2]
    assert page.status_code == 200
    moved = client.post(
        f"/mondes/{world_id}/horloge", data={**token, "pas": "15-jours"}, follow_redirects=True
    )
    assert "27 janvier 2026 à 09 h 00" in text_of(moved.text)
    assert client.post(f"/mondes/{world_id}/horloge", data={**token, "pas": "x"}).status_code >= 400
    client.post(f"/mondes/{world_id}/suppression", data=token)
    assert client.get(f"/mondes/{world_id}").status_code == 404
