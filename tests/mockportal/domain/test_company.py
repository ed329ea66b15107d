"""Seats, roles, and what is left of a person who was removed."""

from __future__ import annotations

import pytest

from mockportal.domain.company import seats_left
from mockportal.domain.roles import Habilitation, Role
from mockportal.domain.rules import Rules
from tests.mockportal.domain.people import ADMINISTRATOR, DECLARANT, person


@pytest.mark.parametrize(("active", "left"), [(0, 3), (1, 2), (2, 1), (3, 0)])
def test_three_administrators_at_most(active: int, left: int) -> None:
    """R03."""
    people = [person(n, ADMINISTRATOR) for n in range(active)]
    assert seats_left(people, Rules().administrators_max) == left


def test_only_active_administrators_hold_a_seat() -> None:
    """R03, R02: not a déclarant, not a removed person; one person with both roles holds one."""
    people = [
        person(1, ADMINISTRATOR, DECLARANT),
        person(2, DECLARANT),
        person(3, ADMINISTRATOR, active=False),
    ]
    assert seats_left(people, 3) == 2


def test_a_removed_person_keeps_nothing() -> None:
    """R47: no role, no Habilitation, no seat, no session."""
    removed = person(1, ADMINISTRATOR, DECLARANT)
    removed.remove()
    assert not removed.active
    assert not removed.is_administrator
    assert (removed.roles, removed.habilitations) == (frozenset(), frozenset())
    assert removed.sign_in_epoch == 1


def test_the_documented_numbers_are_the_defaults() -> None:
    """R03, R22, R32, R33."""
    rules = Rules()
    assert (rules.administrators_max, rules.cooptation_days) == (3, 15)
    assert (rules.wrong_keys_max, rules.letter_days) == (5, 3)


def test_roles_and_habilitations_have_french_labels() -> None:
    """R02, R04."""
    assert [role.label for role in Role] == ["Administrateur", "Déclarant"]
    assert [h.label.split(" – ")[0] for h in Habilitation] == ["DSN", "DPAE", "PASRAU", "AT/MP"]
