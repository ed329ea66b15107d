"""A company of the directory and the people who act for it (R03, R04, R35)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mockportal.domain.identifiers import Siret, identity_key
from mockportal.domain.roles import Habilitation, Role


@dataclass(eq=False)
class Company:
    """An entry of the world's directory of companies.

    Attributes:
        siret: 14 digits.
        name: registered name.
        street, postcode, city: where letters go (R30).
    """

    siret: Siret
    name: str
    street: str
    postcode: str
    city: str

    @property
    def address(self) -> str:
        """The address on two lines."""
        return f"{self.street}\n{self.postcode} {self.city}"

    @property
    def postal_address(self) -> str:
        """Where a letter to the company goes: its name, then its address."""
        return f"{self.name}\n{self.address}"


@dataclass(eq=False)
class Account:
    """A person who may act for a company on the portal.

    Attributes:
        password: argon2 hash.
        question, answer: secret question, and the argon2 hash of its answer (R36); empty for
            people who never chose one.
        active: false once removed; a removed person keeps no right and no seat.
        sign_in_epoch: raised to close every open session (R47).
    """

    id: int
    siret: Siret
    nom: str
    prenom: str
    courriel: str
    telephone: str
    password: str
    roles: frozenset[Role]
    habilitations: frozenset[Habilitation] = frozenset()
    question: str = ""
    answer: str = ""
    active: bool = True
    sign_in_epoch: int = 0
    name_key: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.name_key = identity_key(self.nom, self.prenom)

    @property
    def full_name(self) -> str:
        """``Prénom Nom``, as mails and pages write it."""
        return f"{self.prenom} {self.nom}"

    @property
    def is_administrator(self) -> bool:
        """Whether the person manages this company's Habilitations today (R02)."""
        return self.active and Role.ADMINISTRATOR in self.roles

    def remove(self) -> None:
        """Take every right away, free the seat and close the sessions (R47)."""
        self.active = False
        self.roles = frozenset()
        self.habilitations = frozenset()
        self.sign_in_epoch += 1


def seats_left(accounts: Iterable[Account], maximum: int) -> int:
    """Seats of administrators still free, active ones only (R03)."""
    return maximum - sum(account.is_administrator for account in accounts)
