"""Cooptation: who is asked, who decides, once, within fifteen days."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mockportal.domain.company import Account, Company
from mockportal.domain.moments import after, after_days
from mockportal.domain.refusals import AlreadySettled
from mockportal.domain.registration import State
from mockportal.domain.roles import Habilitation, Role
from mockportal.domain.world import Mail
from mockportal.ports import WORLD_ROOT, Portal
from mockportal.usecases import coopting, timekeeping
from tests.mockportal.acting import (
    add_person,
    administrator,
    ask_cooptation,
    ask_key,
    company,
    events,
    mails,
    refused,
)
from tests.mockportal.conftest import OpenPortal
from tests.mockportal.moments import DEFAULT_NOW, at

ONE_SECOND = timedelta(seconds=1)
STARTS = [
    DEFAULT_NOW,
    at("2026-03-20T09:00"),
    at("2026-10-20T09:00"),
    at("2026-10-10T02:59:59"),
    at("2026-03-14T02:30"),
]


def test_every_active_administrator_of_the_company_receives_the_link(
    open_portal: OpenPortal,
) -> None:
    """R20: nobody else does: no déclarant, no removed person, no other company, no candidate."""
    portal = open_portal("deux-administrateurs")
    add_person(portal, "Saisie", ("declarant",))
    other = Company("73282932000074", "Autre", "1 rue", "75001", "PARIS")  # type: ignore[arg-type]
    portal.store.add(other)
    add_person(portal, "Ailleurs", siret=other.siret)
    candidate = ask_cooptation(portal)
    told = [a.courriel for a in portal.administrators(company(portal).siret)]
    assert len(told) == 2
    assert mails(portal) == [("cooptation-requested", courriel) for courriel in told]
    for mail in portal.store.find(Mail):
        assert f"{WORLD_ROOT}cooptation/{candidate.token}" in mail.text
        assert f'href="{WORLD_ROOT}cooptation/{candidate.token}"' in mail.html
        assert candidate.full_name in mail.text


def test_a_removed_administrator_receives_nothing(open_portal: OpenPortal) -> None:
    """R20, R47."""
    portal = open_portal("deux-administrateurs")
    administrator(portal, 0).remove()
    ask_cooptation(portal)
    assert [to for _, to in mails(portal)] == [administrator(portal).courriel]


def test_the_mail_tells_the_delay_and_the_deadline(portal: Portal) -> None:
    """R20, R22."""
    ask_cooptation(portal)
    text = portal.store.find(Mail)[0].text.replace("\u00a0", " ")
    assert "15 jours" in text
    assert "27 janvier 2026 à 09 h 00" in text


def test_accepting_opens_the_account(portal: Portal) -> None:
    """R21, R04, R24: with an administrator's seat, and the candidate is told by mail."""
    candidate = ask_cooptation(portal)
    coopting.accept(portal, administrator(portal), candidate.id)
    assert candidate.state is State.ACTIVE
    account = portal.store.find(Account)[-1]
    assert (account.nom, account.prenom, account.courriel) == ("Martin", "Zoé", candidate.courriel)
    assert account.roles == {Role.ADMINISTRATOR}
    assert account.habilitations == {Habilitation.DSN, Habilitation.DPAE}
    assert account.password == candidate.password
    assert mails(portal)[1:] == [("registration-accepted", candidate.courriel)]
    assert events(portal)[-1] == "candidate-accepted"


def test_refusing_opens_nothing(portal: Portal) -> None:
    """R21, R24."""
    candidate, people = ask_cooptation(portal), len(portal.store.find(Account))
    coopting.refuse(portal, administrator(portal), candidate.id)
    assert candidate.state is State.REFUSED
    assert len(portal.store.find(Account)) == people
    assert mails(portal)[1:] == [("registration-refused", candidate.courriel)]


@pytest.mark.parametrize("first", [coopting.accept, coopting.refuse])
@pytest.mark.parametrize("later", [coopting.accept, coopting.refuse])
def test_one_decision_settles_it(open_portal: OpenPortal, first, later) -> None:
    """R23: a later one is told who decided, what and when, and nobody receives another mail."""
    portal = open_portal("deux-administrateurs")
    candidate = ask_cooptation(portal)
    decider = administrator(portal, 0)
    first(portal, decider, candidate.id)
    decided_at = portal.now
    timekeeping.advance(portal, after_days(portal.now, 1))
    with refused(portal, "already-settled") as caught:
        later(portal, administrator(portal, 1), candidate.id)
    assert isinstance(caught.value, AlreadySettled)
    assert caught.value.facts == {
        "state": candidate.state,
        "by": decider.full_name,
        "at": decided_at,
    }
    told = portal.variant.wording.refusal(caught.value).replace("\u00a0", " ")
    what = "acceptée" if first is coopting.accept else "refusée"
    assert f"{what} par {decider.full_name} le 12 janvier 2026 à 09 h 00" in told


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("early", [1, 0])
@pytest.mark.parametrize("decide", [coopting.accept, coopting.refuse])
def test_a_decision_counts_until_the_very_second_of_the_deadline(
    open_portal: OpenPortal, start: datetime, early: int, decide
) -> None:
    """R22: one second before, and at that second, over both changes of hour."""
    portal = open_portal(now=start)
    candidate = ask_cooptation(portal)
    deadline = after_days(start, 15)
    assert candidate.deadline == deadline
    fired = timekeeping.advance(portal, after(deadline, -early * ONE_SECOND))
    assert fired == []
    decide(portal, administrator(portal), candidate.id)
    assert candidate.state in {State.ACTIVE, State.REFUSED}


@pytest.mark.parametrize("start", STARTS)
def test_one_second_later_the_registration_is_cancelled(
    open_portal: OpenPortal, start: datetime
) -> None:
    """R22, R24: candidate and administrators are told, and a decision comes too late."""
    portal = open_portal("deux-administrateurs", now=start)
    candidate = ask_cooptation(portal)
    lapse = after(after_days(start, 15), ONE_SECOND)
    fired = timekeeping.advance(portal, lapse)
    assert [(one.at, one.event, one.subject) for one in fired] == [
        (lapse, "registration-cancelled", candidate.id)
    ]
    assert (candidate.state, candidate.decided_at) == (State.CANCELLED, lapse)
    administrators = portal.administrators(candidate.siret)
    assert mails(portal)[2:] == [
        ("registration-cancelled", candidate.courriel),
        *(("registration-cancelled-administrator", a.courriel) for a in administrators),
    ]
    for decide in (coopting.accept, coopting.refuse):
        with refused(portal, "already-settled") as caught:
            decide(portal, administrators[0], candidate.id)
    assert "annulée le" in portal.variant.wording.refusal(caught.value)


def test_with_three_active_administrators_accepting_waits_for_a_seat(
    open_portal: OpenPortal,
) -> None:
    """R25, R03: the request stays pending, and is accepted once a seat is free."""
    portal = open_portal("deux-administrateurs")
    first, second = ask_cooptation(portal), ask_cooptation(portal, nom="Autre")
    decider = administrator(portal)
    coopting.accept(portal, decider, first.id)
    with refused(portal, "seat-taken") as caught:
        coopting.accept(portal, decider, second.id)
    assert caught.value.facts["maximum"] == 3
    assert second.state is State.AWAITING_COOPTATION
    portal.administrators(decider.siret)[-1].remove()
    coopting.accept(portal, decider, second.id)
    assert second.state is State.ACTIVE
    assert len(portal.administrators(decider.siret)) == 3


def test_refusing_needs_no_seat(open_portal: OpenPortal) -> None:
    """R25."""
    portal = open_portal("deux-administrateurs")
    candidate = ask_cooptation(portal)
    add_person(portal, "Troisième")
    coopting.refuse(portal, administrator(portal), candidate.id)
    assert candidate.state is State.REFUSED


def test_a_request_without_a_free_seat_still_lapses(open_portal: OpenPortal) -> None:
    """R25, R22: pending until its deadline."""
    portal = open_portal("deux-administrateurs")
    candidate = ask_cooptation(portal)
    add_person(portal, "Troisième")
    timekeeping.advance(portal, after_days(portal.now, 16))
    assert candidate.state is State.CANCELLED


def test_only_an_active_administrator_of_that_company_decides(open_portal: OpenPortal) -> None:
    """R26, R02: the link grants nothing by itself."""
    portal = open_portal("deux-administrateurs")
    candidate = ask_cooptation(portal)
    declarant = add_person(portal, "Saisie", ("declarant",))
    portal.store.add(Company("73282932000074", "Autre", "1", "75001", "P"))  # type: ignore[arg-type]
    stranger = add_person(portal, "Ailleurs", siret="73282932000074")
    removed = administrator(portal, 1)
    removed.remove()
    for decide in (coopting.accept, coopting.refuse):
        for who in (declarant, removed):
            with refused(portal, "administrators-only"):
                decide(portal, who, candidate.id)
        with refused(portal, "registration-unknown"):
            decide(portal, stranger, candidate.id)
    for who in (declarant, removed):
        with refused(portal, "administrators-only"):
            coopting.candidates(portal, who)
    assert coopting.candidates(portal, stranger) == []


def test_an_administrator_sees_the_candidates_that_wait_for_a_decision(portal: Portal) -> None:
    """R21: and only those."""
    waiting = ask_cooptation(portal)
    ask_key(portal, nom="Parcourrier")
    settled = ask_cooptation(portal, nom="Réglée")
    coopting.refuse(portal, administrator(portal), settled.id)
    assert coopting.candidates(portal, administrator(portal)) == [waiting]


def test_a_candidate_with_a_key_is_not_for_administrators_to_decide(portal: Portal) -> None:
    """R23, R31."""
    candidate = ask_key(portal)
    for decide in (coopting.accept, coopting.refuse):
        with refused(portal, "wrong-step"):
            decide(portal, administrator(portal), candidate.id)


def test_a_link_names_its_request_and_an_unknown_one_none(portal: Portal) -> None:
    """R26."""
    candidate = ask_cooptation(portal)
    assert coopting.by_token(portal, candidate.token) is candidate
    with refused(portal, "link-unknown"):
        coopting.by_token(portal, "0" * 32)
