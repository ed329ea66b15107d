"""What the technician checks again, changes, and tells."""

from __future__ import annotations

import pytest

from mockportal.domain.refusals import WrongField
from mockportal.domain.removal import RemovalState
from mockportal.domain.roles import Habilitation
from mockportal.domain.world import Mail
from mockportal.ports import Portal
from mockportal.usecases import coopting, registering, removing
from tests.mockportal.acting import (
    add_person,
    ask_cooptation,
    ask_removal,
    company,
    events,
    mails,
    refused,
    removal_form,
    typed,
)
from tests.mockportal.conftest import OpenPortal


@pytest.fixture
def portal(open_portal: OpenPortal) -> Portal:
    """One company with two administrators."""
    return open_portal("deux-administrateurs")


def test_removing_transfers_frees_the_seat_and_closes_sessions(portal: Portal) -> None:
    """R47, R03: the union of the Habilitations."""
    case = ask_removal(portal)
    add_person(portal, "Troisième")
    with refused(portal, "no-seat"):
        registering.register(portal, typed(portal))
    case.removed.habilitations = frozenset({Habilitation.DSN, Habilitation.ATMP})
    case.beneficiary.habilitations = frozenset({Habilitation.DSN, Habilitation.PASRAU})
    removing.remove(portal, case.request.id)
    assert (case.request.state, case.request.decided_at) == (RemovalState.REMOVED, portal.now)
    assert case.beneficiary.habilitations == {
        Habilitation.DSN,
        Habilitation.ATMP,
        Habilitation.PASRAU,
    }
    assert (case.removed.active, case.removed.roles) == (False, frozenset())
    assert case.removed.sign_in_epoch == 1
    assert len(portal.administrators(company(portal).siret)) == 2
    assert registering.register(portal, typed(portal)).id == 1


def test_requester_beneficiary_and_removed_person_are_told(portal: Portal) -> None:
    """R47: each by a mail of their own, and nobody else."""
    case = ask_removal(portal)
    add_person(portal, "Troisième")
    removing.remove(portal, case.request.id)
    assert mails(portal) == [
        ("removal-done", case.requester.courriel),
        ("removal-beneficiary", case.beneficiary.courriel),
        ("removal-removed", case.removed.courriel),
    ]
    assert events(portal)[-1] == "administrator-removed"


def test_a_technician_may_decline_with_a_reason(portal: Portal) -> None:
    """R47: which the requester receives; nothing else changes."""
    case = ask_removal(portal)
    removing.decline(portal, case.request.id, "  Pièce manquante ")
    assert (case.request.state, case.request.reason) == (RemovalState.DECLINED, "Pièce manquante")
    assert case.removed.is_administrator
    assert mails(portal) == [("removal-declined", case.requester.courriel)]
    assert "Pièce manquante" in portal.store.find(Mail)[0].text


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_declining_without_a_reason_is_refused(portal: Portal, reason: str) -> None:
    """R47."""
    case = ask_removal(portal)
    with refused(portal, "reason-required") as caught:
        removing.decline(portal, case.request.id, reason)
    assert isinstance(caught.value, WrongField)
    assert caught.value.field == "reason"


def test_a_request_is_decided_once(portal: Portal) -> None:
    """R47: either way."""
    first = ask_removal(portal)
    removing.remove(portal, first.request.id)
    with refused(portal, "removal-settled"):
        removing.remove(portal, first.request.id)
    with refused(portal, "removal-settled"):
        removing.decline(portal, first.request.id, "Trop tard")


def test_the_decision_checks_the_beneficiary_again(portal: Portal) -> None:
    """R47, R44: who was removed in between receives nothing, and the request stays open."""
    case = ask_removal(portal)
    case.beneficiary.remove()
    with refused(portal, "beneficiary-unknown"):
        removing.remove(portal, case.request.id)
    assert case.request.state is RemovalState.OPEN
    assert case.removed.is_administrator


def test_the_decision_checks_the_role_of_the_beneficiary_again(portal: Portal) -> None:
    """R47, R44."""
    case = ask_removal(portal)
    case.beneficiary.roles = add_person(portal, "Saisie", ("declarant",)).roles
    with refused(portal, "beneficiary-not-administrator"):
        removing.remove(portal, case.request.id)


def test_the_decision_checks_the_removed_person_again(portal: Portal) -> None:
    """R47, R45."""
    case = ask_removal(portal)
    case.removed.remove()
    with refused(portal, "removed-unknown"):
        removing.remove(portal, case.request.id)


def test_of_two_crossed_requests_only_the_first_can_be_carried_out(portal: Portal) -> None:
    """R47, R44: a company does not lose both of its administrators."""
    case = ask_removal(portal)
    crossed = removing.request_removal(
        portal, case.requester, removal_form(case.beneficiary, case.removed)
    )
    removing.remove(portal, case.request.id)
    with refused(portal, "beneficiary-unknown"):
        removing.remove(portal, crossed.id)
    removing.decline(portal, crossed.id, "Le bénéficiaire est parti")
    assert len(portal.administrators(company(portal).siret)) == 1


def test_a_removed_person_may_register_again(portal: Portal) -> None:
    """R37, R47."""
    case = ask_removal(portal)
    removing.remove(portal, case.request.id)
    again = ask_cooptation(portal, nom=case.removed.nom, prenom=case.removed.prenom)
    coopting.accept(portal, case.beneficiary, again.id)
    assert len(portal.administrators(company(portal).siret)) == 2


def test_an_unknown_request_is_told_so(portal: Portal) -> None:
    """R46."""
    with refused(portal, "removal-unknown"):
        removing.remove(portal, 7)
    with refused(portal, "removal-unknown"):
        removing.decline(portal, 7, "x")
