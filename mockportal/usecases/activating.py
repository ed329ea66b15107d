"""Activation: by key (R30 to R33), and the account that any activation opens."""

from typing import NoReturn

from mockportal.domain.company import Account, Company, seats_left
from mockportal.domain.faults import ELSEWHERE, Fault
from mockportal.domain.identifiers import shown_apart
from mockportal.domain.moments import after_days
from mockportal.domain.refusals import AlreadySettled, Refusal, WrongKey
from mockportal.domain.registration import Action, Letter, Registration, State
from mockportal.domain.roles import Role
from mockportal.domain.secrets import draw_key, normalise_key
from mockportal.ports import Portal
from mockportal.usecases import breakdowns


def check_seat(portal: Portal, siret: str) -> None:
    """Activation checks again that a seat is free (R03, R25, R32).

    Raises:
        Refusal: code ``seat-taken``.
    """
    maximum = portal.rules.administrators_max
    if seats_left(portal.store.find(Account, siret=siret), maximum) <= 0:
        raise Refusal("seat-taken", maximum=maximum)


def open_account(portal: Portal, registration: Registration) -> Account:
    """Give the candidate an account with an administrator's seat (R04)."""
    account = Account(
        id=portal.store.next_id(Account),
        siret=registration.siret,
        nom=registration.nom,
        prenom=registration.prenom,
        courriel=registration.courriel,
        telephone=registration.telephone,
        password=registration.password,
        question=registration.question,
        answer=registration.answer,
        roles=frozenset({Role.ADMINISTRATOR}),
        habilitations=frozenset(portal.rules.initial_habilitations),
    )
    portal.store.add(account)
    return account


def post_key(portal: Portal, registration: Registration) -> None:
    """Post a letter with a new key to the company's address (R30, R33).

    Raises:
        Refusal: the letter cannot print the name or the address.
    """
    company = portal.company(registration.siret)
    if lacking := portal.unprintable(f"{company.postal_address}\n{registration.full_name}"):
        raise Refusal("letter-unprintable", characters=shown_apart(lacking))
    which = (registration.id, registration.letters + 1)
    key = draw_key(portal.draw("key", *which))
    salt = portal.draw("salt", *which).randbytes(16)
    registration.send_key(portal.hasher.hash(key, salt))
    number = portal.store.next_id(Letter)
    letter = Letter(
        id=number,
        registration_id=registration.id,
        siret=registration.siret,
        address=_address(portal, company, number),
        addressee=registration.full_name,
        key=key,
        posted_at=portal.now,
        due_at=after_days(portal.now, portal.rules.letter_days),
    )
    portal.store.add(letter)
    portal.note("La Poste", "letter-posted", "R30", letter=letter.id, due=letter.due_at)


def _address(portal: Portal, company: Company, letter: int) -> str:
    """The company's own address, or another one when that fault was asked for (R30, R54)."""
    if not breakdowns.is_asked(portal, Fault.LETTER_ASTRAY):
        return company.postal_address
    breakdowns.happen(portal, Fault.LETTER_ASTRAY, letter=letter)
    return f"{company.name}\n{ELSEWHERE}"


def ask_new_letter(portal: Portal, registration: Registration) -> None:
    """Ask for another key; the former one stops working (R32)."""
    _check_awaiting_key(registration)
    portal.note(registration.full_name, "letter-asked", "R32", registration=registration.id)
    post_key(portal, registration)


def enter_key(portal: Portal, registration: Registration, typed: str) -> Account:
    """Finish the registration with the key from the letter (R31, R32).

    Raises:
        WrongField: it cannot be a key at all; not counted.
        WrongKey: it is another key (counted), or the key is blocked.
        Refusal: no seat is free; the key stays good.
        AlreadySettled: the registration is over; a key works once.
    """
    _check_awaiting_key(registration)
    if registration.key_blocked(portal.rules):
        raise WrongKey("key-blocked", maximum=portal.rules.wrong_keys_max)
    key = normalise_key(typed)
    if registration.key_lost or not portal.hasher.verify(registration.key, key):
        count_wrong_key(portal, registration)
    check_seat(portal, registration.siret)
    registration.decide(Action.ENTER_KEY, registration.full_name, portal.now)
    registration.key = ""
    portal.note(registration.full_name, "account-activated", "R31", registration=registration.id)
    return open_account(portal, registration)


def _check_awaiting_key(registration: Registration) -> None:
    if registration.state is State.ACTIVE:
        raise AlreadySettled("key-used", at=registration.decided_at)
    if registration.state is not State.AWAITING_KEY:
        raise Refusal("wrong-step", state=registration.state, action=Action.ENTER_KEY)


def count_wrong_key(portal: Portal, registration: Registration) -> NoReturn:
    """Count a key that is not the one (R32).

    Raises:
        WrongKey: always; how many tries are left.
    """
    registration.wrong_keys += 1
    left = portal.rules.wrong_keys_max - registration.wrong_keys
    portal.note(registration.full_name, "wrong-key", "R32", registration=registration.id, left=left)
    if left <= 0:
        raise WrongKey("key-blocked", maximum=portal.rules.wrong_keys_max)
    raise WrongKey("key-wrong", left=left)
