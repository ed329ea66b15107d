"""Every form, sent by somebody hostile: no failure, nothing changed, nothing echoed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from lxml import html
from werkzeug.datastructures import MultiDict
from werkzeug.test import Client, TestResponse

from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import KNOWLEDGE_BASE, Api, World, secrets

ECHO = "<script>alert(7)</script>"
HOSTILE = (
    "",
    " ",
    "\0",
    "a" * 5000,
    "9" * 400,
    "-1",
    "1e309",
    "true",
    "[]",
    ECHO,
    f'">{ECHO}',
    f"' onfocus='alert(7)' {ECHO}",
    "' OR 1=1 --",
    "'); DROP TABLE worlds; --",
    "../../../../etc/passwd",
    "{{ 7 * 191 }}${7*191}%(7)s",
    "x\r\nBcc: quelqu-un@ailleurs.example",
    "\u202e\u2066\u200b\ufeff",
    "e\u0301" * 60,
    "𝔘𝔫𝔦\U0010ffff",
    "2026-02-30T25:61",
)
BYTES = "csrf_token={token}&{name}=%ff%fe%00"
VERBS = ("get", "put", "patch", "delete", "options", "head", "trace")


Go = Callable[[World], tuple[Client, TestResponse]]
"""Somebody comes to a page of a world."""


@dataclass(frozen=True)
class Form:
    """A form as a page has it.

    Attributes:
        kept: what a browser sends without being asked: token and hidden fields.
        names: what one types, chooses or ticks.
    """

    client: Client
    page: str
    action: str
    kept: dict[str, str]
    names: tuple[str, ...]

    def send(self, fields: dict[str, str]) -> TestResponse:
        """With these values, and the token of the page as it is now."""
        return self.client.post(self.action, data={**self.kept, **fields}, follow_redirects=True)


def forms(client: Client, shown: TestResponse) -> Iterator[Form]:
    """The forms of a page that ask for something."""
    page = shown.request.path
    assert shown.status_code == 200, page
    for form in html.fromstring(shown.text).xpath("//form[@method='post']"):
        kept = {f.get("name"): f.get("value") or "" for f in form.xpath(".//input[@type='hidden']")}
        asked = form.xpath(".//*[self::input or self::select or self::textarea][@name]")
        names = dict.fromkeys(field.get("name") for field in asked)
        typed = tuple(name for name in names if name not in kept)
        if typed:
            yield Form(client, page, form.get("action") or page, kept, typed)


def _registering(pages: int) -> Go:
    """Somebody on a page of the registration, after so many others."""
    steps = (
        ("identite", lambda world: world.identity()),
        ("conditions", lambda _: {}),
        ("verification", lambda _: {}),
        ("authentification", lambda _: secrets()),
        ("recapitulatif", lambda _: {}),
        ("activation", lambda _: {}),
    )

    def go(world: World) -> tuple[Client, TestResponse]:
        browser = world.browser()
        for name, fields in steps[:pages]:
            browser.post(f"inscription/{name}", **fields(world))
        return browser.client, browser.get(f"inscription/{steps[pages][0]}")

    return go


def _at(path: str, who: str = "browser") -> Go:
    """Somebody on a page of the world."""

    def go(world: World) -> tuple[Client, TestResponse]:
        person = (world.people[0],) if who == "sign_in" else ()
        browser = getattr(world, who)(*person)
        return browser.client, browser.get(path)

    return go


def _in_room(path: str) -> Go:
    def go(world: World) -> tuple[Client, TestResponse]:
        client = Client(world.app)
        return client, client.get(path.replace("MONDE", world.id))

    return go


def _waiting_for_a_key(world: World) -> tuple[Client, TestResponse]:
    browser = world.sign_in(world.register("cle", nom="Parcourrier"))
    return browser.client, browser.get("activation")


def _asked_for_the_answer(world: World) -> tuple[Client, TestResponse]:
    browser, who = world.browser(), world.people[0]
    named = {"siret": who.siret, "nom": who.nom, "prenom": who.prenom}
    return browser.client, browser.post("mot-de-passe-oublie", **named)


def _deciding_a_removal(world: World) -> tuple[Client, TestResponse]:
    world.ask_removal()
    browser = world.browser()
    return browser.client, browser.get("technicien/demandes/1")


PAGES: dict[str, Go] = {
    "connexion": _at("votre-compte"),
    "identite": _registering(0),
    "authentification": _registering(3),
    "activation": _registering(5),
    "cle": _waiting_for_a_key,
    "mot-de-passe-oublie": _at("mot-de-passe-oublie"),
    "reponse-secrete": _asked_for_the_answer,
    "habilitations": _at("habilitations", "sign_in"),
    "base": _at(KNOWLEDGE_BASE),
    "inscription-base": _at(f"{KNOWLEDGE_BASE}inscription"),
    "radiation": _at(f"{KNOWLEDGE_BASE}radiation", "employer"),
    "bureau": _deciding_a_removal,
    "salle": _in_room("/"),
    "monde": _in_room("/mondes/MONDE"),
    "personne": _in_room("/mondes/MONDE/personnes"),
    "entreprise": _in_room("/mondes/MONDE/entreprises"),
    "acces": _in_room("/mondes/MONDE/acces"),
}


FREE = ("technicien/", "habilitations")
"""A reason is what the technician types; who ticks nothing takes away."""


@pytest.fixture(params=PAGES, ids=str)
def asked(request: pytest.FixtureRequest, api: Api) -> tuple[World, list[Form]]:
    """A world, and the forms of one of its pages."""
    world = api.world("deux-administrateurs")
    found = list(forms(*PAGES[request.param](world)))
    assert found, request.param
    return world, found


def kept(world: World, found: list[Form]) -> list[object]:
    """What a world holds but for its journal, where refused tries are told."""
    is_free = any(name in form.page for form in found for name in FREE)
    return [] if is_free else world.state()[:-1]


def is_calm(answer: TestResponse, form: Form, sent: str) -> None:
    """No failure, and nothing of what was sent is markup."""
    assert answer.status_code < 500, f"{form.action} : {sent!r}"
    assert ECHO not in answer.text, f"{form.action} : {sent!r}"
    assert "1337" not in answer.text, f"{form.action} : {sent!r}"


def test_what_is_typed_into_every_field(asked: tuple[World, list[Form]]) -> None:
    """R39: the same in all fields, then each field by itself with a value of its own."""
    world, found = asked
    before = kept(world, found)
    for form in found:
        for value in HOSTILE:
            is_calm(form.send(dict.fromkeys(form.names, value)), form, value)
        for number, name in enumerate(form.names):
            value = HOSTILE[-1 - number % len(HOSTILE)]
            is_calm(form.send({name: value}), form, value)
    assert kept(world, found) == before


@pytest.mark.parametrize("reason", ["\0", "\x07 \x1b"])
def test_a_reason_of_nothing_readable_is_none(api: Api, reason: str) -> None:
    """R47."""
    world = api.world("radiation-demandee")
    before = world.state()
    answer = world.browser().post("technicien/demandes/1/refus", reason=reason)
    assert "Donnez le motif" in answer.text
    assert world.state() == before


def test_what_is_no_form_at_all(asked: tuple[World, list[Form]], app: WSGI) -> None:
    """R39: doubled fields, files for words, bytes for letters, other verbs, another's token."""
    world, found = asked
    before = kept(world, found)
    for form in found:
        doubled = MultiDict(
            [*form.kept.items(), *((n, v) for n in form.names for v in ("a", ECHO))]
        )
        file = {**form.kept, **{n: (io.BytesIO(b"\0\xff"), f"{ECHO}.txt") for n in form.names}}
        raw = BYTES.format(token=form.kept.get("csrf_token", ""), name=form.names[0])
        stranger = {**dict.fromkeys(form.names, "a"), "csrf_token": "d’ailleurs"}
        for sent in (
            {"data": doubled},
            {"data": file, "content_type": "multipart/form-data"},
            {"data": raw, "content_type": "application/x-www-form-urlencoded"},
            {"data": b"--x\r\n", "content_type": "multipart/form-data; boundary=x"},
            {"json": {name: ["a"] for name in form.names}},
            {"data": stranger},
        ):
            is_calm(form.client.post(form.action, **sent), form, str(sent))
        assert Client(app).post(form.action, data=stranger).status_code in {302, 400, 404, 409}
        for verb in VERBS:
            answer = getattr(form.client, verb)(form.action)
            assert answer.status_code in {200, 302, 404, 405, 409}, f"{verb} {form.action}"
    assert kept(world, found) == before
