"""The shapes of the control API, which are fixed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from mockportal.domain.identifiers import parse_siret
from tests.mockportal.browsing import Api, World

PERSON = {"siret", "nom", "prenom", "courriel", "roles", "habilitations"}
SECRETS = {"password", "question", "answer"}
MAIL = {"id", "at", "from", "to", "subject", "text", "html", "links", "page"}
LETTER = {"id", "posted_at", "delivered_at", "address", "text", "key", "page", "pdf"}


@pytest.fixture
def world(api: Api) -> World:
    """A world with two administrators."""
    return api.world("deux-administrateurs")


def decide(world: World, what: str, **body: str) -> Any:
    """A decision on the first registration or removal."""
    return world.control(f"/{what}/1/decision", body)


def test_a_world_has_defaults(api: Api) -> None:
    """R03: un-administrateur, documente, 12 January 2026 at nine."""
    for body in ({"json": {}}, {}):
        answer = api.client.post("/control/v1/worlds", **body)
        assert answer.status_code == 201
        made = answer.json
        names = ["id", "url", "now", "dataset", "variant", "companies", "people"]
        assert list(made) == [*names, "candidates", "employers"]
        assert (made["dataset"], made["variant"]) == ("un-administrateur", "documente")
        assert made["now"] == "2026-01-12T09:00:00+01:00"
        assert made["url"] == f"http://localhost/m/{made['id']}/"
        assert answer.headers["Location"].endswith(f"/control/v1/worlds/{made['id']}")
        assert api.client.get(made["url"]).status_code == 200
        (company,) = made["companies"]
        assert list(company) == ["siret", "name", "address"]
        (person,) = made["people"]
        assert set(person) == PERSON | SECRETS


@pytest.mark.parametrize(
    ("dataset", "companies", "roles"),
    [
        ("vierge", 2, []),
        ("un-administrateur", 1, [["administrateur"]]),
        ("deux-administrateurs", 1, [["administrateur"]] * 2),
        ("trois-administrateurs", 1, [["administrateur"]] * 3),
        ("administrateur-et-declarant", 1, [["administrateur"], ["declarant"]]),
    ],
)
def test_each_starting_state(api: Api, dataset: str, companies: int, roles: list) -> None:
    """R02, R03, R35, R52."""
    made = api.world(dataset).answer
    assert len(made["companies"]) == companies
    assert [person["roles"] for person in made["people"]] == roles
    for person in made["people"]:
        assert person["courriel"].endswith(".example")
        assert person["habilitations"]
    for company in made["companies"]:
        assert parse_siret(company["siret"]) == company["siret"]


def test_a_world_is_shown_again_without_passwords(world: World) -> None:
    """R36."""
    shown = world.control().json
    people = [{k: p[k] for k in p if k not in SECRETS} for p in world.answer["people"]]
    assert shown == {**world.answer, "people": people}


@pytest.mark.parametrize("path", ["mails", "letters", "registrations", "removals", "journal"])
def test_lists_are_bare_arrays(api: Api, path: str) -> None:
    """R51."""
    assert api.world("vierge").list(path) == []


def test_a_mail_has_its_parts_and_its_links(world: World) -> None:
    """R20."""
    world.register()
    first, second = world.list("mails")
    for mail, person in zip((first, second), world.people, strict=True):
        assert set(mail) == MAIL
        assert (mail["to"], mail["at"]) == (person.courriel, "2026-01-12T09:00:00+01:00")
        (link,) = mail["links"]
        assert re.fullmatch(rf"http://localhost{world.base}cooptation/[0-9a-f]{{32}}", link)
        assert link in mail["text"]
        assert f'href="{link}"' in mail["html"]
    assert (first["id"], second["id"]) == (1, 2)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [1, 2, 3]),
        ("?to=zoe", []),
        ("?to={first}", [1]),
        ("?to={FIRST}", [1]),
        ("?to=martin@martin.example", [3]),
        ("?subject=accept", [3]),
        ("?subject=DÉCISION", [1, 2]),
        ("?to={first}&subject=accept", []),
        ("?to={first}&subject=attend", [1]),
        ("?subject=rien", []),
        ("?to=&subject=", [1, 2, 3]),
    ],
)
def test_mails_are_chosen_by_address_and_subject(
    world: World, query: str, expected: list[int]
) -> None:
    """R20, R24."""
    world.register()
    decide(world, "registrations", by=world.people[0].courriel, decision="accept")
    first = world.people[0].courriel
    found = world.list("mails" + query.format(first=first, FIRST=first.upper()))
    assert [mail["id"] for mail in found] == expected


def test_letters_are_those_delivered(world: World) -> None:
    """R33, R30."""
    world.register("cle")
    assert world.list("letters") == []
    world.control("/clock/advance", {"days": 3})
    (letter,) = world.list("letters")
    assert set(letter) == LETTER
    assert (letter["posted_at"], letter["delivered_at"]) == (
        "2026-01-12T09:00:00+01:00",
        "2026-01-15T09:00:00+01:00",
    )
    assert letter["address"].endswith(world.answer["companies"][0]["address"])
    assert letter["key"] in letter["text"]
    assert letter["pdf"] == f"{letter['page']}.pdf"
    for address in (letter["page"], letter["pdf"]):
        assert world.api.get(address).status_code == 200


@pytest.mark.parametrize(
    ("body", "now"),
    [
        ({"days": 1}, "2026-01-13T09:00:00+01:00"),
        ({"days": 100}, "2026-04-22T09:00:00+02:00"),
        ({"hours": 2400}, "2026-04-22T10:00:00+02:00"),
        ({"seconds": 1}, "2026-01-12T09:00:01+01:00"),
        ({"seconds": 0}, "2026-01-12T09:00:00+01:00"),
        ({"to": "2026-01-12T09:00:00+01:00"}, "2026-01-12T09:00:00+01:00"),
        ({"to": "2026-02-01T00:00:00Z"}, "2026-02-01T01:00:00+01:00"),
        ({"to": "2026-07-01T10:00"}, "2026-07-01T10:00:00+02:00"),
    ],
)
def test_the_clock_advances_to_a_moment(world: World, body: dict, now: str) -> None:
    """R22: days are calendar days in Paris."""
    answer = world.control("/clock/advance", body)
    assert (answer.status_code, answer.json) == (200, {"now": now, "fired": []})
    assert world.control().json["now"] == now


def test_advancing_tells_what_fell_due_in_order(world: World) -> None:
    """R22, R33."""
    world.register()
    world.register("cle", nom="Autre")
    fired = world.control("/clock/advance", {"days": 16}).json["fired"]
    assert [(one["at"], one["event"]) for one in fired] == [
        ("2026-01-15T09:00:00+01:00", "letter-delivered"),
        ("2026-01-27T09:00:01+01:00", "registration-cancelled"),
    ]
