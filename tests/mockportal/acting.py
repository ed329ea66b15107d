"""What people do on the portal, through the use cases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import inspect

from mockportal.domain.company import Account, Company
from mockportal.domain.refusals import Refusal, WrongFields
from mockportal.domain.registration import Letter, Registration
from mockportal.domain.removal import KnowledgeBaseAccount, Removal
from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.domain.world import JournalEntry, Mail
from mockportal.ports import Portal
from mockportal.usecases import directory, knowledge_base, registering, removing

PASSWORD = "Motdepasse12"
SECRETS = registering.Secrets(PASSWORD, PASSWORD, SECRET_QUESTIONS[0], "Médor")
KINDS = (Company, Account, Registration, Letter, KnowledgeBaseAccount, Removal, Mail, JournalEntry)


def company(portal: Portal) -> Company:
    """The first company of the directory."""
    return portal.store.find(Company)[0]


def administrator(portal: Portal, index: int = 0) -> Account:
    """An administrator of the first company."""
    return portal.administrators(company(portal).siret)[index]


def typed(portal: Portal, **changes: str) -> registering.Candidate:
    """Step 3 filled in by Zoé Martin, with some fields typed otherwise."""
    fields = {
        "siret": company(portal).siret,
        "nom": "Martin",
        "prenom": "Zoé",
        "telephone": "01 99 00 12 34",
        "courriel": "zoe@martin.example",
    }
    return registering.Candidate(**{**fields, **changes})


def fill_in(portal: Portal, **changes: str) -> Registration:
    """Steps 3 to 7."""
    candidate = registering.register(portal, typed(portal, **changes))
    registering.accept_terms(portal, candidate)
    registering.check_information(portal, candidate)
    registering.choose_secrets(portal, candidate, SECRETS)
    registering.check_authentication(portal, candidate)
    return candidate


def ask_cooptation(portal: Portal, **changes: str) -> Registration:
    """Steps 3 to 9, by Cooptation."""
    candidate = fill_in(portal, **changes)
    registering.ask_cooptation(portal, candidate)
    return candidate


def ask_key(portal: Portal, **changes: str) -> Registration:
    """Steps 3 to 9, by key."""
    candidate = fill_in(portal, **changes)
    registering.ask_key(portal, candidate)
    return candidate


def last_key(portal: Portal) -> str:
    """The key of the letter posted last."""
    return portal.store.find(Letter)[-1].key


def add_person(
    portal: Portal, nom: str, roles: tuple[str, ...] = ("administrateur",), **changes: object
) -> Account:
    """A person whom the tester adds to the first company."""
    fields: dict[str, object] = {
        "siret": company(portal).siret,
        "prenom": "Ève",
        "courriel": f"{nom.lower()}@entreprise.example",
        "telephone": "0199000000",
        "habilitations": ("dsn",),
        "password": "",
    }
    person = {**fields, **changes, "nom": nom, "roles": roles}
    return directory.add_person(portal, directory.NewPerson(**person))  # type: ignore[arg-type]


def employer(portal: Portal, courriel: str = "lou@durand.example") -> KnowledgeBaseAccount:
    """The employer of the first company, registered in the knowledge base."""
    who = knowledge_base.Employer(
        company(portal).siret, "Durand", "Lou", courriel, PASSWORD, PASSWORD
    )
    return knowledge_base.register(portal, who)


@dataclass
class RemovalCase:
    """A removal asked for: who asks, who goes, who receives."""

    request: Removal
    requester: KnowledgeBaseAccount
    removed: Account
    beneficiary: Account


def removal_form(
    removed: Account, beneficiary: Account, *, acknowledged: bool = True
) -> removing.RemovalForm:
    """The form of step 4, filled in."""
    return removing.RemovalForm(
        removed.nom, removed.prenom, beneficiary.nom, beneficiary.prenom, acknowledged
    )


def ask_removal(portal: Portal) -> RemovalCase:
    """The employer asks to remove the first administrator for the second one."""
    requester = employer(portal)
    removed, beneficiary = administrator(portal, 0), administrator(portal, 1)
    request = removing.request_removal(portal, requester, removal_form(removed, beneficiary))
    return RemovalCase(request, requester, removed, beneficiary)


def events(portal: Portal) -> list[str]:
    """The journal's events, oldest first."""
    return [entry.event for entry in portal.store.find(JournalEntry)]


def mails(portal: Portal) -> list[tuple[str, str]]:
    """Kind and recipient of each mail, oldest first."""
    return [(mail.kind, mail.to) for mail in portal.store.find(Mail)]


def everything(portal: Portal) -> list[object]:
    """Every value of every thing in the world, and its clock."""
    seen: list[object] = [portal.now]
    for kind in KINDS:
        names = [column.key for column in inspect(kind).column_attrs]
        seen += [[getattr(thing, name) for name in names] for thing in portal.store.find(kind)]
    return seen


@contextmanager
def refused(
    portal: Portal, code: str, *, changes_nothing: bool = True
) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """What stands in the block is refused with this code, and the world stays as it was."""
    before = everything(portal)
    with pytest.raises(Refusal) as caught, portal.store.attempt():
        yield caught
    assert caught.value.code == code
    if changes_nothing:
        assert everything(portal) == before


@contextmanager
def wrong_fields(portal: Portal, **codes: str) -> Iterator[None]:
    """What stands in the block is refused for exactly these fields."""
    with refused(portal, "wrong-fields") as caught:
        yield
    assert isinstance(caught.value, WrongFields)
    assert {wrong.field: wrong.code for wrong in caught.value.wrong} == codes
