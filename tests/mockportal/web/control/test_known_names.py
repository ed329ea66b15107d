"""An unknown name is answered with those that exist; a second decision with the first."""

from __future__ import annotations

import pytest
from werkzeug.test import Client

from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import Api, World, is_problem
from tests.mockportal.web.control.wrong_bodies import (
    CLOCK,
    COMPANIES,
    COMPANY,
    PERSON,
    REGISTRATION,
    REMOVAL,
    WORLDS,
)


@pytest.fixture
def world(api: Api) -> World:
    """A world to ask about."""
    return api.world("deux-administrateurs")


def path_of(world: World, where: str) -> str:
    """The address of an operation."""
    return "/control/v1/worlds" if where == WORLDS else f"/control/v1/worlds/{world.id}/{where}"


@pytest.mark.parametrize(
    ("body", "code", "expected"),
    [
        (
            {"dataset": "inconnu"},
            "dataset-unknown",
            {
                "vierge",
                "un-administrateur",
                "deux-administrateurs",
                "trois-administrateurs",
                "administrateur-et-declarant",
            },
        ),
        ({"variant": "inconnue"}, "variant-unknown", {"documente"}),
    ],
)
def test_an_unknown_dataset_or_variant_lists_what_exists(
    world: World, body: dict, code: str, expected: set[str]
) -> None:
    """R51."""
    answer = world.api.post("/control/v1/worlds", json=body)
    assert (answer.status_code, answer.json["title"]) == (422, code)
    assert expected <= set(answer.json["known"])
    assert all(name in answer.json["detail"] for name in expected)


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        (WORLDS, ["dataset", "now", "seed", "snapshot", "variant"]),
        (CLOCK, ["days", "hours", "seconds", "to"]),
        (REGISTRATION, ["by", "decision"]),
        (REMOVAL, ["decision", "reason"]),
        (COMPANIES, sorted(COMPANY)),
    ],
)
def test_an_unknown_field_lists_those_that_exist(
    world: World, where: str, fields: list[str]
) -> None:
    """R51."""
    answer = world.api.post(path_of(world, where), json={"inconnu": 1})
    assert (answer.status_code, answer.json["fields"]) == (422, fields)
    assert "inconnu" in answer.json["detail"]
    assert all(name in answer.json["detail"] for name in fields)


def test_an_unknown_parameter_lists_those_that_exist(world: World) -> None:
    """R51: « too= » would otherwise give every mail."""
    answer = world.control("/mails?too=zoe@martin.example")
    assert is_problem(answer)
    assert answer.json["fields"] == ["subject", "to", "wait"]


@pytest.mark.parametrize(
    ("method", "below"),
    [
        ("get", ""),
        ("delete", ""),
        *(
            ("get", f"/{what}")
            for what in ("mails", "letters", "registrations", "removals", "journal")
        ),
        *(("post", f"/{what}") for what in (CLOCK,)),
    ],
)
def test_an_unknown_world_lists_the_newest_ones(world: World, method: str, below: str) -> None:
    """R51: newest first, and so many within one second that its clock cannot tell them apart."""
    newest = [Api(world.app).world("vierge").id for _ in range(3)][::-1]
    body = {"json": {"days": 1}} if method == "post" else {}
    answer = getattr(world.api, method)(f"/control/v1/worlds/inconnu{below}", **body)
    assert is_problem(answer)
    assert (answer.status_code, answer.json["title"]) == (404, "world-unknown")
    assert answer.json["known"][:3] == newest
    assert len(answer.json["known"]) <= 20


def test_each_wrong_field_of_a_person_is_named(world: World) -> None:
    """R39."""
    body = {
        "siret": "1",
        "nom": "",
        "prenom": "3",
        "courriel": "x@y.fr",
        "telephone": "1",
        "roles": ["chef"],
        "habilitations": ["tout"],
    }
    errors = world.control("/people", body).json["errors"]
    assert [error["field"] for error in errors] == [
        "siret",
        "nom",
        "prenom",
        "telephone",
        "courriel",
        "roles",
        "habilitations",
    ]
    assert all(error["detail"] for error in errors)


def test_a_fourth_administrator_cannot_be_added(api: Api) -> None:
    """R03: a déclarant can."""
    world = api.world("trois-administrateurs")
    body = {**PERSON, "siret": world.siret}
    before = world.state()
    answer = world.control("/people", body)
    assert (answer.status_code, answer.json["title"]) == (409, "no-seat")
    assert world.state() == before
    assert world.control("/people", {**body, "roles": ["declarant"]}).status_code == 201


@pytest.mark.parametrize("second", ["accept", "refuse"])
def test_a_registration_is_decided_once(api: Api, second: str) -> None:
    """R23: the second one is told who, what and when."""
    world = api.world("deux-administrateurs")
    world.register()
    first, other = world.people
    path = "/registrations/1/decision"
    world.control(path, {"by": first.courriel, "decision": "refuse"})
    before = world.state()
    answer = world.control(path, {"by": other.courriel, "decision": second})
    assert is_problem(answer)
    assert (answer.status_code, answer.json["title"]) == (409, "already-settled")
    assert f"refusée par {first.prenom} {first.nom}" in answer.json["detail"]
    assert world.state() == before


def test_a_removal_is_decided_once(api: Api) -> None:
    """R47."""
    world = api.world("deux-administrateurs")
    world.ask_removal()
    world.control("/removals/1/decision", {"decision": "remove"})
    before = world.state()
    for body in ({"decision": "remove"}, {"decision": "decline", "reason": "x"}):
        answer = world.control("/removals/1/decision", body)
        assert (answer.status_code, answer.json["title"]) == (409, "removal-settled")
    assert world.state() == before


def test_a_fourth_seat_is_refused_and_the_request_stays(api: Api) -> None:
    """R25."""
    world = api.world("deux-administrateurs")
    world.register()
    world.control("/people", {**PERSON, "siret": world.siret})
    before = world.state()
    body = {"by": world.people[0].courriel, "decision": "accept"}
    answer = world.control("/registrations/1/decision", body)
    assert (answer.status_code, answer.json["title"]) == (409, "seat-taken")
    assert world.state() == before


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/control/v1/rien", 404),
        ("get", "/control/", 404),
        ("put", "/control/v1/worlds", 405),
    ],
)
def test_what_the_api_does_not_have_is_a_problem_too(
    app: WSGI, method: str, path: str, status: int
) -> None:
    """R51."""
    answer = getattr(Client(app), method)(path)
    assert is_problem(answer)
    assert answer.status_code == status
    assert ("Allow" in answer.headers) == (status == 405)
