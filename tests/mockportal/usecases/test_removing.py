"""Removal: what is asked, what the technician checks again, who is told."""

from __future__ import annotations

import pytest

from mockportal.domain.company import Company
from mockportal.domain.removal import RemovalState
from mockportal.ports import Portal
from mockportal.usecases import coopting, removing
from tests.mockportal.acting import (
    add_person,
    administrator,
    ask_cooptation,
    ask_removal,
    employer,
    mails,
    removal_form,
    wrong_fields,
)
from tests.mockportal.conftest import OpenPortal


@pytest.fixture
def portal(open_portal: OpenPortal) -> Portal:
    """One company with two administrators."""
    return open_portal("deux-administrateurs")


def test_a_request_changes_nothing_until_a_technician_acts(portal: Portal) -> None:
    """R43, R46: the administrator keeps working, and nobody is told yet."""
    case = ask_removal(portal)
    assert case.request.state is RemovalState.OPEN
    assert case.removed.is_administrator
    assert case.removed.habilitations
    candidate = ask_cooptation(portal)
    coopting.accept(portal, case.removed, candidate.id)
    assert all(kind != "removal-done" for kind, _ in mails(portal))


def test_names_are_found_whatever_the_accents_and_the_case(portal: Portal) -> None:
    """R43."""
    removed, beneficiary = administrator(portal, 0), administrator(portal, 1)
    form = removing.RemovalForm(
        removed.nom.upper(),
        removed.prenom.lower(),
        f" {beneficiary.nom} ",
        beneficiary.prenom,
        acknowledged=True,
    )
    request = removing.request_removal(portal, employer(portal), form)
    assert (request.removed_id, request.beneficiary_id) == (removed.id, beneficiary.id)


def test_a_declarant_only_cannot_receive_the_transfer(portal: Portal) -> None:
    """R44."""
    declarant = add_person(portal, "Saisie", ("declarant",))
    who = employer(portal)
    with wrong_fields(portal, beneficiary="beneficiary-not-administrator"):
        removing.request_removal(portal, who, removal_form(administrator(portal), declarant))


def test_an_administrator_who_is_also_a_declarant_can_receive_it(portal: Portal) -> None:
    """R44, R02."""
    both = add_person(portal, "Double", ("administrateur", "declarant"))
    form = removal_form(administrator(portal), both)
    assert removing.request_removal(portal, employer(portal), form).beneficiary_id == both.id


def test_an_unknown_person_can_neither_leave_nor_receive(portal: Portal) -> None:
    """R44, R45: nor can a person of another company, or one who was removed."""
    portal.store.add(Company("73282932000074", "Autre", "1", "75001", "P"))  # type: ignore[arg-type]
    stranger = add_person(portal, "Ailleurs", siret="73282932000074")
    gone = add_person(portal, "Partie")
    gone.remove()
    who, here = employer(portal), administrator(portal)
    for absent in (stranger, gone):
        with wrong_fields(portal, beneficiary="beneficiary-unknown"):
            removing.request_removal(portal, who, removal_form(here, absent))
        with wrong_fields(portal, removed="removed-unknown"):
            removing.request_removal(portal, who, removal_form(absent, here))


def test_the_person_removed_cannot_receive(portal: Portal) -> None:
    """R45."""
    who, here = employer(portal), administrator(portal)
    with wrong_fields(portal, beneficiary="beneficiary-is-removed"):
        removing.request_removal(portal, who, removal_form(here, here))


def test_only_an_administrator_is_removed(portal: Portal) -> None:
    """R45."""
    declarant, who = add_person(portal, "Saisie", ("declarant",)), employer(portal)
    with wrong_fields(portal, removed="removed-not-administrator"):
        removing.request_removal(portal, who, removal_form(declarant, administrator(portal)))


def test_the_acknowledgement_is_required(portal: Portal) -> None:
    """R45, R43."""
    who = employer(portal)
    form = removal_form(administrator(portal, 0), administrator(portal, 1), acknowledged=False)
    with wrong_fields(portal, acknowledged="acknowledgement-required"):
        removing.request_removal(portal, who, form)


def test_every_wrong_field_is_named_at_once(portal: Portal) -> None:
    """R39."""
    who = employer(portal)
    with wrong_fields(
        portal,
        removed="removed-unknown",
        beneficiary="beneficiary-unknown",
        acknowledged="acknowledgement-required",
    ):
        removing.request_removal(
            portal, who, removing.RemovalForm("", "", "", "", acknowledged=False)
        )


def test_one_open_request_for_each_person_removed(portal: Portal) -> None:
    """R45: another employer's too; the other administrator may still be named."""
    case = ask_removal(portal)
    other = employer(portal, "autre@durand.example")
    with wrong_fields(portal, removed="removal-open"):
        removing.request_removal(portal, other, removal_form(case.removed, case.beneficiary))
    crossed = removing.request_removal(portal, other, removal_form(case.beneficiary, case.removed))
    assert crossed.id == 2


def test_after_a_declined_request_another_may_be_sent(portal: Portal) -> None:
    """R45, R47."""
    case = ask_removal(portal)
    removing.decline(portal, case.request.id, "Pièce manquante")
    form = removal_form(case.removed, case.beneficiary)
    assert removing.request_removal(portal, case.requester, form).id == 2
