"""Cooptation: an administrator accepts or refuses a candidate, or the delay passes (R20 to R26)."""

from mockportal.domain.company import Account
from mockportal.domain.refusals import NotAllowed, NotFound
from mockportal.domain.registration import Action, Registration, State
from mockportal.ports import Portal
from mockportal.usecases.activating import check_seat, open_account
from mockportal.usecases.registering import registration
from mockportal.usecases.telling import tell


def candidates(portal: Portal, administrator: Account) -> list[Registration]:
    """Registrations that wait for a decision in the administrator's company (R21).

    Raises:
        NotAllowed: the person is not an active administrator (R02).
    """
    _check_administrator(administrator)
    return portal.store.find(
        Registration, siret=administrator.siret, state=State.AWAITING_COOPTATION
    )


def by_token(portal: Portal, token: str) -> Registration:
    """The registration that a mail's link names (R26).

    Raises:
        NotFound: the link is not one of this world.
    """
    found = portal.store.find(Registration, token=token)
    if not found:
        raise NotFound("link-unknown")
    return found[0]


def accept(portal: Portal, administrator: Account, number: object) -> Registration:
    """Accept a candidate (R21).

    Raises:
        AlreadySettled: who decided, what and when (R23).
        Refusal: no seat is free; the request stays pending (R25).
        NotAllowed: not an active administrator of that company (R26).
    """
    candidate = _candidate(portal, administrator, number)
    if candidate.state is State.AWAITING_COOPTATION:
        check_seat(portal, candidate.siret)
    candidate.decide(Action.ACCEPT, administrator.full_name, portal.now)
    open_account(portal, candidate)
    _tell_decision(portal, candidate, "accepted", administrator)
    return candidate


def refuse(portal: Portal, administrator: Account, number: object) -> Registration:
    """Refuse a candidate (R21); raises as ``accept`` does, but needs no seat."""
    candidate = _candidate(portal, administrator, number)
    candidate.decide(Action.REFUSE, administrator.full_name, portal.now)
    _tell_decision(portal, candidate, "refused", administrator)
    return candidate


def lapse(portal: Portal, candidate: Registration) -> None:
    """Cancel a registration that nobody decided in time; everybody is told (R22, R24)."""
    candidate.decide(Action.LAPSE, "", portal.now)
    portal.note("Portail", "registration-cancelled", "R22", registration=candidate.id)
    facts: dict[str, object] = {
        "candidate": candidate.full_name,
        "company": portal.company(candidate.siret).name,
        "days": candidate.days_to_decide,
    }
    tell(portal, [candidate], "registration-cancelled", facts)
    tell(
        portal,
        portal.administrators(candidate.siret),
        "registration-cancelled-administrator",
        facts,
    )


def _candidate(portal: Portal, administrator: Account, number: object) -> Registration:
    _check_administrator(administrator)
    candidate = registration(portal, number)
    if candidate.siret != administrator.siret:
        raise NotFound("registration-unknown")
    return candidate


def _check_administrator(person: Account) -> None:
    if not person.is_administrator:
        raise NotAllowed("administrators-only")


def _tell_decision(
    portal: Portal, candidate: Registration, outcome: str, administrator: Account
) -> None:
    portal.note(
        administrator.full_name,
        f"candidate-{outcome}",
        "R21",
        {"administrator": administrator.id},
        registration=candidate.id,
    )
    tell(
        portal,
        [candidate],
        f"registration-{outcome}",
        {
            "candidate": candidate.full_name,
            "company": portal.company(candidate.siret).name,
            "by": candidate.decided_by,
        },
    )
