"""What does not fit is refused clearly, and changes nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import Api, World, is_problem
from tests.mockportal.web.control.wrong_bodies import (
    ADMINISTRATOR,
    CLOCK,
    COMPANIES,
    COMPANY,
    PEOPLE,
    PERSON,
    REGISTRATION,
    REMOVAL,
    WORLDS,
    WRONG,
)


@pytest.fixture(scope="module")
def world(app: WSGI) -> World:
    """A world with a candidate, a removal asked for, a déclarant, and another company."""
    world = Api(app).world("deux-administrateurs")
    world.register()
    world.ask_removal()
    world.control("/companies", {**COMPANY, "siret": "35600000000048"})
    for nom, siret, role in (
        ("Saisie", world.siret, "declarant"),
        ("Ailleurs", "35600000000048", "administrateur"),
    ):
        body = {
            **PERSON,
            "nom": nom,
            "siret": siret,
            "roles": [role],
            "courriel": f"{nom.lower()}@nouvelle.example",
        }
        assert world.control("/people", body).status_code == 201
    return world


@pytest.fixture(scope="module")
def as_it_was(world: World) -> list[object]:
    """Everything in that world before anything wrong was sent."""
    return world.state()


def path_of(world: World, where: str) -> str:
    """The address of an operation."""
    return "/control/v1/worlds" if where == WORLDS else f"/control/v1/worlds/{world.id}/{where}"


def filled(world: World, value: Any) -> Any:
    """A body with the names of this world's people in it."""
    person = world.people[0]
    names = {
        "<company>": world.siret,
        ADMINISTRATOR: person.courriel,
        "<administrator nom>": person.nom,
        "<administrator prenom>": person.prenom,
        "<declarant>": "saisie@nouvelle.example",
        "<stranger>": "ailleurs@nouvelle.example",
    }
    if not isinstance(value, dict):
        return value
    return {k: names.get(v, v) if isinstance(v, str) else v for k, v in value.items()}


def worlds(world: World) -> list[str]:
    """The newest worlds."""
    return world.api.get("/control/v1/worlds/inconnu").json["known"]


@pytest.mark.parametrize(("where", "body"), WRONG)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    world: World, as_it_was: list[object], where: str, body: Any
) -> None:
    """R35, R39, R52, R02, R22, R47: world and journal stay as they were."""
    before = worlds(world)
    sent = json.dumps(filled(world, body))
    answer = world.api.post(path_of(world, where), data=sent, content_type="application/json")
    assert is_problem(answer), answer.text
    assert world.state() == as_it_was
    assert worlds(world) == before


@pytest.mark.parametrize("where", [WORLDS, CLOCK, PEOPLE, COMPANIES, REGISTRATION, REMOVAL])
@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b'{"days": 1,}', "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"days": NaN}', "application/json", 422),
        (b"[" * 200_000, "application/json", 422),
        (b"9" * 10_000, "application/json", 400),
        (b'{"days": 1}', "text/plain", 415),
        (b"days=1", "application/x-www-form-urlencoded", 415),
        (b'{"to": "' + b"a" * 1_100_000 + b'"}', "application/json", 413),
    ],
)
def test_what_is_no_json_is_refused_and_changes_nothing(
    world: World, as_it_was: list[object], where: str, data: bytes, kind: str, status: int
) -> None:
    """R39."""
    before = worlds(world)
    answer = world.api.post(path_of(world, where), data=data, content_type=kind)
    assert is_problem(answer), answer.text
    assert answer.status_code == status
    assert world.state() == as_it_was
    assert worlds(world) == before
