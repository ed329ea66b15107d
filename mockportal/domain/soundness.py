"""Whether things that came together from outside make one sound world (R03, R35, R37)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from mockportal.domain.company import Account, seats_left
from mockportal.domain.identifiers import parse_siret
from mockportal.domain.moments import instant
from mockportal.domain.refusals import WrongField
from mockportal.domain.registration import PENDING, SETTLED, Registration, State
from mockportal.domain.removal import RemovalState
from mockportal.domain.rules import Rules

Things = Mapping[str, Sequence[Any]]
_TO_COME = frozenset({"deadline", "due_at"})
_REFERENCES = {
    ("letters", "registration_id"): "registrations",
    ("removals", "requester_id"): "knowledge_base_accounts",
    ("removals", "removed_id"): "accounts",
    ("removals", "beneficiary_id"): "accounts",
}

_ONCE: tuple[tuple[str, Callable[[Any], object], Callable[[Any], bool]], ...] = (
    ("accounts", lambda one: (one.siret, one.name_key), lambda one: one.active),
    ("registrations", lambda one: (one.siret, one.name_key), lambda one: one.state in PENDING),
    ("registrations", lambda one: one.token, lambda one: not one.is_forgotten),
    ("knowledge_base_accounts", lambda one: one.courriel, lambda _one: True),
)
"""Lists, by what their things are told apart, and which of them count."""


def faults(things: Things, now: datetime, rules: Rules) -> Iterator[WrongField]:
    """Everything that would make a page of the world fail or break a rule, by its path.

    Args:
        things: the world's things by the name of their list.
        now: the world's moment.
        rules: those of its variant.
    """
    yield from _numbers(things)
    yield from _sirets(things)
    yield from _references(things)
    yield from _people(things)
    yield from _stages(things)
    yield from _moments(things, now)
    yield from _waiting(things, now)
    yield from _seats(things, rules)


def _each(things: Things, name: str) -> Iterator[tuple[str, Any]]:
    return ((f"{name}[{index}]", thing) for index, thing in enumerate(things[name]))


def _numbers(things: Things) -> Iterator[WrongField]:
    """Numbers count from 1, each once."""
    for name in things:
        key = "siret" if name == "companies" else "id"
        seen: set[object] = set()
        for where, thing in _each(things, name):
            value = getattr(thing, key)
            if value in seen or value == 0:
                yield WrongField(f"{where}.{key}", "file-twice", given=value)
            seen.add(value)


def _sirets(things: Things) -> Iterator[WrongField]:
    """Companies have a valid SIRET, and everything else one of theirs (R35)."""
    known = {company.siret for company in things["companies"]}
    for where, company in _each(things, "companies"):
        try:
            parsed = parse_siret(company.siret)
        except WrongField as refusal:
            yield WrongField(f"{where}.siret", refusal.code)
        else:
            if parsed != company.siret:
                yield WrongField(f"{where}.siret", "siret-format")
    for name in ("accounts", "registrations", "letters", "knowledge_base_accounts", "removals"):
        for where, thing in _each(things, name):
            forgotten = isinstance(thing, Registration) and thing.is_forgotten
            if thing.siret not in known and not forgotten:
                yield WrongField(f"{where}.siret", "siret-unknown")


def _references(things: Things) -> Iterator[WrongField]:
    for (name, field), among in _REFERENCES.items():
        known = {thing.id for thing in things[among]}
        for where, thing in _each(things, name):
            if (given := getattr(thing, field)) not in known:
                yield WrongField(f"{where}.{field}", "file-reference", given=given, among=among)


def _people(things: Things) -> Iterator[WrongField]:
    """Nobody is there twice (R37, R41), and a mail's link leads to one registration (R20)."""
    known: set[object] = set()
    for name, key, is_counted in _ONCE:
        for where, thing in _each(things, name):
            if not is_counted(thing):
                continue
            whose = key(thing)
            if whose in known:
                yield WrongField(where, "file-same")
            known.add(whose)


def _stages(things: Things) -> Iterator[WrongField]:
    """What is waiting or over says since when."""
    for where, one in _each(things, "registrations"):
        if one.state in PENDING and one.requested_at is None:
            yield WrongField(f"{where}.requested_at", "file-missing")
        if one.state in SETTLED and one.decided_at is None:
            yield WrongField(f"{where}.decided_at", "file-missing")
    for where, one in _each(things, "removals"):
        if one.state is not RemovalState.OPEN and one.decided_at is None:
            yield WrongField(f"{where}.decided_at", "file-missing")


def _moments(things: Things, now: datetime) -> Iterator[WrongField]:
    """What has happened lies in the past."""
    for name in things:
        for where, thing in _each(things, name):
            for field in fields(thing):
                value = getattr(thing, field.name)
                if not isinstance(value, datetime) or field.name in _TO_COME:
                    continue
                if instant(value) > instant(now):
                    yield WrongField(f"{where}.{field.name}", "file-future", now=now)


def _waiting(things: Things, now: datetime) -> Iterator[WrongField]:
    """What is still to come lies ahead, or the clock could never pass it (R22, R33)."""
    for where, one in _each(things, "registrations"):
        if one.state is State.AWAITING_COOPTATION and one.deadline is None:
            yield WrongField(f"{where}.deadline", "file-missing")
        elif one.lapses_at and instant(one.lapses_at) < instant(now):
            yield WrongField(f"{where}.deadline", "file-overdue", now=now)
    for where, letter in _each(things, "letters"):
        if letter.delivered_at is None and instant(letter.due_at) < instant(now):
            yield WrongField(f"{where}.due_at", "file-overdue", now=now)


def _seats(things: Things, rules: Rules) -> Iterator[WrongField]:
    """No company has more administrators than the variant allows (R03)."""
    people: dict[str, list[Account]] = defaultdict(list)
    for account in things["accounts"]:
        people[account.siret].append(account)
    for where, company in _each(things, "companies"):
        if seats_left(people[company.siret], rules.administrators_max) < 0:
            yield WrongField(where, "no-seat", maximum=rules.administrators_max)
