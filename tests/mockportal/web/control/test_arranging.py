"""What is arranged through the control API is what the pages would have done."""

from __future__ import annotations

from typing import Any

import pytest

from mockportal.usecases.arranging import STATES
from tests.mockportal.browsing import Api, Browser, World, heading, is_problem, place

PAGES = {
    "identified": "inscription/conditions",
    "terms-accepted": "inscription/verification",
    "information-checked": "inscription/authentification",
    "secrets-chosen": "inscription/recapitulatif",
    "authentication-checked": "inscription/activation",
    "awaiting-cooptation": "inscription/choix-enregistre",
    "awaiting-key": "inscription/choix-enregistre",
}
ZOE = {"nom": "Martin", "prenom": "Zoé", "courriel": "zoe@martin.example"}
LOU = {"nom": "Durand", "prenom": "Lou", "courriel": "lou@durand.example"}


@pytest.fixture
def world(api: Api) -> World:
    """A world with two administrators."""
    return api.world("deux-administrateurs")


def arranged(world: World, where: str, **body: str) -> dict[str, Any]:
    """What the API made."""
    answer = world.control(f"/{where}", body)
    assert answer.status_code == 201, answer.text
    return answer.json


def taken_up(world: World, session: dict[str, str]) -> Browser:
    """A browser that has the session."""
    browser = world.browser()
    browser.client.set_cookie(session["name"], session["value"], path=session["path"])
    return browser


def test_every_state_that_can_be_arranged_is_here() -> None:
    assert {state.value for state in STATES} == set(PAGES)


@pytest.mark.parametrize("state", PAGES)
def test_a_registration_is_brought_to_a_state(world: World, state: str) -> None:
    """R12 to R17: and the browser goes on with it."""
    made = arranged(world, "registrations", siret=world.siret, **ZOE, state=state)
    assert made["registration"]["state"] == state
    assert [row["state"] for row in world.list("registrations")] == [state]
    session = made["session"]
    page = session["page"].partition(world.base)[2]
    assert page == PAGES[state]
    opened = taken_up(world, session).get(page)
    assert (opened.status_code, place(opened)) == (200, page)


def test_the_order_of_the_variant_is_followed(api: Api) -> None:
    """R19b: on a portal that merged two pages the browser stands on the page they share."""
    world = api.world("un-administrateur", variant="refonte")
    made = arranged(world, "registrations", siret=world.siret, **ZOE, state="secrets-chosen")
    page = made["session"]["page"].partition(world.base)[2]
    opened = taken_up(world, made["session"]).get(page)
    assert (opened.status_code, place(opened)) == (200, page)


def test_a_page_goes_on_where_it_was_left(world: World) -> None:
    """R17: nothing is missing for the last page to be sent."""
    made = arranged(
        world, "registrations", siret=world.siret, **ZOE, state="authentication-checked"
    )
    browser = taken_up(world, made["session"])
    answer = browser.post("inscription/activation", way="cooptation")
    assert place(answer) == "inscription/choix-enregistre"
    assert len(world.list("mails")) == 2


@pytest.mark.parametrize(
    ("dataset", "change", "status"),
    [
        ("trois-administrateurs", {}, 409),
        ("vierge", {"state": "awaiting-cooptation"}, 403),
        ("deux-administrateurs", {"courriel": "zoe@laposte.net"}, 422),
        ("deux-administrateurs", {"password": "court"}, 422),
        ("deux-administrateurs", {"question": "Laquelle ?", "state": "identified"}, 422),
    ],
)
def test_what_the_pages_refuse_is_refused_and_changes_nothing(
    api: Api, dataset: str, change: dict[str, str], status: int
) -> None:
    """R27, R36, R38, R52."""
    world = api.world(dataset)
    before = world.state()
    answer = world.control("/registrations", {"siret": world.siret, **ZOE, **change})
    assert is_problem(answer)
    assert answer.status_code == status
    assert world.state() == before


def test_a_person_is_signed_in(world: World) -> None:
    """R01: with the password that seeded people have, and with no other one."""
    who = world.people[0]
    identity = {"siret": who.siret, "nom": who.nom, "prenom": who.prenom}
    session = arranged(world, "sessions", **identity)
    assert session["page"].endswith(f"{world.base}menu")
    assert heading(taken_up(world, session).get("menu")) == "Menu personnalisé"
    wrong = world.control("/sessions", {**identity, "password": "Motdepasse34"})
    assert (wrong.status_code, wrong.json["title"]) == (422, "wrong-credentials")


@pytest.mark.parametrize(
    ("state", "page"), [("awaiting-key", "activation"), ("awaiting-cooptation", "attente")]
)
def test_a_candidate_is_signed_in_where_candidates_wait(
    world: World, state: str, page: str
) -> None:
    """R31."""
    arranged(world, "registrations", siret=world.siret, **ZOE, state=state)
    session = arranged(world, "sessions", siret=world.siret, nom="Martin", prenom="Zoé")
    assert session["page"].endswith(world.base + page)
    assert place(taken_up(world, session).get("menu")) == page


def test_a_session_is_one_of_its_world_alone(world: World, api: Api) -> None:
    """R26."""
    who = world.people[0]
    session = arranged(world, "sessions", siret=who.siret, nom=who.nom, prenom=who.prenom)
    other = api.world("deux-administrateurs")
    browser = taken_up(other, {**session, "path": other.base})
    assert place(browser.get("menu")) == "votre-compte"


def test_an_employer_registers_signs_in_and_asks_for_a_removal(world: World) -> None:
    """R41, R43: registering does not sign in."""
    made = arranged(world, "knowledge-base/accounts", siret=world.siret, **LOU)
    assert made["courriel"] == LOU["courriel"]
    session = arranged(world, "knowledge-base/sessions", courriel=LOU["courriel"])
    assert place(taken_up(world, session).get("base-de-connaissance/radiation")) == (
        "base-de-connaissance/radiation"
    )
    removed, heir = world.people
    form = {"removed_nom": removed.nom, "removed_prenom": removed.prenom}
    form |= {"beneficiary_nom": heir.nom, "beneficiary_prenom": heir.prenom}
    asked = arranged(world, "removals", requester=" LOU@durand.example ", **form)
    assert (asked["removed"], asked["state"]) == (removed.courriel, "open")
    again = world.control("/removals", {"requester": LOU["courriel"], **form})
    assert [error["code"] for error in again.json["errors"]] == ["removal-open"]


def test_who_has_no_access_to_the_knowledge_base_asks_for_nothing(world: World) -> None:
    """R41."""
    people = {"removed_nom": "A", "removed_prenom": "B"}
    people |= {"beneficiary_nom": "C", "beneficiary_prenom": "D"}
    answer = world.control("/removals", {"requester": "personne@durand.example", **people})
    assert is_problem(answer)
    assert (answer.status_code, answer.json["title"]) == (404, "employer-unknown")
