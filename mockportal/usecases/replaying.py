"""Doing again what a journal tells, in another world of the same dataset and seed."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from mockportal.domain.company import Account, Company
from mockportal.domain.faults import Fault
from mockportal.domain.identifiers import Siret
from mockportal.domain.refusals import WrongKey
from mockportal.domain.registration import Action, Letter, Registration, State
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.domain.world import JournalEntry
from mockportal.ports import Portal
from mockportal.usecases import (
    activating,
    breakdowns,
    changing,
    coopting,
    directory,
    habilitations,
    knowledge_base,
    registering,
    removing,
    signing_in,
    timekeeping,
)

Given = Mapping[str, Any]
FOLLOWING = frozenset(
    {
        *("letter-posted", "letter-delivered", "registration-cancelled"),
        *("mail-lost", "mail-doubled", "letter-returned", "letter-misaddressed"),
    }
)
"""Events that another one brings about: they come again by themselves."""

ONLY_TOLD = frozenset({"signed-in", "knowledge-base-signed-in", "lockouts-lifted"})
"""Events that change nothing but the journal."""


def replay(portal: Portal, journal: Iterable[JournalEntry]) -> None:
    """Do again everything that a journal tells, in its order.

    The world must be as the journal's own one was before its first entry, or have its first
    entries already, as a dataset makes them. What the rules then refuse is raised as it would be
    to a person.
    """
    begun = len(portal.store.find(JournalEntry))
    for entry in (one for one in journal if one.id > begun):
        variant = portal.offered.get(portal.world.variant, portal.variant)
        again = replace(portal, request=entry.request, variant=variant)
        if entry.given.get("forgotten") and entry.event == "registration-started":
            portal.store.add(_forgotten(int(entry.details["registration"])))
        if entry.event in ONLY_TOLD or entry.given.get("forgotten"):
            again.note(entry.actor, entry.event, entry.rule, entry.given, **entry.details)
        elif entry.event not in FOLLOWING:
            INTENTIONS[entry.event](again, {**entry.details, **entry.given})


def _forgotten(number: int) -> Registration:
    """What is left of somebody who refused the terms later on."""
    left = Registration(number, Siret(""), "", "", "", "", "", state=State.ABANDONED)
    left.forget()
    return left


def _registration(portal: Portal, given: Given) -> Registration:
    return registering.registration(portal, int(given["registration"]))


def _account(portal: Portal, number: int) -> Account:
    found = portal.store.get(Account, number)
    assert found is not None, number
    return found


def _pick(given: Given, *names: str) -> dict[str, Any]:
    return {name: given[name] for name in names}


def _candidate(given: Given) -> registering.Candidate:
    return registering.Candidate(**_pick(given, "siret", "nom", "prenom", "telephone", "courriel"))


def _choose_secrets(portal: Portal, given: Given) -> None:
    registration = _registration(portal, given)
    registration.perform(Action.CHOOSE_SECRETS, portal.order)
    registering.keep_secrets(portal, registration, **_pick(given, "question", "password", "answer"))


def _decide(decision: Callable[..., object]) -> Callable[[Portal, Given], object]:
    return lambda portal, given: decision(
        portal, _account(portal, given["administrator"]), int(given["registration"])
    )


def _of_registration(action: Callable[..., object]) -> Callable[[Portal, Given], object]:
    return lambda portal, given: action(portal, _registration(portal, given))


def _wrong_key(portal: Portal, given: Given) -> None:
    with suppress(WrongKey):
        activating.count_wrong_key(portal, _registration(portal, given))


def _enter_key(portal: Portal, given: Given) -> None:
    registration = _registration(portal, given)
    letters = portal.store.find(Letter, registration_id=registration.id)
    activating.enter_key(portal, registration, letters[-1].key)


def _person(portal: Portal, given: Given) -> Account | Registration:
    is_account = "account" in given
    return _account(portal, given["account"]) if is_account else _registration(portal, given)


def _sign_out_employer(portal: Portal, given: Given) -> None:
    knowledge_base.sign_out(portal, _employer(portal, given["employer"]))


def _employer(portal: Portal, number: int) -> KnowledgeBaseAccount:
    found = portal.store.get(KnowledgeBaseAccount, number)
    assert found is not None, number
    return found


def _set_habilitations(portal: Portal, given: Given) -> None:
    administrator = _account(portal, given["administrator"])
    codes = given["habilitations"].split()
    habilitations.grant(portal, administrator, given["person"], codes)


def _open_employer_account(portal: Portal, given: Given) -> None:
    names = ("siret", "nom", "prenom", "courriel", "password")
    knowledge_base.open_account(portal, **_pick(given, *names))


def _request_removal(portal: Portal, given: Given) -> None:
    requester = _employer(portal, given["requester"])
    names = ("removed_nom", "removed_prenom", "beneficiary_nom", "beneficiary_prenom")
    form = removing.RemovalForm(**_pick(given, *names, "acknowledged"))
    removing.request_removal(portal, requester, form)


def _add_company(portal: Portal, given: Given) -> None:
    company = Company(**_pick(given, "siret", "name", "street", "postcode", "city"))
    directory.add_company(portal, company)


def _add_person(portal: Portal, given: Given) -> None:
    texts = ("siret", "nom", "prenom", "courriel", "telephone", "password", "question", "answer")
    lists: dict[str, Any] = {name: tuple(given[name]) for name in ("roles", "habilitations")}
    directory.add_person(portal, directory.NewPerson(**_pick(given, *texts), **lists))


def _break_page(portal: Portal, given: Given) -> None:
    breakdowns.happen(portal, Fault(given["fault"]), **_pick(given, "page"))


INTENTIONS: dict[str, Callable[[Portal, Given], object]] = {
    "registration-started": lambda p, g: registering.register(p, _candidate(g)),
    "registration-corrected": lambda p, g: registering.correct(
        p, _registration(p, g), _candidate(g)
    ),
    "terms-accepted": _of_registration(registering.accept_terms),
    "terms-refused": _of_registration(registering.refuse_terms),
    "information-checked": _of_registration(registering.check_information),
    "secrets-chosen": _choose_secrets,
    "authentication-checked": _of_registration(registering.check_authentication),
    "cooptation-asked": _of_registration(registering.ask_cooptation),
    "key-asked": _of_registration(registering.ask_key),
    "candidate-accepted": _decide(coopting.accept),
    "candidate-refused": _decide(coopting.refuse),
    "letter-asked": _of_registration(activating.ask_new_letter),
    "wrong-key": _wrong_key,
    "account-activated": _enter_key,
    "password-reset": lambda p, g: signing_in.replace_password(p, _person(p, g), g["password"]),
    "signed-out": lambda p, g: signing_in.sign_out(p, _person(p, g)),
    "knowledge-base-signed-out": _sign_out_employer,
    "habilitations-set": _set_habilitations,
    "knowledge-base-registered": _open_employer_account,
    "removal-requested": _request_removal,
    "administrator-removed": lambda p, g: removing.remove(p, int(g["removal"])),
    "removal-declined": lambda p, g: removing.decline(p, int(g["removal"]), g["reason"]),
    "company-added": _add_company,
    "person-added": _add_person,
    "variant-changed": lambda p, g: changing.change_variant(p, g["variant"]),
    "faults-set": lambda p, g: breakdowns.set_faults(p, g["faults"]),
    "page-slowed": _break_page,
    "page-failed": _break_page,
    "session-lost": _break_page,
    "seats-taken": lambda p, g: breakdowns.take_seats(p, **_pick(g, "siret", "page")),
    "clock-advanced": lambda p, g: timekeeping.advance(p, datetime.fromisoformat(g["to"])),
}
"""What each event of a journal was asked by; a new event belongs here or in the sets above."""

EVENTS = INTENTIONS.keys() | FOLLOWING | ONLY_TOLD
"""Everything that a journal can tell."""
