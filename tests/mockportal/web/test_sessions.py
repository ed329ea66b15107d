"""Who may open what, in whose session, in which world."""

from __future__ import annotations

import re

import pytest

from mockportal.services import PortalServices
from mockportal.web.world_app import create_world_app
from tests.mockportal.browsing import (
    KNOWLEDGE_BASE,
    Api,
    Browser,
    place,
)

SIGN_IN = "votre-compte"
ACCOUNT_PAGES = (
    "menu",
    "habilitations",
    "demandes",
    "demandes/administrateurs",
    "compte-active",
    "demandes/administrateurs/1",
)
ACCOUNT_FORMS = (
    "habilitations/1",
    "demandes/administrateurs/1/accord",
    "demandes/administrateurs/1/refus",
)


def test_the_lists_above_hold_every_page_that_needs_a_person(services: PortalServices) -> None:
    """R31: a page that is added must be tried too."""
    known = {re.sub(r"\d+", "<int:number>", path) for path in (*ACCOUNT_PAGES, *ACCOUNT_FORMS)}
    waiting = {"activation", "activation/courrier", "attente"}
    areas = [
        rule.rule.lstrip("/")
        for rule in create_world_app(services).url_map.iter_rules()
        if rule.endpoint.startswith(("account.", "cooptation."))
    ]
    assert set(areas) - waiting - {"cooptation/<token>"} == known


def test_the_cookie_belongs_to_the_path_of_its_world(api: Api) -> None:
    """R26."""
    world = api.world()
    answer = world.browser().get("votre-compte")
    cookie = answer.headers["Set-Cookie"]
    assert f"Path={world.base};" in cookie + ";"
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_session_of_one_world_is_refused_in_another(api: Api) -> None:
    """R26: although both seeds give the same people, and the same key signs both cookies."""
    first, second = api.world(seed=7), api.world(seed=7)
    browser = first.sign_in(first.people[0])
    assert place(browser.get("menu")) == "menu"
    forged = Browser(api.app, second.base)
    forged.client.set_cookie("portail", browser.cookie().value, path=second.base)
    assert place(forged.get("menu")) == SIGN_IN


def test_a_changed_cookie_is_no_session(api: Api) -> None:
    """R26."""
    world = api.world()
    browser = world.sign_in(world.people[0])
    value = browser.cookie().value
    forged = world.browser()
    forged.client.set_cookie(
        "portail", value[:-2] + ("aa" if value[-2:] != "aa" else "bb"), path=world.base
    )
    assert place(forged.get("menu")) == SIGN_IN


@pytest.mark.parametrize("path", ACCOUNT_PAGES)
def test_who_is_not_signed_in_is_asked_to(api: Api, path: str) -> None:
    """R01, R26: and signing in from there works, whatever the page was."""
    world = api.world()
    browser = world.browser()
    assert place(browser.get(path)) == SIGN_IN
    answer = browser.post("votre-compte", **world.people[0].identity())
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ACCOUNT_FORMS)
def test_who_is_not_signed_in_decides_nothing(api: Api, path: str) -> None:
    """R26."""
    world = api.world()
    world.register()
    before = world.state()
    assert place(world.browser().post(path)) == SIGN_IN
    assert world.state() == before


@pytest.mark.parametrize(
    ("way", "only"),
    [("cooptation", "attente"), ("cle", "activation")],
)
def test_a_candidate_who_is_not_activated_opens_nothing_else(api: Api, way: str, only: str) -> None:
    """R31."""
    world = api.world()
    browser = world.sign_in(world.register(way))
    before = world.state()
    for path in ACCOUNT_PAGES:
        assert place(browser.get(path)) == only, path
    for path in ACCOUNT_FORMS:
        assert place(browser.post(path)) == only, path
    assert world.state() == before


def test_a_candidate_of_one_way_cannot_open_the_page_of_the_other(api: Api) -> None:
    """R31."""
    world = api.world()
    coopted, keyed = world.sign_in(world.register()), world.sign_in(world.register("cle", "Autre"))
    for answer in (
        coopted.get("activation"),
        coopted.post("activation", key="A" * 16),
        coopted.post("activation/courrier"),
        keyed.get("attente"),
    ):
        assert answer.status_code == 409
    for path in ("activation", "attente"):
        assert world.browser().get(path).status_code == 404


def test_a_removed_person_is_signed_out_at_the_next_click(api: Api) -> None:
    """R47, R46: and not before; the others stay signed in."""
    world = api.world("deux-administrateurs")
    removed, beneficiary = (world.sign_in(person) for person in world.people)
    world.ask_removal()
    assert place(removed.get("menu")) == "menu"
    world.browser().post("technicien/demandes/1/radiation")
    assert place(removed.get("menu")) == SIGN_IN
    assert place(removed.post("habilitations/2")) == SIGN_IN
    assert place(beneficiary.get("menu")) == "menu"
    answer = world.browser().post("votre-compte", **world.people[0].identity())
    assert answer.status_code == 422


def test_a_changed_password_closes_the_other_sessions(api: Api) -> None:
    """R36."""
    world = api.world()
    candidate = world.register()
    world.sign_in(world.people[0]).post("demandes/administrateurs/1/accord")
    open_session = world.sign_in(candidate)
    fields = {
        **candidate.identity(),
        "answer": "Médor",
        "password": "Nouveaumot34",
        "confirmation": "Nouveaumot34",
    }
    page = world.browser().post("mot-de-passe-oublie/reponse", **fields)
    assert page.status_code == 200
    assert place(open_session.get("menu")) == SIGN_IN


def test_a_refused_candidate_is_signed_out_at_the_next_click(api: Api) -> None:
    """R24, R31."""
    world = api.world()
    browser = world.sign_in(world.register())
    world.sign_in(world.people[0]).post("demandes/administrateurs/1/refus")
    assert place(browser.get("menu")) == SIGN_IN


def test_signing_out_ends_the_session(api: Api) -> None:
    """R01."""
    world = api.world()
    browser = world.sign_in(world.people[0])
    browser.post("deconnexion")
    assert place(browser.get("menu")) == SIGN_IN


def test_the_portal_and_the_knowledge_base_have_sessions_of_their_own(api: Api) -> None:
    """R41, R42."""
    world = api.world("deux-administrateurs")
    browser = world.employer()
    form = f"{KNOWLEDGE_BASE}radiation"
    assert place(browser.get(f"{KNOWLEDGE_BASE}radiation")) == form
    assert place(browser.get("menu")) == SIGN_IN
    browser.post("votre-compte", **world.people[0].identity())
    assert place(browser.get(f"{KNOWLEDGE_BASE}radiation")) == form
    browser.post("deconnexion")
    assert place(browser.get(f"{KNOWLEDGE_BASE}radiation")) == form
    browser.post(f"{KNOWLEDGE_BASE}deconnexion")
    assert place(browser.get(f"{KNOWLEDGE_BASE}radiation")) == KNOWLEDGE_BASE


def test_only_who_is_signed_in_opens_or_sends_the_form_of_removal(api: Api) -> None:
    """R42: nor does an administrator of the portal."""
    world = api.world("deux-administrateurs")
    for browser in (world.browser(), world.sign_in(world.people[0])):
        assert place(browser.get(f"{KNOWLEDGE_BASE}radiation")) == KNOWLEDGE_BASE
        browser.post(f"{KNOWLEDGE_BASE}radiation")
    assert world.list("removals") == []


def test_registering_to_the_knowledge_base_does_not_sign_in(api: Api) -> None:
    """R41."""
    world = api.world()
    browser = world.browser()
    page = browser.post(
        f"{KNOWLEDGE_BASE}inscription",
        siret=world.siret,
        nom="Durand",
        prenom="Lou",
        courriel="lou@durand.example",
        password="Motdepasse12",
        confirmation="Motdepasse12",
    )
    assert place(page) == KNOWLEDGE_BASE


def test_a_declarant_sees_neither_requests_nor_other_people(api: Api) -> None:
    """R02."""
    world = api.world("administrateur-et-declarant")
    world.register()
    browser = world.sign_in(world.people[1])
    page = browser.get("menu")
    assert place(page) == "menu"
    assert "Demande en attente" not in page.text
    for path in ("demandes", "demandes/administrateurs", "habilitations"):
        assert browser.get(path).status_code == 403
    before = world.state()
    for path in ACCOUNT_FORMS:
        assert browser.post(path).status_code == 403
    assert world.state() == before
