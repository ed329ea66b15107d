"""The registration's table of actions and states."""

from __future__ import annotations

from itertools import product

import pytest

from mockportal.domain.identifiers import Siret
from mockportal.domain.refusals import AlreadySettled, Refusal
from mockportal.domain.registration import (
    PENDING,
    SETTLED,
    TRANSITIONS,
    Action,
    Registration,
    State,
)
from mockportal.domain.rules import Rules
from tests.mockportal.moments import at

LISTED = {(action, before): following for action, before, following in TRANSITIONS}
UNLISTED = [pair for pair in product(Action, State) if pair not in LISTED]
DOCUMENTED = [
    (Action.ACCEPT_TERMS, State.TERMS_ACCEPTED),
    (Action.CHECK_INFORMATION, State.INFORMATION_CHECKED),
    (Action.CHOOSE_SECRETS, State.SECRETS_CHOSEN),
    (Action.CHECK_AUTHENTICATION, State.AUTHENTICATION_CHECKED),
]


def standing(state: State) -> Registration:
    """A registration in some state."""
    return Registration(
        id=1,
        siret=Siret("73282932000074"),
        nom="Martin",
        prenom="Zoé",
        telephone="0199001234",
        courriel="zoe@martin.example",
        token="t",
        state=state,
    )


@pytest.mark.parametrize(("pair", "following"), list(LISTED.items()))
def test_each_listed_pair_leads_where_the_table_says(
    pair: tuple[Action, State], following: State
) -> None:
    """R10."""
    action, before = pair
    registration = standing(before)
    registration.perform(action)
    assert registration.state is following


@pytest.mark.parametrize(("action", "before"), UNLISTED)
def test_every_pair_that_is_not_in_the_table_is_refused(action: Action, before: State) -> None:
    """R10, R23."""
    registration = standing(before)
    with pytest.raises(Refusal) as caught:
        registration.perform(action)
    assert registration.state is before
    assert isinstance(caught.value, AlreadySettled) == (before in SETTLED)


def test_the_table_lists_no_pair_twice() -> None:
    """R10."""
    assert len(LISTED) == len(TRANSITIONS)


def test_nothing_leaves_an_end() -> None:
    """R13, R23: accepted, refused, cancelled and abandoned are ends."""
    ends = set(State) - {before for _, before in LISTED}
    assert ends == SETTLED | {State.ABANDONED}


@pytest.mark.parametrize("way", [Action.ASK_COOPTATION, Action.ASK_KEY])
def test_the_documented_steps_lead_to_either_way_of_activation(way: Action) -> None:
    """R12, R13, R14, R15, R16, R17."""
    registration = standing(State.IDENTIFIED)
    for action, state in DOCUMENTED:
        registration.perform(action)
        assert registration.state is state
    registration.perform(way)
    assert registration.state in PENDING


def test_only_a_cooptation_lapses() -> None:
    """R22."""
    assert [before for action, before in LISTED if action is Action.LAPSE] == [
        State.AWAITING_COOPTATION
    ]


@pytest.mark.parametrize(
    ("asked", "lapses"),
    [
        ("2026-01-12T09:00:00+01:00", "2026-01-27T09:00:01+01:00"),
        ("2026-03-20T09:00:00+01:00", "2026-04-04T09:00:01+02:00"),
        ("2026-03-14T01:59:59+01:00", "2026-03-29T03:00:00+02:00"),
        ("2026-10-10T02:59:59+02:00", "2026-10-25T02:00:00+01:00"),
    ],
)
def test_a_cooptation_lapses_one_second_after_fifteen_days(asked: str, lapses: str) -> None:
    """R22: also when that second is the one of a change of hour."""
    registration = standing(State.AUTHENTICATION_CHECKED)
    registration.ask_cooptation(at(asked), Rules())
    assert registration.lapses_at is not None
    assert registration.lapses_at.isoformat() == lapses


@pytest.mark.parametrize("state", [s for s in State if s is not State.AWAITING_COOPTATION])
def test_what_waits_for_nobody_has_no_moment_to_lapse(state: State) -> None:
    """R22."""
    registration = standing(state)
    registration.deadline = at("2026-01-27T09:00")
    assert registration.lapses_at is None


def test_a_decision_keeps_who_and_when() -> None:
    """R23."""
    registration = standing(State.AWAITING_COOPTATION)
    registration.decide(Action.REFUSE, "Ada Roux", at("2026-01-13T10:00"))
    assert (registration.decided_by, registration.decided_at) == (
        "Ada Roux",
        at("2026-01-13T10:00"),
    )
    with pytest.raises(AlreadySettled) as caught:
        registration.decide(Action.ACCEPT, "Guy Roux", at("2026-01-14T10:00"))
    assert caught.value.facts["by"] == "Ada Roux"
    assert registration.decided_by == "Ada Roux"


@pytest.mark.parametrize(("wrong", "blocked"), [(0, False), (4, False), (5, True), (6, True)])
def test_five_wrong_keys_block(wrong: int, blocked: bool) -> None:
    """R32."""
    registration = standing(State.AWAITING_KEY)
    registration.wrong_keys = wrong
    assert registration.key_blocked(Rules()) is blocked


def test_a_new_key_forgets_the_wrong_ones_and_the_former_key() -> None:
    """R32."""
    registration = standing(State.AWAITING_KEY)
    registration.send_key("first")
    registration.wrong_keys = 5
    registration.send_key("second")
    assert (registration.key, registration.wrong_keys, registration.letters) == ("second", 0, 2)
