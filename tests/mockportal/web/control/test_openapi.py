"""The document says all that the control API takes and answers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from werkzeug.test import Client

from mockportal.services import PortalServices
from mockportal.web.control.operations import Operation, operations
from mockportal.web.control_app import create_control_app
from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import Api

PREFIX = "/control/v1"


@pytest.fixture
def document(app: WSGI) -> dict[str, Any]:
    """What the portal says of its API."""
    answer = Client(app).get(f"{PREFIX}/openapi.json")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    return answer.json


def test_it_is_openapi(document: dict[str, Any]) -> None:
    """R51: 3.1, as its own schema wants it."""
    validate(document)
    assert document["openapi"] == "3.1.0"


def test_every_route_of_the_api_is_in_it(
    document: dict[str, Any], services: PortalServices
) -> None:
    """R51: each address with each of its methods, and nothing that is not there."""
    served = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule.removeprefix(PREFIX)), method.lower())
        for rule in create_control_app(services).url_map.iter_rules()
        if rule.rule.startswith(f"{PREFIX}/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    said = {(path, method) for path, item in document["paths"].items() for method in item}
    assert said == served


def test_every_parameter_of_a_path_is_said_with_its_type(document: dict[str, Any]) -> None:
    """R51."""
    for path, item in document["paths"].items():
        for method, one in item.items():
            said = [p["name"] for p in one["parameters"] if p.get("in") == "path"]
            assert said == re.findall(r"\{(\w+)\}", path), (method, path)


def test_what_waits_says_how_long_and_that_it_may_be_refused(document: dict[str, Any]) -> None:
    """R51."""
    for what in ("mails", "letters"):
        one = document["paths"][f"/worlds/{{world_id}}/{what}"]["get"]
        (wait,) = [p for p in one["parameters"] if p.get("name") == "wait"]
        assert (wait["schema"]["minimum"], wait["schema"]["maximum"]) == (0, 30)
        assert "503" in one["responses"]


def test_everything_is_said_in_french_words(document: dict[str, Any]) -> None:
    """R51: what each operation does, and nothing of what the code says to its readers."""
    for item in document["paths"].values():
        assert all(one["summary"] for one in item.values())
    assert not [s for s in document["components"]["schemas"].values() if "description" in s]


@pytest.mark.parametrize("one", operations.all, ids=lambda one: one.name)
def test_each_example_fits_what_the_operation_takes(
    document: dict[str, Any], one: Operation
) -> None:
    """R39."""
    if not one.example:
        return
    content = document["paths"][one.path][one.method.lower()]["requestBody"]["content"]
    schema = {**document, **content["application/json"]["schema"]}
    assert not list(Draft202012Validator(schema).iter_errors(dict(one.example)))


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("", "World"),
        ("/mails", "Mail"),
        ("/letters", "Letter"),
        ("/registrations", "Registration"),
        ("/removals", "Removal"),
        ("/journal", "JournalEntry"),
        ("/snapshots", "Snapshot"),
        ("/export", "WorldFile"),
    ],
)
def test_answers_have_the_shape_that_is_said(
    api: Api, document: dict[str, Any], path: str, shape: str
) -> None:
    """R51: with everything in the world that there may be."""
    world = api.world("deux-administrateurs")
    world.ask_removal()
    world.register("cle")
    world.register(nom="Autre")
    world.control("/clock/advance", {"days": 4})
    world.control("/snapshots", {})
    schema = {**document, "$ref": f"#/components/schemas/{shape}"}
    found = world.control(path).json
    rows = found if isinstance(found, list) else [found]
    assert rows
    for row in rows:
        assert not list(Draft202012Validator(schema).iter_errors(row))
        assert set(row) <= set(document["components"]["schemas"][shape]["properties"])


@pytest.mark.parametrize(
    ("shape", "body", "fits"),
    [
        ("Advance", {"days": 1}, True),
        ("Advance", {}, False),
        ("Advance", {"days": 1, "hours": 1}, False),
        ("NewWorld", {"snapshot": "x"}, True),
        ("NewWorld", {"snapshot": "x", "seed": 1}, False),
        ("NewSession", {"siret": "732 829 320 00074", "nom": "Le Goff", "prenom": "प्रिया"}, True),
        ("NewSession", {"siret": "7", "nom": "Le Goff", "prenom": "Ève"}, False),
        ("NewSession", {"siret": "73282932000074", "nom": "7", "prenom": " "}, False),
        ("NewEmployerSession", {"courriel": "eve"}, False),
    ],
)
def test_what_is_refused_whatever_the_world_is_announced(
    document: dict[str, Any], shape: str, body: dict[str, Any], *, fits: bool
) -> None:
    """R39: as far as a schema can say it."""
    schema = {**document, "$ref": f"#/components/schemas/{shape}"}
    assert Draft202012Validator(schema).is_valid(body) == fits


def test_a_portal_below_a_path_says_so(app: WSGI) -> None:
    """R51: what reads the document finds the API."""
    answer = Client(app).get(
        f"{PREFIX}/openapi.json", environ_overrides={"SCRIPT_NAME": "/portail"}
    )
    assert answer.json["servers"] == [{"url": f"/portail{PREFIX}"}]
