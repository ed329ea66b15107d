"""The world's clock: advancing fires what falls due, in order, each at its own moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mockportal.domain.moments import instant
from mockportal.domain.registration import Letter, Registration, State
from mockportal.ports import Portal
from mockportal.usecases import coopting


@dataclass(frozen=True)
class Fired:
    """Something that fell due.

    Attributes:
        event: name of the event, as in the journal.
        subject: number of the registration or letter concerned.
    """

    at: datetime
    event: str
    subject: int


@dataclass(frozen=True)
class _Due:
    at: datetime
    order: int
    event: str
    subject: int
    fire: Callable[[], None]


def advance(portal: Portal, moment: datetime) -> list[Fired]:
    """Move the clock to a moment, stopping at each thing that falls due before it.

    Raises:
        WrongMove: the moment lies in the past.
    """
    fired: list[Fired] = []
    while (due := _next_due(portal)) and instant(due.at) <= instant(moment):
        portal.world.move_to(due.at)
        due.fire()
        fired.append(Fired(due.at, due.event, due.subject))
    portal.world.move_to(moment)
    portal.note("Opérateur", "clock-advanced", "R22", {"to": moment.isoformat()})
    return fired


def _next_due(portal: Portal) -> _Due | None:
    dues = [
        _Due(r.lapses_at, 1, "registration-cancelled", r.id, lambda r=r: coopting.lapse(portal, r))
        for r in portal.store.find(Registration, state=State.AWAITING_COOPTATION)
        if r.lapses_at
    ]
    dues += [
        _Due(item.due_at, 0, "letter-delivered", item.id, lambda i=item: _deliver(portal, i))
        for item in portal.store.find(Letter, delivered_at=None)
    ]
    return min(dues, key=lambda d: (instant(d.at), d.order, d.subject), default=None)


def _deliver(portal: Portal, letter: Letter) -> None:
    letter.delivered_at = portal.now
    portal.note("La Poste", "letter-delivered", "R33", letter=letter.id)
