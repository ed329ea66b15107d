"""The world's clock: advancing fires what falls due, in order, each at its own moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from mockportal.domain.faults import Fault
from mockportal.domain.moments import instant
from mockportal.domain.registration import Letter, Registration, State
from mockportal.ports import Portal
from mockportal.usecases import breakdowns, coopting


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
    """The earliest of what is still to come; of two at one moment, the post comes first."""
    dues: list[_Due] = []
    if letter := portal.store.first(Letter, "due_at", delivered_at=None):
        lost = breakdowns.is_asked(portal, Fault.LETTER_RETURNED)
        event, bring = ("letter-returned", _send_back) if lost else ("letter-delivered", _deliver)
        dues.append(_Due(letter.due_at, 0, event, letter.id, partial(bring, portal, letter)))
    waiting = {"state": State.AWAITING_COOPTATION}
    one = portal.store.first(Registration, "deadline", **waiting)
    if one and one.lapses_at:
        cancel = partial(coopting.lapse, portal, one)
        dues.append(_Due(one.lapses_at, 1, "registration-cancelled", one.id, cancel))
    return min(dues, key=lambda due: (instant(due.at), due.order), default=None)


def _deliver(portal: Portal, letter: Letter) -> None:
    letter.delivered_at = portal.now
    portal.note("La Poste", "letter-delivered", "R33", letter=letter.id)


def _send_back(portal: Portal, letter: Letter) -> None:
    """The letter goes back to its sender and is in nobody's letter box (R54)."""
    breakdowns.happen(portal, Fault.LETTER_RETURNED, letter=letter.id)
    posted = portal.store.find(Letter, registration_id=letter.registration_id)
    concerned = portal.store.get(Registration, letter.registration_id)
    if concerned and posted[-1] is letter:
        concerned.lose_key()
    portal.store.discard(letter)
