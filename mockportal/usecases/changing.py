"""Another variant for a world that is under way (R51)."""

from mockportal.domain.company import Account, Company, seats_left
from mockportal.domain.refusals import Refusal, UnknownName
from mockportal.domain.registration import REACHED, Registration, State
from mockportal.ports import Portal

_UNFINISHED = frozenset(REACHED.values())


def change_variant(portal: Portal, name: str) -> None:
    """Follow another variant's words, limits and pages from now on.

    What was announced stays: deadlines, letters, mails. Registrations whose activation was not
    chosen yet are abandoned, because their pages may no longer come in the same order.

    Raises:
        UnknownName: there is no such variant.
        Refusal: a company has more administrators than that variant allows (R03).
    """
    chosen = portal.offered.get(name)
    if chosen is None:
        raise UnknownName("variant-unknown", tuple(portal.offered))
    if name == portal.world.variant:
        return
    maximum = chosen.rules.administrators_max
    for company in portal.store.find(Company):
        if seats_left(portal.store.find(Account, siret=company.siret), maximum) < 0:
            raise Refusal("variant-seats", maximum=maximum, company=company.name)
    for registration in portal.store.find(Registration):
        if registration.state in _UNFINISHED:
            registration.state = State.ABANDONED
    before, portal.world.variant = portal.world.variant, name
    portal.note("Opérateur", "variant-changed", "R51", before=before, variant=name)
