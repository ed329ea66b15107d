"""Who can be removed, who can receive, and the table of a request."""

from __future__ import annotations

from itertools import product

import pytest

from mockportal.domain.company import Account
from mockportal.domain.identifiers import Siret
from mockportal.domain.refusals import AlreadySettled, WrongField
from mockportal.domain.removal import (
    TRANSITIONS,
    Removal,
    RemovalAction,
    RemovalState,
    check_beneficiary,
    check_removable,
    find_person,
    transfer,
)
from mockportal.domain.roles import Habilitation
from tests.mockportal.domain.people import ADMINISTRATOR, DECLARANT, person
from tests.mockportal.moments import at

LISTED = {(action, before): following for action, before, following in TRANSITIONS}


def request(state: RemovalState) -> Removal:
    """A request in some state."""
    return Removal(
        id=1,
        siret=Siret("73282932000074"),
        requester_id=1,
        removed_id=1,
        beneficiary_id=2,
        requested_at=at("2026-01-12T09:00"),
        state=state,
    )


@pytest.mark.parametrize(("action", "before"), list(product(RemovalAction, RemovalState)))
def test_a_request_is_decided_once(action: RemovalAction, before: RemovalState) -> None:
    """R46, R47: from open only."""
    removal, now = request(before), at("2026-01-13T09:00")
    following = LISTED.get((action, before))
    assert (following is None) == (before is not RemovalState.OPEN)
    if following is None:
        with pytest.raises(AlreadySettled):
            removal.decide(action, now)
        assert (removal.state, removal.decided_at) == (before, None)
    else:
        removal.decide(action, now, "motif")
        assert (removal.state, removal.decided_at, removal.reason) == (following, now, "motif")


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (None, "removed-unknown"),
        (person(1, DECLARANT), "removed-not-administrator"),
        (person(1, ADMINISTRATOR, active=False), "removed-unknown"),
    ],
)
def test_only_an_active_administrator_is_removed(who: Account | None, code: str) -> None:
    """R45."""
    with pytest.raises(WrongField) as caught:
        check_removable(who)
    assert (caught.value.field, caught.value.code) == ("removed", code)


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (None, "beneficiary-unknown"),
        (person(2, DECLARANT), "beneficiary-not-administrator"),
        (person(2, ADMINISTRATOR, active=False), "beneficiary-unknown"),
        (person(1, ADMINISTRATOR), "beneficiary-is-removed"),
    ],
)
def test_only_another_active_administrator_receives(who: Account | None, code: str) -> None:
    """R44, R45."""
    with pytest.raises(WrongField) as caught:
        check_beneficiary(who, person(1, ADMINISTRATOR))
    assert (caught.value.field, caught.value.code) == ("beneficiary", code)


def test_who_is_both_administrator_and_declarant_can_be_either() -> None:
    """R44, R45, R02."""
    both = person(2, ADMINISTRATOR, DECLARANT)
    assert check_removable(both) is both
    assert check_beneficiary(both, person(1, ADMINISTRATOR)) is both


def test_a_person_is_found_whatever_the_accents_and_the_case() -> None:
    """R45."""
    ada = person(1, ADMINISTRATOR)
    assert find_person([person(2, ADMINISTRATOR), ada], "NOM1", "adà") is ada
    assert find_person([person(1, ADMINISTRATOR, active=False)], "Nom1", "Ada") is None
    assert find_person([ada], "Ada", "Nom1") is None


def test_the_beneficiary_receives_the_union() -> None:
    """R47."""
    removed, beneficiary = person(1, ADMINISTRATOR), person(2, ADMINISTRATOR)
    removed.habilitations = frozenset({Habilitation.DSN, Habilitation.ATMP})
    beneficiary.habilitations = frozenset({Habilitation.DSN, Habilitation.PASRAU})
    transfer(removed, beneficiary)
    assert beneficiary.habilitations == {Habilitation.DSN, Habilitation.ATMP, Habilitation.PASRAU}
    assert not removed.active
