"""Decisions and additions through the control API."""

from __future__ import annotations

from typing import Any

import pytest

from mockportal.domain.secrets import SECRET_QUESTIONS
from tests.mockportal.browsing import Api, World


@pytest.fixture
def world(api: Api) -> World:
    """A world with two administrators."""
    return api.world("deux-administrateurs")


def decide(world: World, what: str, **body: str) -> Any:
    """A decision on the first registration or removal."""
    return world.control(f"/{what}/1/decision", body)


@pytest.mark.parametrize(("decision", "state"), [("accept", "active"), ("refuse", "refused")])
def test_a_registration_is_decided_by_a_courriel(world: World, decision: str, state: str) -> None:
    """R21."""
    world.register()
    (before,) = world.list("registrations")
    who = world.people[1]
    answer = decide(world, "registrations", by=f" {who.courriel.upper()} ", decision=decision)
    assert answer.status_code == 200
    assert answer.json == {
        **before,
        "state": state,
        "decided_by": f"{who.prenom} {who.nom}",
        "decided_at": "2026-01-12T09:00:00+01:00",
    }
    assert world.list("registrations") == [answer.json]


def test_no_secret_is_in_a_registration_or_in_the_journal(world: World) -> None:
    """R32, R36: the journal keeps hashes, which is enough to do everything again."""
    world.register("cle")
    world.control("/clock/advance", {"days": 3})
    key = world.list("letters")[0]["key"]
    assert "$argon2" not in world.control("/registrations").text
    for what in ("registrations", "journal"):
        text = world.control(f"/{what}").text
        for secret in (key, key.replace("-", ""), "Motdepasse12", "Médor"):
            assert secret not in text


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ({"decision": "remove"}, "removed"),
        ({"decision": "decline", "reason": "Pièce manquante"}, "declined"),
    ],
)
def test_a_removal_is_decided(world: World, body: dict, state: str) -> None:
    """R47."""
    world.ask_removal()
    (before,) = world.list("removals")
    assert before["removed"] == world.people[0].courriel
    assert before["beneficiary"] == world.people[1].courriel
    assert before["requester"] == "lou@durand.example"
    answer = world.control("/removals/1/decision", body)
    assert answer.status_code == 200
    assert answer.json == {
        **before,
        "state": state,
        "decided_at": "2026-01-12T09:00:00+01:00",
        "reason": body.get("reason"),
    }
    left = [p["courriel"] for p in world.control().json["people"]]
    assert (world.people[0].courriel in left) == (state == "declined")


def test_companies_and_people_can_be_added(world: World) -> None:
    """R02, R03, R35: and what was added works as what was seeded."""
    company = world.control(
        "/companies",
        {
            "siret": "732 829 320 00074",
            "name": "Nouvelle",
            "street": "1 rue Basse",
            "postcode": "75001",
            "city": "PARIS",
        },
    )
    assert (company.status_code, company.json) == (
        201,
        {
            "siret": "73282932000074",
            "name": "Nouvelle",
            "address": "1 rue Basse\n75001 PARIS",
        },
    )
    person = world.control(
        "/people",
        {
            "siret": "73282932000074",
            "nom": "Le Goff",
            "prenom": "Ève",
            "courriel": "Eve@nouvelle.example",
            "roles": ["declarant", "administrateur"],
            "habilitations": ["atmp"],
            "password": "Choisie2026",
        },
    )
    assert person.status_code == 201
    assert person.json == {
        "siret": "73282932000074",
        "nom": "Le Goff",
        "prenom": "Ève",
        "courriel": "eve@nouvelle.example",
        "roles": ["administrateur", "declarant"],
        "habilitations": ["atmp"],
        "password": "Choisie2026",
        "question": SECRET_QUESTIONS[0],
        "answer": "Médor",
    }
    shown, known = world.control().json, {"password", "question", "answer"}
    assert company.json in shown["companies"]
    assert shown["people"][-1] == {k: v for k, v in person.json.items() if k not in known}
    browser = world.browser()
    keys = ("siret", "nom", "prenom", "password")
    page = browser.post("votre-compte", **{key: person.json[key] for key in keys})
    assert page.request.path == f"{world.base}menu"


def test_a_person_is_an_administrator_with_the_seeded_password_by_default(world: World) -> None:
    """R04."""
    person = world.control(
        "/people",
        {
            "siret": world.siret,
            "nom": "Troisième",
            "prenom": "Ève",
            "courriel": "t@e.example",
        },
    ).json
    assert (person["roles"], person["habilitations"], person["password"]) == (
        ["administrateur"],
        ["dsn"],
        world.people[0].password,
    )


def test_of_several_people_with_one_address_the_administrator_of_the_company_decides(
    world: World,
) -> None:
    """R26, R47: not who was removed, not who is somewhere else."""
    shared = {"prenom": "Ève", "courriel": "partagee@martin.example"}
    world.control(
        "/companies",
        {
            "siret": "73282932000074",
            "name": "A",
            "street": "1",
            "postcode": "1",
            "city": "P",
        },
    )
    world.control("/people", {**shared, "siret": "73282932000074", "nom": "Ailleurs"})
    world.control(
        "/people", {**shared, "siret": world.siret, "nom": "Saisie", "roles": ["declarant"]}
    )
    world.register()
    world.control("/people", {**shared, "siret": world.siret, "nom": "Ici"})
    answer = decide(world, "registrations", by=shared["courriel"], decision="refuse")
    assert answer.json["decided_by"] == "Ève Ici"


def test_the_journal_tells_who_what_and_by_which_rule(world: World) -> None:
    """R10: oldest first."""
    world.register()
    journal = world.list("journal")
    assert {frozenset(entry) for entry in journal} == {
        frozenset({"id", "at", "actor", "event", "rule", "details", "given", "request"})
    }
    assert [(e["event"], e["rule"]) for e in journal] == [
        ("registration-started", "R12"),
        ("terms-accepted", "R13"),
        ("information-checked", "R14"),
        ("secrets-chosen", "R15"),
        ("authentication-checked", "R16"),
        ("cooptation-asked", "R17"),
    ]


@pytest.mark.parametrize(
    "subject",
    [
        "vous n’êtes plus",
        "VOUS N'ÊTES PLUS",
        "n'e\u0302tes",
        "n\u02bcêtes",
        "  vous  n’êtes\u00a0plus",
    ],
)
def test_a_subject_is_found_however_it_is_typed(api: Api, subject: str) -> None:
    """R47: apostrophes, composed accents and spaces make no difference."""
    world = api.world("deux-administrateurs")
    world.ask_removal()
    world.control("/removals/1/decision", {"decision": "remove"})
    found = world.api.get(f"/control/v1/worlds/{world.id}/mails", query_string={"subject": subject})
    assert [mail["subject"] for mail in found.json] == ["Vous n’êtes plus administrateur"]


@pytest.mark.parametrize("name", ["\n", "a\nb", "a\u0085b", "a\u202eb", "\u200b", "\ufeff"])
def test_a_name_of_invisible_characters_is_refused(api: Api, name: str) -> None:
    """R39."""
    world = api.world()
    place = {"siret": "73282932000074", "street": "1", "postcode": "75001", "city": "PARIS"}
    for field in ("name", "street", "city"):
        answer = world.control("/companies", {"name": "Neuve", **place, field: name})
        assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    person = {"siret": world.siret, "prenom": "Zoé", "courriel": "a@b.example", "nom": name}
    assert world.control("/people", person).status_code == 422
