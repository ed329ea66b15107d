"""The outbox: mails on their way to an SMTP server, world by world in the order they were written.

A mail stays until the server has taken it, and the next one of its world waits for that: whoever
hands them over, and however often, no mail comes before an earlier one has.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session, aliased

from mockportal.adapters.outgoing import Outgoing
from mockportal.adapters.tables import outbox
from mockportal.domain.world import Mail, World

LOOKED_AT = 16
"""Worlds at once: more than processes, each of which holds one."""

_LOCK = 0x6D61696C
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 60.0


class Outbox:
    """Mails to hand over.

    Args:
        session: opens a transaction.
        shared: whether several processes hand them over.
    """

    def __init__(
        self, session: Callable[..., AbstractContextManager[Session]], *, shared: bool
    ) -> None:
        self._session, self._shared = session, shared

    def worlds(self) -> list[str]:
        """Some worlds whose next mail is due, the longest due first."""
        earlier = aliased(outbox)
        first = ~select(earlier.c.mail).where(
            earlier.c.world_id == outbox.c.world_id, earlier.c.mail < outbox.c.mail
        ).exists()  # fmt: skip
        due = select(outbox.c.world_id).where(outbox.c.due <= time.time(), first)
        with self._session(write=False) as session:
            return list(session.scalars(due.order_by(outbox.c.due).limit(LOOKED_AT)))

    @contextmanager
    def alone_with(self, world_id: str) -> Iterator[bool]:
        """Keep other processes from handing over the mails of a world; False where one does so.

        PostgreSQL's advisory lock is no row's: whoever writes in the world, or deletes it, does
        not wait for it.
        """
        if not self._shared:
            yield True
            return
        with self._session(write=True) as session:
            taken = func.pg_try_advisory_xact_lock(_LOCK, func.hashtext(world_id))
            yield bool(session.scalar(select(taken)))

    def next(self, world_id: str) -> tuple[World, Mail, Outgoing] | None:
        """The next mail of a world, where it is due."""
        with self._session(write=False) as session:
            waiting = select(Outgoing).where(outbox.c.world_id == world_id)
            outgoing = session.scalar(waiting.order_by(outbox.c.mail).limit(1))
            if outgoing is None or outgoing.due > time.time():
                return None
            mail = session.get(Mail, (world_id, outgoing.mail))
            world = session.get(World, world_id)
            session.expunge_all()
        return (world, mail, outgoing) if world and mail else None

    def handed_over(self, world_id: str, outgoing: Outgoing) -> None:
        """The server has taken it."""
        with self._session(write=True) as session:
            session.execute(delete(outbox).where(*_is(world_id, outgoing)))

    def refused(self, world_id: str, outgoing: Outgoing) -> None:
        """The server has not taken this one: it is tried again, each time after a longer pause."""
        due = time.time() + pause_after(outgoing.tries)
        with self._session(write=True) as session:
            again = update(outbox).where(*_is(world_id, outgoing))
            session.execute(again.values(tries=outgoing.tries + 1, due=due))


def pause_after(tries: int) -> float:
    """Seconds before the next try."""
    return min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(tries, 16))


def _is(world_id: str, outgoing: Outgoing) -> tuple[ColumnElement[bool], ...]:
    return outbox.c.world_id == world_id, outbox.c.mail == outgoing.mail
