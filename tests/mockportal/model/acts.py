"""What can be done in a world, and what must come of it when the portal allows it.

Each act asks a use case first; if it is refused, nothing is kept in the life either.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

from mockportal.domain.company import Account
from mockportal.domain.faults import Fault
from mockportal.domain.refusals import WrongKey
from mockportal.domain.registration import Letter
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.ports import Portal
from mockportal.usecases import (
    activating,
    breakdowns,
    coopting,
    habilitations,
    knowledge_base,
    registering,
    removing,
    timekeeping,
)
from tests.mockportal.acting import PASSWORD, fill_in, typed
from tests.mockportal.model.lives import (
    DAYS,
    SEATS,
    WRONG_KEYS,
    Asked,
    Candidate,
    Life,
    days_later,
)

WRONG_KEY = "AAAA-AAAA-AAAA-AAAA"
T = TypeVar("T")


def one_of(things: Sequence[T], index: int) -> T:
    """The thing that a drawn number means; the last ones come first."""
    return things[-1 - index % len(things)]


def register(portal: Portal, life: Life, company: int, nom: str, way: str) -> None:
    """Steps 3 to 9."""
    siret = one_of(life.sirets, company)
    courriel = f"{nom.casefold()}@candidat.example"
    new = fill_in(portal, siret=siret, nom=nom, courriel=courriel)
    candidate = Candidate(new.id, (siret, nom, "Zoé"), courriel, None)
    if way == "cooptation":
        registering.ask_cooptation(portal, new)
        candidate.deadline = days_later(life.now, DAYS)
        life.tell_administrators("cooptation-requested", siret)
    else:
        registering.ask_key(portal, new)
        _post(portal, life, candidate)
    life.candidates[new.id] = candidate


def start_and_leave(portal: Portal, life: Life, company: int, nom: str, refuses: bool) -> None:
    """Step 3, and the terms refused or the page closed."""
    new = registering.register(portal, typed(portal, siret=one_of(life.sirets, company), nom=nom))
    if refuses:
        registering.refuse_terms(portal, new)


def decide(portal: Portal, life: Life, account: int, candidate: Candidate, yes: bool) -> None:
    """An account accepts or refuses a candidate."""
    person = portal.store.get(Account, account)
    assert person is not None
    (coopting.accept if yes else coopting.refuse)(portal, person, candidate.number)
    who = life.administrators.get(account)
    assert who is not None, "somebody decided who is no administrator"
    assert who[0] == candidate.who[0], "an administrator of another company decided"
    assert candidate.waits, "a candidate was decided on twice"
    assert candidate.deadline is not None, "a candidate without Cooptation was decided on"
    assert life.now.astimezone(UTC) <= candidate.deadline, "a decision came out of time"
    if yes:
        life.join(_newest(portal), candidate)
    candidate.waits = False
    life.tell(f"registration-{'accepted' if yes else 'refused'}", [candidate.courriel])


def enter_key(portal: Portal, life: Life, candidate: Candidate, key: str) -> None:
    """A candidate types a key, which may be anybody's.

    Raises:
        WrongKey: it is not the one, and was counted.
    """
    registration = registering.registration(portal, candidate.number)
    try:
        activating.enter_key(portal, registration, key)
    except WrongKey:
        candidate.wrong_keys += 1
        raise
    assert candidate.key_good, "a key was good that nobody can have"
    assert key == candidate.keys[-1], "a wrong key was taken for the right one"
    assert candidate.wrong_keys < WRONG_KEYS, "a blocked key was taken"
    life.join(_newest(portal), candidate)


def ask_letter(portal: Portal, life: Life, candidate: Candidate) -> None:
    """A candidate asks for another key."""
    activating.ask_new_letter(portal, registering.registration(portal, candidate.number))
    _post(portal, life, candidate)


def ask_removal(portal: Portal, life: Life, removed: int, heir: int) -> None:
    """An employer whom nobody knew asks to remove an account in favour of another."""
    gone, stays = (portal.store.get(Account, number) for number in (removed, heir))
    assert gone is not None
    assert stays is not None
    courriel = f"employeur{portal.store.next_id(KnowledgeBaseAccount)}@employeur.example"
    employer = knowledge_base.register(
        portal,
        knowledge_base.Employer(gone.siret, "Durand", "Lou", courriel, PASSWORD, PASSWORD),
    )
    form = removing.RemovalForm(gone.nom, gone.prenom, stays.nom, stays.prenom, acknowledged=True)
    request = removing.request_removal(portal, employer, form)
    # A name means who bears it today, and not who was removed before.
    by_name = {who: number for number, who in life.administrators.items()}
    people = (by_name[one.siret, one.nom, one.prenom] for one in (gone, stays))
    life.removals[request.id] = Asked(request.id, courriel, *people)


def decide_removal(portal: Portal, life: Life, asked: Asked, carried_out: bool) -> None:
    """The technician removes the administrator, or declines."""
    if carried_out:
        removing.remove(portal, asked.number)
        assert asked.removed in life.administrators, "somebody was removed twice"
        assert asked.heir in life.administrators, "who is removed received rights"
        life.remove(asked)
    else:
        removing.decline(portal, asked.number, "Pas encore.")
        life.tell("removal-declined", [asked.requester])
    del life.removals[asked.number]


def grant(portal: Portal, life: Life, account: int, person: int, codes: frozenset[str]) -> None:
    """An account sets the rights of another."""
    administrator = portal.store.get(Account, account)
    assert administrator is not None
    habilitations.grant(portal, administrator, person, codes)
    assert account in life.administrators, "somebody gave rights who is no administrator"
    life.rights[person] = codes


def advance(portal: Portal, life: Life, moment: datetime) -> None:
    """The clock moves."""
    timekeeping.advance(portal, moment)
    life.advance(moment)


def break_post(portal: Portal, life: Life, faults: dict[Fault, int]) -> None:
    """Mails and letters will go wrong so many times, or not any more."""
    breakdowns.set_faults(portal, {fault: {"times": many} for fault, many in faults.items()})
    life.faults = dict(faults)


def take_seats(portal: Portal, life: Life, company: int) -> None:
    """Others take every seat that is left: the one fault that makes administrators."""
    siret = one_of(life.sirets, company)
    break_post(portal, life, {Fault.SEATS_TAKEN: 1})
    left = SEATS - len(life.of(siret))
    breakdowns.take_seats(portal, siret, "/activation")
    for account in portal.store.find(Account, siret=siret)[-left:] if left else []:
        life.seat(account.id, (siret, account.nom, account.prenom), account.courriel)
    if left:
        assert life.breaks(Fault.SEATS_TAKEN)


def _newest(portal: Portal) -> int:
    return portal.store.find(Account)[-1].id


def _post(portal: Portal, life: Life, candidate: Candidate) -> None:
    letter = portal.store.find(Letter)[-1]
    assert letter.registration_id == candidate.number, "a letter is missing or too many"
    life.post(letter.id, candidate, letter.key)
