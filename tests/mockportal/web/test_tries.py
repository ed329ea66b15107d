"""Signing in: renewed, counted, and telling nothing about who exists."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import TestResponse

from mockportal.domain.secrets import Area
from mockportal.web import tries
from mockportal.web.tries import MINUTES, TRIES_MAX, Lockout, TooManyTries, Tries
from tests.mockportal.browsing import KNOWLEDGE_BASE, PASSWORD, Api, Browser, World, text_of

WAIT = "Trop d’essais ont échoué"


def wrong(world: World, **changes: str) -> dict[str, str]:
    """The first administrator's sign-in with another password."""
    return {**world.people[0].identity(), "password": "Fausse123", **changes}


def fail(browser: Browser, path: str, times: int = TRIES_MAX, **fields: str) -> TestResponse:
    """Try so many times; the last answer."""
    answers = [browser.post(path, **fields) for _ in range(times)]
    assert {answer.status_code for answer in answers} == {422}
    return answers[-1]


def shown(answer: TestResponse) -> str:
    """A page without what differs between any two of them: the token and what was typed."""
    return re.sub(r'value="[^"]*"', "", answer.text)


@pytest.mark.parametrize("nom", ["", "Personne"])
def test_after_ten_failures_a_person_waits_known_or_not(api: Api, nom: str) -> None:
    """R55: the right password does not help, and both read the same."""
    world = api.world()
    changes = {"nom": nom} if nom else {}
    browser = world.browser()
    fail(browser, "votre-compte", **wrong(world, **changes))
    right = {**world.people[0].identity(), **changes}
    answer = browser.post("votre-compte", **right)
    assert answer.status_code == 429
    assert WAIT in text_of(answer.text)
    assert browser.get("menu", follow=False).status_code == 302


def test_tries_are_counted_for_one_identity_one_address_and_one_world(api: Api) -> None:
    """R55: however the identity is typed, and from any browser."""
    world, other = api.world("deux-administrateurs"), api.world("deux-administrateurs")
    fail(world.browser(), "votre-compte", **wrong(world))
    siret = world.siret
    spaced = wrong(world, siret=f"{siret[:3]} {siret[3:]}", nom=world.people[0].nom.upper())
    assert world.browser().post("votre-compte", **spaced).status_code == 429
    assert world.sign_in(world.people[1]).get("menu").status_code == 200
    assert other.sign_in(other.people[0]).get("menu").status_code == 200
    far = world.browser()
    data = {"csrf_token": far.token(), **world.people[0].identity()}
    answer = far.client.post(
        f"{world.base}votre-compte", data=data, environ_overrides={"REMOTE_ADDR": "192.0.2.7"}
    )
    assert answer.status_code == 302


def test_a_success_forgets_the_failures(api: Api) -> None:
    """R55."""
    world = api.world()
    browser = world.browser()
    for _ in range(3):
        fail(browser, "votre-compte", TRIES_MAX - 1, **wrong(world))
        assert browser.post("votre-compte", **world.people[0].identity()).status_code == 200


def test_the_knowledge_base_counts_too(api: Api) -> None:
    """R55, R41: of an address that nobody has as well."""
    world = api.world()
    world.employer()
    for courriel in ("lou@durand.example", "personne@durand.example"):
        browser = world.browser()
        fail(browser, KNOWLEDGE_BASE, courriel=courriel, password="Fausse123")
        answer = browser.post(KNOWLEDGE_BASE, courriel=f" {courriel.upper()}", password=PASSWORD)
        assert answer.status_code == 429
        assert WAIT in text_of(answer.text)


def test_the_secret_answer_counts_too_but_not_a_password_that_does_not_fit(api: Api) -> None:
    """R55, R36."""
    world = api.world()
    browser, path = world.browser(), "mot-de-passe-oublie/reponse"
    who = {name: value for name, value in wrong(world).items() if name != "password"}
    unfit = {**who, "answer": "Sel", "password": "court", "confirmation": "court"}
    fail(browser, path, TRIES_MAX + 2, **unfit)
    fit = {**who, "answer": "Sel", "password": PASSWORD, "confirmation": PASSWORD}
    fail(browser, path, **fit)
    assert browser.post(path, **fit).status_code == 429


def test_a_wrong_sign_in_reads_the_same_for_somebody_and_for_nobody(api: Api) -> None:
    """R55, R01: the whole page, on the portal and in the knowledge base."""
    world = api.world()
    world.employer()
    fields = [wrong(world), wrong(world, nom="Personne")]
    first, second = (world.browser().post("votre-compte", **one) for one in fields)
    assert (first.status_code, shown(first)) == (second.status_code, shown(second))
    known, unknown = (
        world.browser().post(KNOWLEDGE_BASE, courriel=courriel, password="Fausse123")
        for courriel in ("lou@durand.example", "personne@durand.example")
    )
    assert (known.status_code, shown(known)) == (unknown.status_code, shown(unknown))


def test_a_session_given_before_signing_in_is_worth_nothing_after(api: Api) -> None:
    """R55: no fixation, on the portal and in the knowledge base."""
    world = api.world()
    world.employer()
    account = {"courriel": "lou@durand.example", "password": PASSWORD}
    cases = (
        ("votre-compte", world.people[0].identity(), "menu"),
        (KNOWLEDGE_BASE, account, f"{KNOWLEDGE_BASE}radiation"),
    )
    for path, fields, guarded in cases:
        victim = world.browser()
        token = victim.token()
        planted = victim.cookie().value
        victim.post(path, **fields)
        assert victim.cookie().value != planted
        assert victim.token() != token
        attacker = world.browser()
        attacker.client.set_cookie("portail", planted, path=world.base)
        assert attacker.get(guarded, follow=False).status_code == 302


def begin(counted: Tries, who: str) -> None:
    """One more try of somebody."""
    counted.begin(who.encode(), "monde", Area.PORTAL, who)


def test_after_the_wait_one_tries_again() -> None:
    """R55: by the system's clock; many at once are counted as well."""
    now = [0.0]
    counted = Tries(lambda: now[0])
    for _ in range(TRIES_MAX):
        begin(counted, "qui")
    now[0] = MINUTES * 60 - 1
    with pytest.raises(TooManyTries):
        begin(counted, "qui")
    assert counted.lockouts("monde") == [Lockout(Area.PORTAL, "qui", 1)]
    now[0] += 1
    assert counted.lockouts("monde") == []
    begin(counted, "qui")


def test_what_is_counted_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """R55: the oldest goes first."""
    monkeypatch.setattr(tries, "_KEPT", 2)
    counted = Tries()
    for key in (*["un"] * TRIES_MAX, *["deux"] * TRIES_MAX, "trois"):
        begin(counted, key)
    with pytest.raises(TooManyTries):
        begin(counted, "deux")
    begin(counted, "un")


def replayed(world: World, cookie: str, path: str) -> int:
    """What a browser is answered that kept a cookie which its person has done with."""
    browser = world.browser()
    browser.client.set_cookie("portail", cookie, path=world.base)
    return browser.get(path, follow=False).status_code


def test_a_cookie_is_worth_nothing_after_signing_out(api: Api) -> None:
    """R55: of a person, of a candidate, of an employer."""
    world = api.world()
    person = world.sign_in(world.people[0])
    candidate = world.sign_in(world.register())
    employer = world.employer()
    for browser, path, out in [
        (person, "menu", "deconnexion"),
        (candidate, "attente", "deconnexion"),
        (employer, f"{KNOWLEDGE_BASE}radiation", f"{KNOWLEDGE_BASE}deconnexion"),
    ]:
        kept = browser.cookie().value
        assert replayed(world, kept, path) == 200
        browser.post(out)
        assert replayed(world, kept, path) in {302, 404}


def test_a_candidates_cookie_is_worth_nothing_after_a_reset(api: Api) -> None:
    """R36, R55: as for people whose account is open."""
    world = api.world()
    who = world.register()
    kept = world.sign_in(who).cookie().value
    named = {"siret": who.siret, "nom": who.nom, "prenom": who.prenom, "answer": "Médor"}
    new = {"password": "Autrepasse12", "confirmation": "Autrepasse12"}
    world.browser().post("mot-de-passe-oublie/reponse", **named, **new)
    assert replayed(world, kept, "attente") == 404


@pytest.mark.parametrize(("days", "status"), [(29, 200), (30, 302)])
def test_a_session_ends_on_the_worlds_clock(api: Api, days: int, status: int) -> None:
    """R55: thirty days after signing in, whatever the time of the system."""
    world = api.world()
    person, employer = world.sign_in(world.people[0]), world.employer()
    world.control("/clock/advance", {"days": days})
    assert person.get("menu", follow=False).status_code == status
    assert employer.get(f"{KNOWLEDGE_BASE}radiation", follow=False).status_code == status
