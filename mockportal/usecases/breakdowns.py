"""Faults on demand: asked for, happening, told in the journal, and over (R54)."""

from collections.abc import Mapping
from itertools import count

from mockportal.domain import faults
from mockportal.domain.company import Account, seats_left
from mockportal.domain.faults import Fault
from mockportal.domain.identifiers import identity_key
from mockportal.domain.roles import Role
from mockportal.ports import Portal

ACTOR = "Panne"
_EVENTS = {
    Fault.MAIL_LOST: ("mail-lost", "R54"),
    Fault.MAIL_TWICE: ("mail-doubled", "R54"),
    Fault.LETTER_RETURNED: ("letter-returned", "R54"),
    Fault.LETTER_ASTRAY: ("letter-misaddressed", "R54"),
    Fault.PAGE_SLOW: ("page-slowed", "R54"),
    Fault.PAGE_FAILED: ("page-failed", "R54"),
    Fault.SESSION_LOST: ("session-lost", "R54"),
    Fault.SEATS_TAKEN: ("seats-taken", "R54"),
}
_NOM = "Devancier"
_PRENOMS = ("Alix", "Camille", "Claude", "Dominique", "Maxime")


def set_faults(portal: Portal, given: Mapping[str, object]) -> None:
    """Ask for these faults and no other; none at all repairs the world.

    Raises:
        UnknownName: a fault that does not exist.
        WrongFields: an option that does not fit.
    """
    kept = faults.checked(given)
    portal.world.faults = kept
    portal.note("Opérateur", "faults-set", "R54", {"faults": kept}, faults=", ".join(kept))


def is_asked(portal: Portal, fault: Fault) -> bool:
    """Whether a fault is to happen at the next occasion."""
    return fault in portal.world.faults


def happen(portal: Portal, fault: Fault, **details: object) -> None:
    """Tell a fault in the journal and count it."""
    portal.world.faults = faults.once_less(portal.world.faults, fault)
    event, rule = _EVENTS[fault]
    portal.note(ACTOR, event, rule, None, fault=fault, **details)


def take_seats(portal: Portal, siret: str, page: str) -> None:
    """Others take every seat that is left in a company, as if between two pages (R03)."""
    left = seats_left(portal.store.find(Account, siret=siret), portal.rules.administrators_max)
    if left <= 0:
        return
    for _ in range(left):
        portal.store.add(_newcomer(portal, siret))
    happen(portal, Fault.SEATS_TAKEN, siret=siret, page=page)


def _newcomer(portal: Portal, siret: str) -> Account:
    """An administrator whom nobody can sign in as."""
    names = ((_NOM + "-Bis" * (i // len(_PRENOMS)), _PRENOMS[i % len(_PRENOMS)]) for i in count())
    taken = {account.name_key for account in portal.store.find(Account, siret=siret)}
    nom, prenom = next(name for name in names if identity_key(*name) not in taken)
    return Account(
        id=portal.store.next_id(Account),
        siret=siret,  # pyright: ignore[reportArgumentType]
        nom=nom,
        prenom=prenom,
        courriel=f"{prenom}.{nom}@arrivee.example".casefold(),
        telephone="0199000000",
        password="",
        roles=frozenset({Role.ADMINISTRATOR}),
        habilitations=frozenset(portal.rules.initial_habilitations),
    )
