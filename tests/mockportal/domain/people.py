"""People of a company, as the rules see them."""

from __future__ import annotations

from mockportal.domain.company import Account
from mockportal.domain.identifiers import Siret
from mockportal.domain.roles import Habilitation, Role

ADMINISTRATOR, DECLARANT = Role.ADMINISTRATOR, Role.DECLARANT


def person(number: int, *roles: Role, active: bool = True) -> Account:
    """A person of the company."""
    return Account(
        id=number,
        siret=Siret("73282932000074"),
        nom=f"Nom{number}",
        prenom="Ada",
        courriel="ada@nom.example",
        telephone="0199001234",
        password="h",
        roles=frozenset(roles),
        habilitations=frozenset({Habilitation.DSN}),
        active=active,
    )
