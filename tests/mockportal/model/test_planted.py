"""A portal that breaks a rule on purpose is found out by the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import Any

import pytest
from sqlalchemy import select

from mockportal.adapters.store import SqlStore
from mockportal.domain.company import Account
from mockportal.domain.refusals import Refusal
from mockportal.domain.registration import Registration
from mockportal.domain.roles import Role
from mockportal.domain.world import Mail
from mockportal.ports import Portal
from mockportal.services import PortalServices
from mockportal.usecases import activating, coopting, registering, telling
from tests.mockportal.model.machine import play

Plant = Callable[[pytest.MonkeyPatch], None]
RUNS = 40


def no_seat_is_counted(patch: pytest.MonkeyPatch) -> None:
    for module in (activating, coopting):
        patch.setattr(module, "check_seat", lambda *_: None)


def any_key_opens(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(activating, "count_wrong_key", lambda *_: None)


def a_month_to_decide(patch: pytest.MonkeyPatch) -> None:
    ask = Registration.ask_cooptation

    def later(self: Registration, now: Any, rules: Any, order: Any) -> None:
        ask(self, now, replace(rules, cooptation_days=31), order)

    patch.setattr(Registration, "ask_cooptation", later)


def rights_stay_behind(patch: pytest.MonkeyPatch) -> None:
    def remove(self: Account) -> None:
        self.active, self.roles = False, frozenset()

    patch.setattr(Account, "remove", remove)


def the_removed_still_decide(patch: pytest.MonkeyPatch) -> None:
    def remove(self: Account) -> None:
        self.active, self.habilitations = False, frozenset()

    patch.setattr(Account, "remove", remove)
    patch.setattr(
        Account, "is_administrator", property(lambda self: Role.ADMINISTRATOR in self.roles)
    )


def the_removed_still_sign_in(patch: pytest.MonkeyPatch) -> None:
    find = SqlStore.find

    def anybody(self: SqlStore, kind: Any, /, **equals: object) -> list[Any]:
        if "name_key" in equals:
            equals.pop("active", None)
        return find(self, kind, **equals)

    patch.setattr(SqlStore, "find", anybody)


def the_last_is_not_told(patch: pytest.MonkeyPatch) -> None:
    def forgetful(portal: Portal, people: Iterable[Any], *more: Any, **named: Any) -> None:
        telling.tell(portal, list(people)[:-1], *more, **named)

    for module in (registering, coopting):
        patch.setattr(module, "tell", forgetful)


def each_key_is_posted_twice(patch: pytest.MonkeyPatch) -> None:
    post = activating.post_key

    @wraps(post)
    def twice(portal: Portal, registration: Registration) -> None:
        post(portal, registration)
        post(portal, registration)

    patch.setattr(activating, "post_key", twice)


def rights_are_not_journalled(patch: pytest.MonkeyPatch) -> None:
    note = Portal.note

    def silent(self: Portal, actor: str, event: str, *more: Any, **details: Any) -> None:
        if event != "habilitations-set":
            note(self, actor, event, *more, **details)

    patch.setattr(Portal, "note", silent)


def mail_is_everybodys(patch: pytest.MonkeyPatch) -> None:
    find = SqlStore.find

    def everybodys(self: Any, kind: Any, /, **equals: object) -> list[Any]:
        if kind is Mail:
            return [*self._session.scalars(select(Mail))]
        return find(self, kind, **equals)

    patch.setattr(SqlStore, "find", everybodys)


def refusals_undo_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Refusal, "keeps_changes", True)


FOUND: tuple[tuple[Plant, str], ...] = (
    (rights_are_not_journalled, "the journal does not tell everything"),
    (no_seat_is_counted, "more than three administrators"),
    (any_key_opens, "a wrong key was taken|a key was good that nobody can have"),
    (a_month_to_decide, "a mail is missing|out of time"),
    (rights_stay_behind, "a right without holder"),
    (the_removed_still_decide, "a removed person can"),
    (the_removed_still_sign_in, "a removed person can"),
    (the_last_is_not_told, "a mail is missing"),
    (each_key_is_posted_twice, "a letter is missing or too many"),
    (mail_is_everybodys, "another's rows|too many|a refusal changed"),
    (refusals_undo_nothing, "a refusal changed something"),
)


MARKS = [pytest.mark.slow, *[pytest.mark.nightly] * (len(FOUND) - 1)]
"""The first shows before a change lands that the machine can fail, the others at night."""


@pytest.mark.parametrize(
    ("plant", "says"),
    [pytest.param(*one, marks=mark) for one, mark in zip(FOUND, MARKS, strict=True)],
    ids=[plant.__name__ for plant, _ in FOUND],
)
def test_a_broken_rule_is_found(
    services: PortalServices, monkeypatch: pytest.MonkeyPatch, plant: Plant, says: str
) -> None:
    """R03, R21, R22, R31, R32, R47, R54: each invariant can fail."""
    plant(monkeypatch)
    with pytest.raises(AssertionError, match=says):
        play(services, runs=RUNS)
