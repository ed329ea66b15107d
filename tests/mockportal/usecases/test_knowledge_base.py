"""Accounts of the knowledge base are separate from the portal's."""

from __future__ import annotations

import pytest

from mockportal.domain.company import Account
from mockportal.ports import Portal
from mockportal.usecases import knowledge_base, signing_in
from tests.mockportal.acting import (
    PASSWORD,
    administrator,
    company,
    employer,
    refused,
    wrong_fields,
)


def fields(portal: Portal, **changes: str) -> knowledge_base.Employer:
    """The form of registration, with some fields typed otherwise."""
    right = {
        "siret": company(portal).siret,
        "nom": "Durand",
        "prenom": "Lou",
        "courriel": "lou@durand.example",
        "password": PASSWORD,
        "confirmation": PASSWORD,
    }
    return knowledge_base.Employer(**{**right, **changes})


def test_an_employer_registers_and_then_signs_in(portal: Portal) -> None:
    """R41: with the address in any case."""
    account = employer(portal)
    assert knowledge_base.sign_in(portal, " LOU@Durand.example ", PASSWORD) is account
    assert PASSWORD not in str(vars(account))


def test_it_opens_no_account_on_the_portal(portal: Portal) -> None:
    """R41."""
    people = len(portal.store.find(Account))
    employer(portal)
    assert len(portal.store.find(Account)) == people
    with refused(portal, "wrong-credentials"):
        signing_in.sign_in(portal, company(portal).siret, "Durand", "Lou", PASSWORD)


def test_an_account_of_the_portal_is_none_of_the_knowledge_base(portal: Portal) -> None:
    """R41."""
    with refused(portal, "wrong-credentials"):
        knowledge_base.sign_in(portal, administrator(portal).courriel, "Demonstration12")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("siret", "73282932000074", "siret-unknown"),
        ("nom", "", "required"),
        ("prenom", "4", "name-format"),
        ("courriel", "lou@gmail.com", "courriel-domain"),
        ("confirmation", "Motdepasse13", "confirmation"),
    ],
)
def test_each_wrong_field_is_named(portal: Portal, field: str, value: str, code: str) -> None:
    """R41, R39."""
    with wrong_fields(portal, **{field: code}):
        knowledge_base.register(portal, fields(portal, **{field: value}))


def test_every_wrong_field_is_named_at_once(portal: Portal) -> None:
    """R39."""
    with wrong_fields(
        portal,
        siret="siret-format",
        nom="required",
        prenom="required",
        courriel="courriel-format",
        password="password-length",
    ):
        knowledge_base.register(portal, knowledge_base.Employer("", "", "", "", "", ""))


def test_an_address_has_one_account(portal: Portal) -> None:
    """R41."""
    employer(portal)
    with wrong_fields(portal, courriel="courriel-taken"):
        knowledge_base.register(portal, fields(portal, courriel="LOU@durand.example"))


@pytest.mark.parametrize(
    ("courriel", "password"),
    [("lou@durand.example", "Motdepasse13"), ("x@durand.example", PASSWORD), ("", "")],
)
def test_a_wrong_sign_in_does_not_tell_which_part(
    portal: Portal, courriel: str, password: str
) -> None:
    """R41."""
    employer(portal)
    with refused(portal, "wrong-credentials"):
        knowledge_base.sign_in(portal, courriel, password)
