"""Activation by key: the letter, right and wrong keys, seats."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mockportal.domain.company import Account
from mockportal.domain.moments import after, after_days
from mockportal.domain.refusals import Refusal, WrongKey
from mockportal.domain.registration import Letter, Registration, State
from mockportal.domain.roles import Role
from mockportal.ports import Portal
from mockportal.usecases import activating, coopting, timekeeping
from tests.mockportal.acting import (
    add_person,
    administrator,
    ask_cooptation,
    ask_key,
    company,
    events,
    last_key,
    mails,
    refused,
)
from tests.mockportal.conftest import OpenPortal

WRONG = "AAAA-AAAA-AAAA-AAAA"


def enter_wrong_key(portal: Portal, candidate: Registration) -> Refusal:
    """One wrong key, which is counted."""
    with pytest.raises(WrongKey) as caught, portal.store.attempt():
        activating.enter_key(portal, candidate, WRONG)
    return caught.value


def test_the_key_goes_by_post_to_the_address_of_the_company(portal: Portal) -> None:
    """R30: in a letter, never in a mail."""
    candidate = ask_key(portal)
    (letter,) = portal.store.find(Letter)
    assert letter.address == f"{company(portal).name}\n{company(portal).address}"
    assert letter.addressee == candidate.full_name
    assert mails(portal) == []


def test_the_account_keeps_only_the_hash_of_the_key(portal: Portal) -> None:
    """R32."""
    candidate = ask_key(portal)
    key = last_key(portal)
    assert candidate.key.startswith("$argon2id$")
    assert key not in str(vars(candidate))
    assert key.replace("-", "") not in str(vars(candidate))


def test_a_letter_is_under_way_for_three_days(portal: Portal) -> None:
    """R33."""
    ask_key(portal)
    (letter,) = portal.store.find(Letter)
    due = after_days(portal.now, 3)
    assert (letter.posted_at, letter.due_at) == (portal.now, due)
    assert timekeeping.advance(portal, after(due, timedelta(seconds=-1))) == []
    assert letter.delivered_at is None
    (fired,) = timekeeping.advance(portal, due)
    assert (fired.event, letter.delivered_at) == ("letter-delivered", due)


@pytest.mark.parametrize(
    "typing", [str, str.lower, lambda key: key.replace("-", ""), lambda key: f" {key.lower()} "]
)
def test_the_right_key_finishes_the_registration(portal: Portal, typing) -> None:
    """R31, R32: typed with or without dashes, in either case."""
    candidate = ask_key(portal)
    account = activating.enter_key(portal, candidate, typing(last_key(portal)))
    assert candidate.state is State.ACTIVE
    assert account.roles == {Role.ADMINISTRATOR}
    assert account.is_administrator
    assert events(portal)[-1] == "account-activated"


def test_a_key_works_once(portal: Portal) -> None:
    """R32."""
    candidate = ask_key(portal)
    key = last_key(portal)
    activating.enter_key(portal, candidate, key)
    with refused(portal, "key-used"):
        activating.enter_key(portal, candidate, key)
    with refused(portal, "key-used"):
        activating.ask_new_letter(portal, candidate)
    assert candidate.key == ""
    assert len(portal.store.find(Account, siret=candidate.siret)) == 2


def test_the_key_of_somebody_else_is_a_wrong_key(portal: Portal) -> None:
    """R32."""
    candidate = ask_key(portal)
    ask_key(portal, nom="Autre")
    with refused(portal, "key-wrong", changes_nothing=False):
        activating.enter_key(portal, candidate, last_key(portal))


def test_what_cannot_be_a_key_is_not_counted(portal: Portal) -> None:
    """R32."""
    candidate = ask_key(portal)
    for typed in ("", "ABCD", "ABCD-EFGH-JKMN-PQR?"):
        with refused(portal, "key-format"):
            activating.enter_key(portal, candidate, typed)
    assert candidate.wrong_keys == 0


def test_a_wrong_key_is_counted_and_tells_what_is_left(portal: Portal) -> None:
    """R32: 4, 3, 2, 1, then blocked."""
    candidate = ask_key(portal)
    refusals = [enter_wrong_key(portal, candidate) for _ in range(5)]
    assert [r.facts.get("left") for r in refusals] == [4, 3, 2, 1, None]
    assert [r.code for r in refusals] == ["key-wrong"] * 4 + ["key-blocked"]
    assert events(portal).count("wrong-key") == 5


def test_five_wrong_keys_in_a_row_block_even_the_right_one(portal: Portal) -> None:
    """R32."""
    candidate = ask_key(portal)
    for _ in range(5):
        enter_wrong_key(portal, candidate)
    for typed in (last_key(portal), WRONG, "?"):
        with refused(portal, "key-blocked"):
            activating.enter_key(portal, candidate, typed)
    assert candidate.state is State.AWAITING_KEY


def test_four_wrong_keys_do_not_block(portal: Portal) -> None:
    """R32."""
    candidate = ask_key(portal)
    for _ in range(4):
        enter_wrong_key(portal, candidate)
    activating.enter_key(portal, candidate, last_key(portal))
    assert candidate.state is State.ACTIVE


def test_a_new_letter_brings_a_new_key_and_the_former_one_stops(portal: Portal) -> None:
    """R32, R33: it opens what was blocked, counts anew, and travels three days itself."""
    candidate = ask_key(portal)
    former = last_key(portal)
    for _ in range(5):
        enter_wrong_key(portal, candidate)
    timekeeping.advance(portal, after_days(portal.now, 1))
    activating.ask_new_letter(portal, candidate)
    new = portal.store.find(Letter)[-1]
    assert (new.key != former, new.due_at) == (True, after_days(portal.now, 3))
    with refused(portal, "key-wrong", changes_nothing=False) as caught:
        activating.enter_key(portal, candidate, former)
    assert caught.value.facts["left"] == 4
    activating.enter_key(portal, candidate, new.key)
    assert candidate.state is State.ACTIVE


def test_a_key_works_before_its_letter_arrives_if_it_is_known(portal: Portal) -> None:
    """R33: the portal does not look at the post, only the letter box does."""
    candidate = ask_key(portal)
    assert portal.store.find(Letter)[0].delivered_at is None
    activating.enter_key(portal, candidate, last_key(portal))
    assert candidate.state is State.ACTIVE


def test_without_a_free_seat_a_right_key_is_refused_and_stays_good(
    open_portal: OpenPortal,
) -> None:
    """R32, R25, R03: nor is it counted as wrong."""
    portal = open_portal("deux-administrateurs")
    candidate = ask_key(portal)
    third = add_person(portal, "Troisième")
    key = last_key(portal)
    for _ in range(6):
        with refused(portal, "seat-taken"):
            activating.enter_key(portal, candidate, key)
    assert candidate.wrong_keys == 0
    third.remove()
    activating.enter_key(portal, candidate, key)
    assert candidate.state is State.ACTIVE
    assert len(portal.administrators(candidate.siret)) == 3


def test_without_a_free_seat_a_wrong_key_is_still_a_wrong_key(open_portal: OpenPortal) -> None:
    """R32: a full company does not tell whether a key is right."""
    portal = open_portal("deux-administrateurs")
    candidate = ask_key(portal)
    add_person(portal, "Troisième")
    assert enter_wrong_key(portal, candidate).code == "key-wrong"


def test_a_key_does_not_lapse(portal: Portal) -> None:
    """R22, R32: only a Cooptation does."""
    candidate = ask_key(portal)
    timekeeping.advance(portal, after_days(portal.now, 400))
    activating.enter_key(portal, candidate, last_key(portal))
    assert candidate.state is State.ACTIVE


def test_who_waits_for_a_cooptation_has_no_key_to_enter(portal: Portal) -> None:
    """R31."""
    candidate = ask_cooptation(portal)
    with refused(portal, "wrong-step"):
        activating.enter_key(portal, candidate, WRONG)
    with refused(portal, "wrong-step"):
        activating.ask_new_letter(portal, candidate)


def test_an_activated_candidate_can_coopt_in_turn(open_portal: OpenPortal) -> None:
    """R27, R31, R02."""
    portal = open_portal("vierge")
    activating.enter_key(portal, ask_key(portal), last_key(portal))
    candidate = ask_cooptation(portal, nom="Suivante")
    coopting.accept(portal, administrator(portal), candidate.id)
    assert candidate.state is State.ACTIVE
