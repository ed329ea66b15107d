"""Faults as a person meets them: a calm page, nothing half done, and a way on."""

from __future__ import annotations

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from mockportal.web import breakdowns
from tests.mockportal.browsing import Api, Browser, World, heading, place, text_of

FAILED = "Cette page n’a pas pu s’ouvrir"
LOST = "Votre session est terminée"


def ask(world: World, **faults: dict[str, Any]) -> None:
    """Ask for faults; ``_`` stands for the dashes of their names."""
    named = {name.replace("_", "-"): options for name, options in faults.items()}
    answer = world.api.put(f"/control/v1/worlds/{world.id}/faults", json=named)
    assert answer.status_code == 200, answer.text


def told(world: World) -> list[tuple[str, str]]:
    """What the journal tells of faults, with the page."""
    rows = [row for row in world.list("journal") if row["actor"] == "Panne"]
    return [(row["event"], row["details"].get("page", "")) for row in rows]


def way_on(browser: Browser, answer: TestResponse) -> TestResponse:
    """Follow the button of a page that says what to do."""
    found = re.search(r'class="btn btn-primary" href="([^"]+)"', answer.text)
    assert found, answer.text
    return browser.client.get(found[1], follow_redirects=True)


def test_a_form_fails_at_its_step_alone_and_can_be_sent_again(api: Api) -> None:
    """R54: nothing was done."""
    world = api.world()
    ask(world, erreur_500={"step": "conditions", "times": 1})
    browser = world.browser()
    browser.post("inscription/identite", **world.identity())
    before = world.list("registrations")
    failed = browser.post("inscription/conditions")
    assert (failed.status_code, heading(failed)) == (500, FAILED)
    assert world.list("registrations") == before
    assert told(world) == [("page-failed", "/inscription/conditions")]
    assert place(way_on(browser, failed)) == "inscription/conditions"
    assert place(browser.post("inscription/conditions")) == "inscription/verification"


@pytest.mark.parametrize(
    ("step", "path", "back"),
    [
        ("connexion", "votre-compte", "votre-compte"),
        ("identification", "base-de-connaissance/", "base-de-connaissance/"),
        ("identite", "inscription/identite", "inscription/identite"),
    ],
)
def test_the_page_that_failed_leads_back(api: Api, step: str, path: str, back: str) -> None:
    """R54: also outside a registration."""
    world = api.world()
    ask(world, erreur_500={"step": step})
    browser = world.browser()
    failed = browser.post(path, **world.people[0].identity())
    assert failed.status_code == 500
    assert place(way_on(browser, failed)) == back


def test_a_decision_that_fails_decides_nothing(api: Api) -> None:
    """R54, R21."""
    world = api.world()
    world.register()
    ask(world, erreur_500={"step": "decision", "times": 1})
    browser = world.sign_in(world.people[0])
    assert browser.post("demandes/administrateurs/1/accord").status_code == 500
    assert world.list("registrations")[0]["state"] == "awaiting-cooptation"
    browser.post("demandes/administrateurs/1/accord")
    assert world.list("registrations")[0]["state"] == "active"


def test_a_lost_session_says_how_to_come_back(api: Api) -> None:
    """R54, R21: signing in again leads to the list that was left."""
    world = api.world()
    world.register()
    browser = world.sign_in(world.people[0])
    ask(world, session_perdue={"times": 1})
    lost = browser.post("demandes/administrateurs/1/accord")
    assert (lost.status_code, heading(lost)) == (409, LOST)
    assert "Se déconnecter" not in text_of(lost.text)
    assert world.list("registrations")[0]["state"] == "awaiting-cooptation"
    assert place(way_on(browser, lost)) == "votre-compte"
    again = browser.post("votre-compte", **world.people[0].identity())
    assert place(again) == "demandes/administrateurs"


def test_a_registration_whose_session_is_lost_starts_again(api: Api) -> None:
    """R54."""
    world = api.world()
    ask(world, session_perdue={"step": "verification", "times": 1})
    browser = world.browser()
    browser.post("inscription/identite", **world.identity())
    browser.post("inscription/conditions")
    lost = browser.post("inscription/verification")
    assert heading(lost) == LOST
    assert place(way_on(browser, lost)) == "inscription/identite"
    again = browser.post("inscription/identite", **world.identity())
    assert place(again) == "inscription/conditions"


def test_a_removal_form_whose_session_is_lost_leads_to_the_knowledge_base(api: Api) -> None:
    """R54, R42."""
    world = api.world("deux-administrateurs")
    browser = world.employer()
    ask(world, session_perdue={"step": "radiation"})
    lost = browser.post("base-de-connaissance/radiation")
    assert heading(lost) == LOST
    assert place(way_on(browser, lost)) == "base-de-connaissance/"


def test_a_slow_page_keeps_nobody_else_waiting(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """R54: late by the seconds that were asked for, while the world goes on."""
    world = api.world()
    ask(world, page_lente={"seconds": 7, "times": 1})
    waited: list[float] = []

    def waiting(seconds: float) -> None:
        waited.append(seconds)
        assert world.control("/clock/advance", {"seconds": 1}).status_code == 200

    monkeypatch.setattr(breakdowns, "sleep", waiting)
    browser = world.browser()
    assert browser.get("votre-compte").status_code == 200
    assert browser.get("").status_code == 200
    assert waited == [7]
    assert told(world) == [("page-slowed", "/votre-compte")]


@pytest.mark.parametrize("dataset", ["un-administrateur", "deux-administrateurs"])
def test_the_seat_is_taken_between_two_pages(api: Api, dataset: str) -> None:
    """R54, R25: the request stays, and the list says why."""
    world = api.world(dataset)
    world.register()
    browser = world.sign_in(world.people[0])
    ask(world, troisieme_place_prise={})
    answer = browser.post("demandes/administrateurs/1/accord")
    assert "a déjà 3 administrateurs actifs" in text_of(answer.text)
    assert world.list("registrations")[0]["state"] == "awaiting-cooptation"
    assert told(world) == [("seats-taken", "/demandes/administrateurs/1/accord")]


def test_the_seat_is_taken_before_the_key(api: Api) -> None:
    """R54, R32: the key stays good."""
    world = api.world("deux-administrateurs")
    candidate = world.register("cle")
    world.control("/clock/advance", {"days": 3})
    ask(world, troisieme_place_prise={})
    browser = world.sign_in(candidate)
    answer = browser.post("activation", key=world.list("letters")[0]["key"])
    assert "aucune place n’est libre" in text_of(answer.text)
    assert [event for event, _page in told(world)] == ["seats-taken"]


def test_the_seat_is_taken_before_the_identity_form_when_that_is_said(api: Api) -> None:
    """R54, R38."""
    world = api.world("deux-administrateurs")
    ask(world, troisieme_place_prise={"step": "identite"})
    answer = world.browser().post("inscription/identite", **world.identity())
    assert "a déjà 3 administrateurs" in text_of(answer.text)
    wrong = world.browser().post("inscription/identite", **world.identity(siret="1"))
    assert "14 chiffres" in text_of(wrong.text)


def test_the_seat_is_taken_in_the_company_of_the_form(api: Api) -> None:
    """R54: not in that of the administrator who fills it in."""
    world = api.world()
    other = {"siret": "73282932000074", "name": "Autre", "street": "1 rue", "postcode": "75001"}
    assert world.control("/companies", {**other, "city": "PARIS"}).status_code == 201
    ask(world, troisieme_place_prise={"step": "identite"})
    browser = world.sign_in(world.people[0])
    browser.post("inscription/identite", **world.identity(siret=other["siret"]))
    people = api.client.get(f"/control/v1/worlds/{world.id}").json["people"]
    assert [p["siret"] for p in people].count(other["siret"]) == 3


def test_a_refusal_takes_no_seat(api: Api) -> None:
    """R54, R25: nobody needs one."""
    world = api.world()
    world.register()
    ask(world, troisieme_place_prise={})
    world.sign_in(world.people[0]).post("demandes/administrateurs/1/refus")
    assert world.list("registrations")[0]["state"] == "refused"
    assert told(world) == []


def test_a_returned_letter_and_one_gone_astray_are_told_on_their_pages(api: Api) -> None:
    """R54, R33."""
    world = api.world()
    ask(world, courrier_retourne={"times": 1})
    browser = world.sign_in(world.register("cle"))
    assert "revenu à l’expéditeur" not in text_of(browser.get("activation").text)
    world.control("/clock/advance", {"days": 3})
    assert "revenu à l’expéditeur" in text_of(browser.get("activation").text)
    ask(world, courrier_mal_adresse={"times": 1})
    browser.post("activation/courrier")
    world.control("/clock/advance", {"days": 3})
    assert "pas arrivé à l’adresse" in text_of(browser.get("boite-aux-lettres/1").text)
    assert "NULLE PART" in world.list("letters")[0]["address"]


def test_what_really_breaks_is_told_as_calmly(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """R54: without a word of the program."""
    world = api.world()

    def broken(*_: object) -> None:
        raise RuntimeError("secret du programme")

    monkeypatch.setattr("mockportal.usecases.signing_in.sign_in", broken)
    answer = world.browser().post("votre-compte", **world.people[0].identity())
    assert (answer.status_code, heading(answer)) == (500, FAILED)
    assert "secret du programme" not in answer.text
