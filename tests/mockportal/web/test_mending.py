"""Errors mend themselves: what was typed comes back, and each page says how to go on (R39)."""

from __future__ import annotations

import json
import re

import pytest
from werkzeug.test import Client, TestResponse

from tests.mockportal.browsing import PASSWORD, Api, World, heading, place, secrets, text_of

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def tokens(answer: TestResponse) -> str:
    found = _TOKEN.findall(answer.text)
    assert found, answer.text
    return found[-1]


def value(answer: TestResponse, name: str) -> str:
    """What stands in a field of a page."""
    field = re.search(rf'<input[^>]*\bname="{name}"[^>]*>', answer.text)
    assert field, name
    found = re.search(r'value="([^"]*)"', field[0])
    return found[1] if found else ""


@pytest.mark.parametrize("token", ["", "perime"])
def test_an_expired_form_comes_back_filled_in_and_can_be_sent(api: Api, token: str) -> None:
    """R39: here in a browser that lost its cookies, and with a token of another session."""
    world = api.world()
    browser = world.browser()
    path = f"{world.base}inscription/identite"
    answer = browser.client.post(path, data={**world.identity(), "csrf_token": token})
    assert answer.status_code == 400
    assert "vient d’être renouvelé" in text_of(answer.text)
    assert (value(answer, "nom"), value(answer, "prenom")) == ("Martin", "Zoé")
    assert world.list("registrations") == []
    again = {**world.identity(), "csrf_token": tokens(answer)}
    sent = browser.client.post(path, data=again, follow_redirects=True)
    assert place(sent) == "inscription/conditions"


def test_an_expired_form_comes_back_without_secrets(api: Api) -> None:
    """R39: neither a password nor a secret answer nor a key."""
    world = api.world()
    who = world.register()
    named = {"siret": who.siret, "nom": who.nom, "prenom": who.prenom}
    typed = {**named, "answer": "Médor", "password": PASSWORD, "confirmation": PASSWORD}
    for path in ("votre-compte", "mot-de-passe-oublie/reponse"):
        answer = world.browser().client.post(world.base + path, data=typed)
        assert answer.status_code == 400
        assert value(answer, "nom") == who.nom
        assert PASSWORD not in answer.text
        assert "Médor" not in answer.text
    browser = world.fill_in("Autre")
    browser.get("inscription/authentification")
    chosen = browser.client.post(f"{world.base}inscription/authentification", data=secrets())
    assert "Médor" not in chosen.text
    waiting = world.sign_in(world.register("cle", nom="Tiers"))
    key = waiting.client.post(f"{world.base}activation", data={"key": "AAAA-BBBB-CCCC-DDDD"})
    assert (key.status_code, "AAAA-BBBB" in key.text) == (400, False)


def test_a_button_that_expired_leads_back_to_its_page(api: Api) -> None:
    """R39: where nothing was typed, nothing is lost."""
    world = api.world()
    world.register()
    browser = world.sign_in(world.people[0])
    path = f"{world.base}demandes/administrateurs"
    answer = browser.client.post(f"{path}/1/accord")
    assert answer.status_code == 400
    assert f'href="{path}"' in answer.text
    assert world.list("registrations")[0]["state"] == "awaiting-cooptation"


def test_where_nothing_can_be_sent_that_is_told(api: Api) -> None:
    """R39: a page that does not exist, or takes nothing, is no expired form."""
    world = api.world()
    for path, status in [("nulle-part", 404), ("menu", 405)]:
        assert world.browser().client.post(world.base + path).status_code == status
    for path, status in [("/nulle-part", 404), ("/essai", 405), ("/control/v1/faults", 405)]:
        assert api.client.post(path).status_code == status


@pytest.mark.parametrize(
    ("path", "field"),
    [("/mondes", "name"), ("{}/personnes", "nom"), ("{}/entreprises", "city"), ("{}/acces", "nom")],
)
def test_forms_of_the_control_room_come_back_too(api: Api, path: str, field: str) -> None:
    """R39: and can be sent."""
    world = api.world()
    before = api.client.get("/control/v1/worlds").json, world.state()
    client = Client(api.app)
    where, typed = path.format(f"/mondes/{world.id}"), {field: "Saisi", "count": "2", "seed": "1"}
    answer = client.post(where, data=typed)
    assert (answer.status_code, value(answer, field)) == (400, "Saisi")
    assert "vient d’être renouvelé" in text_of(answer.text)
    assert (api.client.get("/control/v1/worlds").json, world.state()) == before
    again = client.post(where, data={**typed, "csrf_token": tokens(answer)})
    assert again.status_code in {302, 422}


def test_an_expired_form_is_no_try_and_no_fault(api: Api) -> None:
    """R54, R55: it was not sent, so nothing of it counts."""
    world = api.world("deux-administrateurs")
    world.api.put(f"/control/v1/worlds/{world.id}/faults", json={"erreur-500": {"times": 1}})
    for _ in range(11):
        answer = world.browser().client.post(
            f"{world.base}votre-compte", data={**world.people[0].identity(), "password": "faux"}
        )
        assert answer.status_code == 400
    assert world.browser().post("votre-compte", **world.people[0].identity()).status_code == 500
    assert world.sign_in(world.people[0]).get("menu").status_code == 200


def test_too_many_tries_tell_until_when_and_by_which_clock(api: Api) -> None:
    """R55."""
    world = api.world()
    browser, wrong = world.browser(), {**world.people[0].identity(), "password": "Fausse123"}
    for _ in range(11):
        answer = browser.post("votre-compte", **wrong)
    told = text_of(answer.text)
    assert re.search(r"à partir de \d\d h \d\d, à l’heure de la machine du portail", told)
    assert "l’horloge du monde n’y change rien" in told


def test_too_large_a_form_leads_back_to_its_page(api: Api) -> None:
    """R39."""
    world = api.world()
    browser = world.browser()
    large = {**world.identity(nom="x" * 100_000), "csrf_token": browser.token()}
    answer = browser.client.post(f"{world.base}inscription/identite", data=large)
    assert answer.status_code == 413
    assert f'href="{world.base}inscription/identite"' in answer.text
    assert "rien n’a été enregistré" in text_of(answer.text)


def test_a_settled_request_is_told_once_with_its_candidate(api: Api) -> None:
    """R23: to who follows the mail's link after the decision."""
    world = api.world("deux-administrateurs")
    world.register()
    link = world.list("mails")[0]["links"][0].partition(world.base)[2]
    world.sign_in(world.people[0]).post("demandes/administrateurs/1/accord")
    other = world.sign_in(world.people[1])
    first, second = other.get(link), other.get("demandes/administrateurs")
    assert "La demande de Zoé Martin est déjà réglée : acceptée par" in text_of(first.text)
    assert "déjà réglée" not in second.text


def test_who_refuses_the_terms_leaves_nothing_behind(api: Api) -> None:
    """R13: what the page says is true, of the registration and of the journal; and all replays."""
    world = api.world()
    kept = world.browser()
    kept.post("inscription/identite", **world.identity(nom="Reste"))
    browser = world.browser()
    browser.post("inscription/identite", **world.identity(nom="Introuvable", prenom="Personne"))
    answer = browser.post("inscription/conditions/refus")
    assert heading(answer) == "Inscription abandonnée"
    assert "n’est gardé" in text_of(answer.text)
    everything = json.dumps([world.control("/export").json, world.state()], ensure_ascii=False)
    for typed in ("Introuvable", "introuvable@", "Personne"):
        assert typed not in everything
    assert "Reste" in everything
    events = [(entry["event"], entry["actor"]) for entry in world.list("journal")]
    assert events[-2:] == [("registration-started", "Candidat"), ("terms-refused", "Candidat")]
    again = World(api.app, {**world.answer, "id": imported(api, world)})
    assert again.control("/export").json == world.control("/export").json
    assert browser.post("inscription/identite", **world.identity()).status_code == 200


def imported(api: Api, world: World) -> str:
    """The id of a world made from another one's file."""
    made = api.client.post("/control/v1/worlds/import", json=world.control("/export").json)
    assert made.status_code == 201, made.text
    return made.json["id"]
