"""Administrators manage the Habilitations of their company's people (R02, R04)."""

from collections.abc import Iterable

from mockportal.domain.company import Account
from mockportal.domain.refusals import NotAllowed, NotFound, WrongField
from mockportal.domain.roles import Habilitation
from mockportal.ports import Portal


def people(portal: Portal, administrator: Account) -> list[Account]:
    """Active people of the administrator's company.

    Raises:
        NotAllowed: the person is not an active administrator (R02).
    """
    if not administrator.is_administrator:
        raise NotAllowed("administrators-only")
    return portal.store.find(Account, siret=administrator.siret, active=True)


def grant(portal: Portal, administrator: Account, number: object, codes: Iterable[str]) -> Account:
    """Set exactly these Habilitations for one person of the company.

    Raises:
        NotFound: no such person in the company.
        WrongField: field ``habilitations``, a code that does not exist.
    """
    person = next((p for p in people(portal, administrator) if p.id == number), None)
    if person is None:
        raise NotFound("person-unknown")
    try:
        chosen = frozenset(map(Habilitation, codes))
    except ValueError as error:
        known = ", ".join(Habilitation)
        raise WrongField("habilitations", "habilitation-unknown", known=known) from error
    person.habilitations = chosen
    portal.note(
        administrator.full_name,
        "habilitations-set",
        "R04",
        {"administrator": administrator.id, "person": person.id},
        person=person.full_name,
        habilitations=" ".join(sorted(chosen)),
    )
    return person
