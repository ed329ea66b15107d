"""Export and import: a world as one document, checked before anything of it is kept."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

import mockportal
from mockportal.domain.refusals import UnknownName, WrongField, WrongFields
from mockportal.domain.world_file import KINDS
from mockportal.services import PortalServices
from mockportal.variants import variant
from tests.mockportal.acting import ask_cooptation, ask_key, ask_removal
from tests.mockportal.moments import DEFAULT_NOW


@pytest.fixture(scope="module")
def world_id(services: PortalServices) -> str:
    """A world with one of each thing."""
    with services.create_world("deux-administrateurs", "documente", DEFAULT_NOW, 4) as portal:
        ask_cooptation(portal)
        ask_key(portal, nom="Autre")
        ask_removal(portal)
        portal.world.faults = {"erreur-500": {"times": 1, "step": "conditions"}}
        return portal.world.id


@pytest.fixture(scope="module")
def file(services: PortalServices, world_id: str) -> str:
    """Its export, as a file holds it."""
    return json.dumps(services.export_world(world_id))


@pytest.fixture
def document(file: str) -> dict[str, Any]:
    """The export that the file brings back."""
    return json.loads(file)


def kept(services: PortalServices, document: object) -> str:
    """The id of the world that a document makes."""
    with services.import_world(document) as portal:
        return portal.world.id


def set_at(document: Any, path: str, value: object) -> None:
    """Put a value where a path like ``accounts.0.siret`` leads."""
    *way, last = path.split(".")
    for name in way:
        document = document[int(name) if name.isdigit() else name]
    document[int(last) if last.isdigit() else last] = value


def test_what_is_exported_comes_back_the_same(
    services: PortalServices, world_id: str, document: dict[str, Any]
) -> None:
    """R51: down to the last value, through a file."""
    other = kept(services, document)
    assert other != world_id
    assert services.export_world(other) == document == services.export_world(world_id)
    assert all(document[name] for name in KINDS)
    assert document["world"]["faults"] == {"erreur-500": {"times": 1, "step": "conditions"}}


def test_an_export_names_no_world_and_no_address(
    services: PortalServices, world_id: str, document: dict[str, Any]
) -> None:
    """R51: so that the files of two days compare."""
    text = json.dumps(document, ensure_ascii=False)
    assert world_id not in text
    assert "localhost" not in text
    assert "127.0.0.1" not in text
    with services.create_world("deux-administrateurs", "documente", DEFAULT_NOW, 4) as portal:
        twin = portal.world.id
    people = services.export_world(twin)["accounts"]
    assert people == document["accounts"]


def test_mails_are_exported_line_by_line(document: dict[str, Any]) -> None:
    """R20: a difference shows where it is."""
    assert len(document["mails"][0]["text"]) > 3
    assert not [line for line in document["mails"][0]["html"] if "\n" in line]


def test_a_document_may_leave_out_what_has_a_default(
    services: PortalServices, document: dict[str, Any]
) -> None:
    """R51: people write such files by hand."""
    for name in ("question", "answer", "active", "sign_in_epoch", "habilitations"):
        del document["accounts"][1][name]
    del document["world"]["faults"]
    back = services.export_world(kept(services, document))
    assert back["accounts"][1]["habilitations"] == []
    assert back["world"]["faults"] == {}


def test_the_example_of_the_documentation_makes_a_world(services: PortalServices) -> None:
    """R51."""
    text = (Path(mockportal.__file__).parents[1] / "docs" / "mondes.md").read_text("utf-8")
    found = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert found
    document = json.loads(found[1])
    back = services.export_world(kept(services, document))
    assert back == {**document, "world": {**document["world"], "faults": {}}}


SAME_PERSON = {"as": "accounts.0"}
"""Stands for what another place of the document holds."""

WRONG = {
    "companies.0.siret": ("12345678901234", "companies[0].siret", "siret-key"),
    "accounts.0.siret": ("00000000000000", "accounts[0].siret", "siret-unknown"),
    "accounts.0.courriel": ("a@gouv.fr", "accounts[0].courriel", "courriel-domain"),
    "accounts.1.id": (1, "accounts[1].id", "file-twice"),
    "accounts.0.id": (-1, "accounts[0].id", "file-value"),
    "accounts.0.nom": ("a\x00b", "accounts[0].nom", "file-text"),
    "accounts.0.active": ("oui", "accounts[0].active", "file-value"),
    "accounts.0.roles": (["roi"], "accounts[0].roles", "file-value"),
    "accounts.0.surnom": ("Z", "accounts[0].surnom", "file-unknown"),
    "accounts.0": ([], "accounts[0]", "file-value"),
    "accounts": ({}, "accounts", "file-value"),
    "registrations.0.state": ("perdu", "registrations[0].state", "file-value"),
    "registrations.0.deadline": (None, "registrations[0].deadline", "file-missing"),
    "registrations.0.requested_at": (
        "2027-01-01T00:00:00+01:00",
        "registrations[0].requested_at",
        "file-future",
    ),
    "letters.0.due_at": ("2026-01-01T00:00:00+01:00", "letters[0].due_at", "file-overdue"),
    "letters.0.posted_at": ("hier", "letters[0].posted_at", "file-value"),
    "letters.0.registration_id": (9, "letters[0].registration_id", "file-reference"),
    "removals.0.beneficiary_id": (9, "removals[0].beneficiary_id", "file-reference"),
    "mails.0.text": ("une ligne", "mails[0].text", "file-value"),
    "mails.0.to": ("a@gouv.fr", "mails[0].to", "courriel-domain"),
    "accounts.1.nom": ("N0m", "accounts[1].nom", "name-format"),
    "accounts.0.prenom": ("Zoe\u0301", "accounts[0].prenom", "name-format"),
    "accounts.0.telephone": ("01 99", "accounts[0].telephone", "telephone-format"),
    "accounts.0.password": ("Motdepasse12", "accounts[0].password", "file-hash"),
    "accounts.1.password": (
        "$argon2id$v=19$m=1048576,t=4,p=1$c29tZXNhbHQ4$MTIzNDU2Nzg5",
        "accounts[1].password",
        "file-hash",
    ),
    "registrations.1.key": (
        "$argon2id$v=19$m=19456,t=99,p=1$c29tZXNhbHQ4$MTIzNDU2Nzg5",
        "registrations[1].key",
        "file-hash",
    ),
    "registrations.0.token": ("../x", "registrations[0].token", "file-shape"),
    "registrations.0.question": ("Pourquoi ?", "registrations[0].question", "question-unknown"),
    "registrations.1.requested_at": (None, "registrations[1].requested_at", "file-missing"),
    "accounts.1": (SAME_PERSON, "accounts[1]", "file-same"),
    "removals.0.state": ("removed", "removals[0].decided_at", "file-missing"),
    "letters.0.key": ("abc", "letters[0].key", "key-format"),
    "mails.0.subject": ("Bonjour\r\nBcc: a@b.example", "mails[0].subject", "line-format"),
    "mails.0.to_name": ("Zoé\nMartin", "mails[0].to_name", "line-format"),
    "mails.0.sender": ("nul", "mails[0].sender", "courriel-format"),
    "journal.0.event": ("monde-detruit", "journal[0].event", "file-event"),
    "journal.0.rule": ("<b>", "journal[0].rule", "file-shape"),
    "companies.0.name": ("A\u202eB", "companies[0].name", "line-format"),
    "world.seed": (-1, "world.seed", "file-value"),
    "world.now": ("2400-01-01", "world.now", "file-value"),
    "world.id": ("x", "world.id", "file-unknown"),
    "world.faults": ({"panne-seche": {}}, "world.faults", "fault-unknown"),
    "world.faults.erreur-500": ([], "world.faults.erreur-500", "file-value"),
    "photos": ([], "photos", "file-unknown"),
    "format": ("zip", "format", "file-format"),
    "version": (2, "version", "file-version"),
}


@pytest.mark.parametrize("path", WRONG)
def test_what_does_not_fit_is_named_and_nothing_is_kept(
    services: PortalServices, document: dict[str, Any], path: str
) -> None:
    """R03, R22, R35, R51, R52: with a sentence for each fault."""
    value, field, code = WRONG[path]
    wrong = copy.deepcopy(document)
    set_at(wrong, path, {**document["accounts"][0], "id": 2} if value is SAME_PERSON else value)
    before = [world.id for world in services.worlds()]
    with pytest.raises((WrongField, WrongFields)) as caught:
        kept(services, wrong)
    refusal = caught.value
    told = refusal.wrong if isinstance(refusal, WrongFields) else (refusal,)
    assert (field, code) in {(one.field, one.code) for one in told}  # type: ignore[union-attr]
    assert all(variant("documente").wording.refusal(one) for one in told)
    assert [world.id for world in services.worlds()] == before


def test_what_is_missing_is_named(services: PortalServices, document: dict[str, Any]) -> None:
    """R51."""
    del document["accounts"][0]["courriel"], document["removals"][0]["id"]
    with pytest.raises(WrongFields) as caught:
        kept(services, document)
    assert [(one.field, one.code) for one in caught.value.wrong] == [
        ("accounts[0].courriel", "file-missing"),
        ("removals[0].id", "file-missing"),
    ]


@pytest.mark.parametrize("nonsense", [None, [], "monde", 3, {}])
def test_what_is_no_world_at_all_is_refused(services: PortalServices, nonsense: object) -> None:
    """R51."""
    with pytest.raises((WrongField, WrongFields)):
        kept(services, nonsense)


def test_four_administrators_are_too_many(
    services: PortalServices, document: dict[str, Any]
) -> None:
    """R03."""
    for number, nom in ((3, "Tiers"), (4, "Quart")):
        document["accounts"].append({**document["accounts"][0], "id": number, "nom": nom})
    with pytest.raises(WrongFields) as caught:
        kept(services, document)
    assert [(one.field, one.code) for one in caught.value.wrong] == [("companies[0]", "no-seat")]


@pytest.mark.parametrize("name", ["dataset", "variant"])
def test_an_unknown_dataset_or_variant_names_those_that_exist(
    services: PortalServices, document: dict[str, Any], name: str
) -> None:
    """R51."""
    document["world"][name] = "autre"
    with pytest.raises(UnknownName) as caught:
        kept(services, document)
    assert {"documente", "vierge"} & set(caught.value.known)


def test_an_import_that_fails_in_its_block_keeps_nothing(
    services: PortalServices, document: dict[str, Any]
) -> None:
    """R51."""
    before = [world.id for world in services.worlds()]
    with pytest.raises(RuntimeError), services.import_world(document):
        raise RuntimeError
    assert [world.id for world in services.worlds()] == before
