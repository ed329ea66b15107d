"""Every route and every control call, with another world's ids, cookies and CSRF tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from werkzeug.routing import Rule
from werkzeug.test import Client, TestResponse

from mockportal.services import PortalServices
from mockportal.web.callers import OwnNames
from mockportal.web.control_app import create_control_app
from mockportal.web.dispatch import WSGI, WorldDispatcher
from mockportal.web.world_app import create_world_app
from tests.mockportal.browsing import PASSWORD, Api, Browser, World

NUMBERS = range(1, 7)
WRITING = {"POST", "PUT", "PATCH", "DELETE"}
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


@pytest.fixture(scope="module")
def app(services: PortalServices) -> WSGI:
    """The program on the database whose services the test has in hand."""
    return WorldDispatcher(
        create_control_app(services).wsgi_app, create_world_app(services).wsgi_app, OwnNames()
    )


@dataclass
class Secret:
    """A world whose things nobody may see from another one.

    Attributes:
        snapshot: one of its snapshots.
        token: what one of its mails' links carries.
        browsers: its visitors, each with the sessions and the token of this world.
        export: all that is in it.
    """

    world: World
    snapshot: str
    token: str
    browsers: list[Browser]
    export: dict[str, Any]

    def marks(self) -> set[str]:
        """Words that only this world's pages may show."""
        letters = self.world.list("letters")
        people = {person.courriel for person in self.world.people}
        drawn = {letter["key"] for letter in letters} | {self.token, self.world.id, self.snapshot}
        return people | drawn | {"Zéphyrine", "Atrabilaire", self.world.siret}


@pytest.fixture
def secret(services: PortalServices, app: WSGI) -> Secret:
    """A world in which there is one of each thing."""
    world = Api(app).world("deux-administrateurs", seed=11)
    world.ask_removal()
    world.register(nom="Zéphyrine")
    world.register("cle", nom="Atrabilaire")
    world.control("/clock/advance", {"days": 4})
    link = next(mail["links"][0] for mail in world.list("mails") if mail["links"])
    visitors = [world.sign_in(world.people[0]), world.employer(), world.fill_in("Enchemin")]
    return Secret(
        world=world,
        snapshot=services.take_snapshot(world.id).id,
        token=link.rpartition("/")[2],
        browsers=visitors,
        export=services.export_world(world.id),
    )


@pytest.fixture
def other(app: WSGI) -> World:
    """A world of the same shape and other people."""
    world = Api(app).world("deux-administrateurs", seed=22)
    world.register(nom="Autrement")
    return world


def intruder(other: World, visitor: Browser) -> Browser:
    """A browser that shows the other world the cookie of a visitor of the secret one."""
    browser = Browser(other.app, other.base)
    cookie = visitor.cookie()
    browser.client.set_cookie("portail", cookie.value, path=other.base)
    return browser


def paths(rule: str, secret: Secret, here: str) -> Iterator[str]:
    """A route's paths, with every number and name of the secret world but its own id."""
    known = {"world_id": here, "token": secret.token, "path": "verification"}

    def fill(number: int) -> str:
        def one(found: re.Match[str]) -> str:
            kind, name = found.groups()
            return str(number) if kind == "int" else known.get(name, secret.snapshot)

        return _PARAMETER.sub(one, rule)

    yield from dict.fromkeys(map(fill, NUMBERS))


def fields(secret: Secret, **more: str) -> dict[str, str]:
    """Whatever the forms ask, with the people of the secret world."""
    removed, gains = secret.world.people[:2]
    return {
        **removed.identity(),
        "courriel": "lou@durand.example",
        "confirmation": PASSWORD,
        "key": secret.world.list("letters")[0]["key"],
        "removed_nom": removed.nom,
        "removed_prenom": removed.prenom,
        "beneficiary_nom": gains.nom,
        "beneficiary_prenom": gains.prenom,
        "acknowledged": "y",
        "reason": "x",
        "way": "cooptation",
        **more,
    }


REFUSED = {302, 400, 404, 405, 409}
"""A form that is given back, or a page that is not this visitor's to open."""


def routes(services: PortalServices, *, of_worlds: bool) -> list[Rule]:
    """The routes of the worlds' pages, or those of everything beside them that names a world."""
    create = create_world_app if of_worlds else create_control_app
    rules = [rule for rule in create(services).url_map.iter_rules() if rule.endpoint != "static"]
    return [rule for rule in rules if of_worlds or "<world_id>" in rule.rule]


def check(answer: TestResponse, marks: set[str], what: object) -> None:
    """Nothing of the secret world is shown, and nothing broke."""
    assert answer.status_code < 500, what
    asked = answer.request.path
    assert not [m for m in marks if m in answer.text and m not in asked], what


def test_a_session_of_another_world_is_none(secret: Secret, other: World) -> None:
    """R26, R47: whoever is signed in there is a stranger here."""
    for visitor in secret.browsers:
        browser = intruder(other, visitor)
        assert browser.get("menu").request.path.endswith("/votre-compte")
        assert "radiation" not in browser.get("base-de-connaissance/radiation").request.path
        assert browser.get("inscription/verification").status_code == 409


def test_every_page_of_a_world_with_the_cookie_and_token_of_another(
    services: PortalServices, secret: Secret, other: World
) -> None:
    """R26, R39, R47: every form is refused, nothing is shown and nothing changes."""
    before, marks = services.export_world(other.id), secret.marks()
    tried = 0
    for visitor in secret.browsers:
        token = visitor.token()
        for rule in routes(services, of_worlds=True):
            for path in paths(rule.rule, secret, other.id):
                for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
                    browser = intruder(other, visitor)
                    body = fields(secret, csrf_token=token) if method in WRITING else None
                    answer = browser.client.open(
                        browser.base + path.lstrip("/"), method=method, data=body
                    )
                    typed = set(fields(secret).values()) if body else set()
                    check(answer, marks - typed, (method, path))  # which a form gives back
                    assert method not in WRITING or answer.status_code in REFUSED, (method, path)
                    tried += 1
    assert tried > 300
    assert services.export_world(other.id) == before
    assert services.export_world(secret.world.id) == secret.export


def test_every_page_of_a_world_with_the_people_and_numbers_of_another(
    services: PortalServices, secret: Secret, other: World
) -> None:
    """R26, R47: with a session and a token that are good here."""
    marks = secret.marks()
    visitors = [other.browser(), other.sign_in(other.people[0]), other.employer()]
    for browser in visitors:
        for rule in routes(services, of_worlds=True):
            for path in paths(rule.rule, secret, other.id):
                for method in (rule.methods or set()) & {"GET", "POST"}:
                    below = path.lstrip("/")
                    if method == "GET":
                        answer = browser.get(below)
                    else:
                        answer = browser.post(below, **fields(secret))
                    typed = set(fields(secret).values())
                    check(answer, marks - typed, (method, path))
    assert services.export_world(secret.world.id) == secret.export


def test_every_control_call_and_page_with_the_ids_of_another_world(
    services: PortalServices, secret: Secret, other: World, app: WSGI
) -> None:
    """R51: the control API, and the control room with a good token of its own forms."""
    client = Client(app)
    marks = secret.marks() - {secret.world.people[0].courriel}  # sent, and so repeated
    found = _CSRF.search(client.get("/").text)
    assert found
    tried = set()
    for rule in routes(services, of_worlds=False):
        for path in paths(rule.rule, secret, other.id):
            for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
                if method in WRITING and path.endswith((f"/{other.id}", "/suppression")):
                    continue  # deletes the other world itself
                for sent in _bodies(secret, found[1]) if method in WRITING else [{}]:
                    answer = client.open(path, method=method, **sent)
                    check(answer, marks, (method, path))
                    tried.add((method, rule.rule))
    assert len(tried) > 12
    assert services.export_world(secret.world.id) == secret.export
    assert [one.id for one in services.snapshots(secret.world.id)] == [secret.snapshot]


def _bodies(secret: Secret, token: str) -> list[dict[str, Any]]:
    """What control calls take, naming people of the secret world."""
    by = secret.world.people[0].courriel
    return [
        {"json": {"by": by, "decision": "accept"}},
        {"json": {"decision": "remove"}},
        {"json": {"days": 1}},
        {"json": {}},
        {"data": {"csrf_token": token, "pas": "1-heure", "snapshot": secret.snapshot}},
    ]
