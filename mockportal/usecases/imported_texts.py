"""Texts of a document, checked as if somebody had typed them (R35, R36, R39, R52)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mockportal.domain.company import Account, Company
from mockportal.domain.refusals import WrongField
from mockportal.domain.registration import Letter, Registration
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.domain.secrets import SECRET_QUESTIONS, is_affordable_hash, normalise_key
from mockportal.domain.world import JournalEntry, Mail
from mockportal.domain.world_file import KINDS
from mockportal.usecases import checking
from mockportal.usecases.replaying import EVENTS

Check = Callable[[str], object]
_TOKEN = "[0-9a-f]{32}"
_REQUEST = "[0-9A-Za-z._-]{0,64}"


def faults(
    things: Mapping[str, Sequence[Any]], also_domains: Iterable[str]
) -> Iterator[WrongField]:
    """Every text that a person could not have typed or the portal not have written, by its path.

    Args:
        things: the world's things by the name of their list.
        also_domains: mail domains that the operator allows beside the reserved ones (R52).
    """
    checks = _checks(tuple(also_domains))
    for name, kind in KINDS.items():
        for index, thing in enumerate(things[name]):
            if isinstance(thing, Registration) and thing.is_forgotten:
                continue
            for field, check in checks.get(kind, {}).items():
                try:
                    check(getattr(thing, field))
                except WrongField as refusal:
                    where = f"{name}[{index}].{field}"
                    yield WrongField(where, refusal.code, **refusal.facts)


def _checks(also_domains: tuple[str, ...]) -> Mapping[type, Mapping[str, Check]]:
    def address(given: str) -> None:
        _same(given, checking.address(given, also_domains), "courriel-format")

    named: dict[str, Check] = {"nom": _name, "prenom": _name, "courriel": address}
    secret: dict[str, Check] = {"password": _hash, "question": _question, "answer": _hash}
    reachable: dict[str, Check] = {**named, "telephone": _telephone}
    return {
        Company: dict.fromkeys(("name", "street", "postcode", "city"), _line),
        Account: {**reachable, **secret},
        Registration: {
            **reachable, **secret, "token": _shaped(_TOKEN), "key": _hash,
            "decided_by": _line_if_any,
        },
        Letter: {"addressee": _line, "address": _lines, "key": _key},
        KnowledgeBaseAccount: {**named, "password": _hash},
        Mail: {
            "kind": _shaped("[a-z-]{1,60}"), "sender": address, "to": address, "to_name": _line,
            "subject": _line,
        },
        JournalEntry: {
            "actor": _line, "event": _event, "rule": _shaped("R[0-9]+[a-z]?"),
            "request": _shaped(_REQUEST),
        },
    }  # fmt: skip


def _same(given: str, clean: str, code: str) -> None:
    """What is kept is the normal form of what was typed."""
    if given != clean:
        raise WrongField("", code)


def _name(given: str) -> None:
    _same(given, checking.person_name("", given), "name-format")


def _telephone(given: str) -> None:
    _same(given, checking.telephone(given), "telephone-format")


def _line(given: str) -> None:
    checking.line("", given)


def _line_if_any(given: str) -> None:
    if given:
        _line(given)


def _lines(given: str) -> None:
    for one in given.split("\n"):
        _line(one)


def _key(given: str) -> None:
    _same(given, normalise_key(given), "key-format")


def _hash(given: str) -> None:
    """Nothing that was ever chosen, or a hash that is no dearer to compare than the portal's."""
    if given and not is_affordable_hash(given):
        raise WrongField("", "file-hash")


def _question(given: str) -> None:
    if given and given not in SECRET_QUESTIONS:
        raise WrongField("", "question-unknown")


def _event(given: str) -> None:
    if given not in EVENTS:
        raise WrongField("", "file-event")


def _shaped(pattern: str) -> Check:
    def check(given: str) -> None:
        if not re.fullmatch(pattern, given):
            raise WrongField("", "file-shape", pattern=pattern)

    return check
