"""What is still open in a world, and who waits for whom (R21, R31, R46)."""

from collections.abc import Iterator
from datetime import datetime

from mockportal.domain.pending import Pending, Wanted
from mockportal.domain.registration import PENDING, Letter, Registration, State
from mockportal.domain.removal import KnowledgeBaseAccount, Removal, RemovalState
from mockportal.ports import Portal


def pending(portal: Portal) -> list[Pending]:
    """Registrations that wait for their activation, then requests on the technician's desk."""
    waiting = [r for r in portal.store.find(Registration) if r.state in PENDING]
    return [*(_registration(portal, one) for one in waiting), *_removals(portal)]


def _registration(portal: Portal, one: Registration) -> Pending:
    if one.state is State.AWAITING_COOPTATION:
        deciding = tuple(person.courriel for person in portal.administrators(one.siret))
        return _waits(one, Wanted.DECISION, deciding, one.deadline)
    posted = portal.store.find(Letter, registration_id=one.id)
    if not posted or one.key_lost or one.key_blocked(portal.rules):
        return _waits(one, Wanted.NEW_LETTER, (one.courriel,))
    if posted[-1].delivered_at is None:
        return _waits(one, Wanted.LETTER, until=posted[-1].due_at)
    return _waits(one, Wanted.KEY, (one.courriel,))


def _waits(
    one: Registration,
    wanted: Wanted,
    of_whom: tuple[str, ...] = (),
    until: datetime | None = None,
) -> Pending:
    return Pending(wanted, one.id, one.siret, one.full_name, of_whom, until)


def _removals(portal: Portal) -> Iterator[Pending]:
    for request in portal.store.find(Removal, state=RemovalState.OPEN):
        asked_by = portal.store.get(KnowledgeBaseAccount, request.requester_id)
        assert asked_by is not None, request.id
        who = f"{asked_by.prenom} {asked_by.nom}"
        yield Pending(Wanted.TECHNICIAN, request.id, request.siret, who)
