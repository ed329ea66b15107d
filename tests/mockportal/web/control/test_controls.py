"""What a person adds, looks after and hands out in the control room, and a program by the API."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime

import pytest

from mockportal.domain.identifiers import parse_siret
from mockportal.web.tries import TRIES_MAX
from tests.mockportal.browsing import KNOWLEDGE_BASE, Api, World, heading, is_problem, text_of
from tests.mockportal.web.control.rooms import Room

ZOE = {"nom": "Martin", "prenom": "Zoé", "courriel": "zoe@martin.example"}
PASSWORD = "Demonstration12"


@pytest.fixture
def world(api: Api) -> World:
    """A world with two administrators."""
    return api.world("deux-administrateurs")


@pytest.fixture
def room(api: Api, world: World) -> Room:
    """A person in front of it."""
    return Room(api.app, world.id)


def offered(room: Room, page: str, field: str) -> str:
    """What a form of the room is filled in with."""
    found = re.search(rf'name="{field}"[^>]* value="([^"]*)"', room.client.get(page).text)
    assert found, field
    return html.unescape(found[1])


@pytest.mark.parametrize(
    ("role", "told", "opens"),
    [
        ("administrateur", "Administrateur", 200),
        ("declarant", "Déclarant", 403),
        ("administrateur declarant", "Administrateur, Déclarant", 200),
    ],
)
def test_a_person_is_added_and_signs_in(
    world: World, room: Room, role: str, told: str, opens: int
) -> None:
    """R02, R36: with the known password, and back in with the known answer."""
    who = {"siret": world.siret, **ZOE}
    answer = room.do("personnes", roles=role, telephone="01 99 00 00 00", **who)
    assert f"Martin Zoé zoe@martin.example {told}" in text_of(answer.text)
    browser = world.browser()
    del who["courriel"]
    browser.post("votre-compte", **who, password=PASSWORD)
    assert browser.get("demandes").status_code == opens
    asked = browser.post("mot-de-passe-oublie", **who).text
    assert re.search(
        r'for="question">Question secrète</label>\s*<output [^>]*id="question">', asked
    )
    new = {"password": "Autrepasse12", "confirmation": "Autrepasse12"}
    changed = browser.post("mot-de-passe-oublie/reponse", **who, answer="Médor", **new)
    assert heading(changed) == "Mot de passe changé"


def test_what_does_not_fit_is_shown_in_the_form(world: World, room: Room) -> None:
    """R39, R03, R52: what was typed stays, and nothing is added."""
    before = world.state()
    wrong = {**ZOE, "siret": world.siret, "courriel": "zoe@laposte.net", "roles": "chef"}
    answer = room.do("personnes", telephone="12", **wrong)
    assert (answer.status_code, heading(answer)) == (422, "Ajouter une personne")
    assert 'value="zoe@laposte.net"' in answer.text
    assert answer.text.count('class="field-error"') == 3
    full = Room(world.app, Api(world.app).world("trois-administrateurs").id)
    siret = world.api.get(f"/control/v1/worlds/{full.id}").json["companies"][0]["siret"]
    answer = full.do(
        "personnes", roles="administrateur", telephone="0199000000", siret=siret, **ZOE
    )
    assert answer.status_code == 409
    assert "a déjà 3 administrateurs" in text_of(answer.text)
    assert world.state() == before
    assert room.client.get("/mondes/inconnu/personnes").status_code == 404


def test_a_company_is_added_with_the_siret_that_is_offered(world: World, room: Room) -> None:
    """R35: one that is free, valid and nobody's."""
    page = f"/mondes/{world.id}/entreprises"
    siret = offered(room, page, "siret")
    assert parse_siret(siret) == siret
    assert siret.startswith("000")
    lines = {"name": "Neuve", "street": "1, rue Haute", "postcode": "75001", "city": "PARIS"}
    answer = room.do("entreprises", siret=siret, **lines)
    assert "L’entreprise est dans l’annuaire" in text_of(answer.text)
    assert siret in {one["siret"] for one in world.control().json["companies"]}
    assert offered(room, page, "siret") != siret
    assert room.do("entreprises", siret=siret, **lines).status_code == 409
    assert room.do("entreprises", siret=siret, **{**lines, "city": ""}).status_code == 422


def test_an_access_to_the_knowledge_base_is_added(world: World, room: Room) -> None:
    """R41: and told by the API."""
    answer = room.do("acces", siret=world.siret, **ZOE)
    assert "Martin Zoé zoe@martin.example Base de connaissance" in text_of(answer.text)
    assert world.control().json["employers"] == [{"siret": world.siret, **ZOE}]
    browser = world.browser()
    browser.post(KNOWLEDGE_BASE, courriel=ZOE["courriel"], password=PASSWORD)
    assert browser.get(f"{KNOWLEDGE_BASE}radiation").status_code == 200
    assert room.do("acces", siret=world.siret, **ZOE).status_code == 422


def waited_for(world: World) -> dict[str, tuple[object, ...]]:
    """What the API says of who waits, by what for."""
    return {
        one["wanted"]: (
            one["who"],
            one["of_whom"],
            one["until"],
            one["page"].rpartition(world.base)[2],
        )
        for one in world.list("pending")
    }


def test_who_waits_for_what_is_told(world: World, room: Room) -> None:
    """R21, R30 to R33, R46: a decision, a letter, a key, another letter, the technician."""
    assert (waited_for(world), "Qui attend quoi" in room.page()) == ({}, False)
    world.ask_removal()
    world.register()
    candidate = world.register("cle", nom="Autre")
    deciding = [person.courriel for person in world.people]
    arrival, deadline = "2026-01-15T09:00:00+01:00", "2026-01-27T09:00:00+01:00"
    assert waited_for(world) == {
        "decision": ("Zoé Martin", deciding, deadline, "demandes/administrateurs"),
        "letter": ("Zoé Autre", [], arrival, "boite-aux-lettres/"),
        "technician": ("Lou Durand", [], None, "technicien/demandes/1"),
    }
    page = room.page()
    assert f"Zoé Martin La décision sur son inscription {', '.join(deciding)} 27 janvier" in page
    assert "Zoé Autre Le courrier de sa clé La poste 15 janvier 2026" in page
    assert "Lou Durand La radiation demandée Le technicien Sans limite" in page
    world.control("/clock/advance", {"days": 3})
    of_candidate = ("Zoé Autre", [candidate.courriel], None, "activation")
    assert waited_for(world)["key"] == of_candidate
    browser = world.sign_in(candidate)
    for _ in range(5):
        browser.post("activation", key="ABCD-EFGH-JKMN-PQRS")
    assert waited_for(world)["new-letter"] == of_candidate
    world.control("/removals/1/decision", {"decision": "remove"})
    assert set(waited_for(world)) == {"decision", "new-letter"}


def test_a_lockout_is_told_and_lifted(world: World, room: Room) -> None:
    """R55: of this world alone; by the room and by the API."""
    who, browser, other = world.people[0], world.browser(), Api(world.app).world("vierge")
    far = other.browser()

    def fail() -> None:
        for _ in range(TRIES_MAX):
            browser.post("votre-compte", **{**who.identity(), "password": "Fausse123"})
            far.post(KNOWLEDGE_BASE, courriel="x@y.example", password="Fausse123")

    fail()
    assert browser.post("votre-compte", **who.identity()).status_code == 429
    (told,) = world.list("lockouts")
    assert (told["area"], told["who"]) == (
        "portal",
        f"{who.prenom} {who.nom}, SIRET {who.siret}",
    )
    assert 0 < told["seconds"] <= 15 * 60
    assert f"Connexion au portail : {told['who']} jusqu’à" in room.page()
    lifted = room.do("essais/fin")
    assert "Chacun peut de nouveau essayer" in text_of(lifted.text)
    assert "Attente levée après trop d’essais" in room.page()
    assert browser.post("votre-compte", **who.identity()).status_code == 200
    assert [one["area"] for one in other.list("lockouts")] == ["knowledge-base"]
    fail()
    assert world.api.delete(f"/control/v1/worlds/{world.id}/lockouts").status_code == 204
    assert world.list("lockouts") == []
    assert world.api.delete("/control/v1/worlds/inconnu/lockouts").status_code == 404


def test_several_worlds_start_alike_with_a_sheet_to_print(api: Api) -> None:
    """R51: in one call, with addresses, people and passwords; each a world of its own."""
    body = {"count": 3, "dataset": "radiation-demandee", "seed": 4}
    answer = api.client.post("/control/v1/worlds/series", json=body)
    assert answer.status_code == 201
    worlds = answer.json["worlds"]
    own = {"id", "url"}
    alike = [{k: v for k, v in one.items() if k not in own} for one in worlds]
    assert alike == [alike[0]] * 3
    assert len({one["id"] for one in worlds}) == 3
    page = api.client.get(answer.json["sheet"])
    sheet = text_of(page.text)
    for one in worlds:
        assert f'href="{one["url"]}"' in page.text
    for who in [*worlds[0]["people"], *worlds[0]["employers"]]:
        assert sheet.count(f"{who['nom']} {who['prenom']} {who['courriel']}") == 3
    assert sheet.count(f"Administrateur {PASSWORD} Médor") == 6
    assert sheet.count(f"Base de connaissance {PASSWORD}") == 3


def test_the_sheet_tells_no_password_that_a_person_chose(world: World) -> None:
    """R36."""
    world.register()
    who = world.people[0]
    named = {"siret": who.siret, "nom": who.nom, "prenom": who.prenom, "answer": "Médor"}
    new = {"password": "Autrepasse12", "confirmation": "Autrepasse12"}
    world.browser().post("mot-de-passe-oublie/reponse", **named, **new)
    sheet = text_of(world.api.get(f"/fiche?monde={world.id}").text)
    assert f"{who.courriel} Administrateur choisi par la personne Médor" in sheet
    assert f"{world.people[1].courriel} Administrateur {PASSWORD} Médor" in sheet
    assert "Candidat choisi par la personne choisie par la personne" in sheet
    assert world.api.get("/fiche?monde=inconnu").status_code == 404


@pytest.mark.parametrize(
    "body", [{}, {"count": 0}, {"count": 101}, {"count": 2, "dataset": "inconnu"}]
)
def test_a_series_that_does_not_fit_makes_no_world(api: Api, body: dict[str, object]) -> None:
    """R39."""
    before = api.client.get("/control/v1/worlds").json["worlds"]
    answer = api.client.post("/control/v1/worlds/series", json=body)
    assert is_problem(answer)
    assert api.client.get("/control/v1/worlds").json["worlds"] == before


def test_a_person_makes_several_numbered_worlds(room: Room) -> None:
    """R51, R60: they lead around like one, and are found by their name."""
    chosen = {"dataset": "vierge", "variant": "documente", "seed": "1"}
    stamp = f"{datetime.now(UTC):%H%M%S%f}"
    answer = room.do("", "/mondes", name=f"Groupe {stamp}", count="3", **chosen)
    assert heading(answer) == "Fiche à imprimer"
    titles = [f"Groupe {stamp} {number}" for number in (1, 2, 3)]
    assert re.findall(r'<h2 id="monde-\d">([^<]+)</h2>', answer.text) == titles
    found = room.client.get("/", query_string={"recherche": f"Groupe {stamp}"}).text
    assert "Fiche à imprimer de ces mondes" in found
    (first, *_) = re.findall(r'href="/mondes/([0-9a-f]+)"', found)
    assert 'class="training"' in room.client.get(f"/m/{first}/").text
    refused = room.do("", "/mondes", name="é" * 77, count="2", **chosen)
    assert "76 caractères au plus" in text_of(refused.text)
    assert room.do("", "/mondes", count="101", **chosen).status_code == 422
