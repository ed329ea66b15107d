"""A request to remove an administrator and to transfer the Habilitations (R40 to R47)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mockportal.domain.company import Account
from mockportal.domain.identifiers import Siret, identity_key
from mockportal.domain.refusals import AlreadySettled, WrongField


class RemovalState(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    REMOVED = "removed"
    DECLINED = "declined"


class RemovalAction(StrEnum):
    """What a technician does with it."""

    REMOVE = "remove"
    DECLINE = "decline"


TRANSITIONS: tuple[tuple[RemovalAction, RemovalState, RemovalState], ...] = (
    (RemovalAction.REMOVE, RemovalState.OPEN, RemovalState.REMOVED),
    (RemovalAction.DECLINE, RemovalState.OPEN, RemovalState.DECLINED),
)
_NEXT = {(action, before): after for action, before, after in TRANSITIONS}


@dataclass(eq=False)
class KnowledgeBaseAccount:
    """An account of the knowledge base, separate from the portal's (R41).

    Attributes:
        password: argon2 hash.
        sign_in_epoch: raised to close every open session (R55).
    """

    id: int
    siret: Siret
    nom: str
    prenom: str
    courriel: str
    password: str
    sign_in_epoch: int = 0


@dataclass(eq=False)
class Removal:
    """A request made by the employer, decided by a technician (R46, R47).

    Attributes:
        removed_id, beneficiary_id: accounts of the portal.
        reason: why the technician declined.
    """

    id: int
    siret: Siret
    requester_id: int
    removed_id: int
    beneficiary_id: int
    requested_at: datetime
    state: RemovalState = RemovalState.OPEN
    decided_at: datetime | None = None
    reason: str = ""

    def decide(self, action: RemovalAction, now: datetime, reason: str = "") -> None:
        """Settle the request once.

        Raises:
            AlreadySettled: a technician decided before.
        """
        after = _NEXT.get((action, self.state))
        if after is None:
            raise AlreadySettled("removal-settled", state=self.state, at=self.decided_at)
        self.state, self.decided_at, self.reason = after, now, reason


def find_person(accounts: Iterable[Account], nom: str, prenom: str) -> Account | None:
    """The active person of this name, whatever the accents and the case."""
    wanted = identity_key(nom, prenom)
    return next((a for a in accounts if a.active and a.name_key == wanted), None)


def check_removable(person: Account | None) -> Account:
    """Only an active administrator can be removed (R45).

    Raises:
        WrongField: field ``removed``.
    """
    if person is None or not person.active:
        raise WrongField("removed", "removed-unknown")
    if not person.is_administrator:
        raise WrongField("removed", "removed-not-administrator")
    return person


def check_beneficiary(person: Account | None, removed: Account | None) -> Account:
    """The Habilitations go to another person who is an administrator (R44, R45).

    Raises:
        WrongField: field ``beneficiary``.
    """
    if person is None or not person.active:
        raise WrongField("beneficiary", "beneficiary-unknown")
    if removed is not None and person.id == removed.id:
        raise WrongField("beneficiary", "beneficiary-is-removed")
    if not person.is_administrator:
        raise WrongField("beneficiary", "beneficiary-not-administrator")
    return person


def transfer(removed: Account, beneficiary: Account) -> None:
    """Give the union of the Habilitations to the beneficiary and remove the other one (R47)."""
    beneficiary.habilitations = beneficiary.habilitations | removed.habilitations
    removed.remove()
