"""Tries that failed, counted in the database for all processes that serve it (R55)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import case, delete, func, or_, select, update
from sqlalchemy.orm import Session

from mockportal.adapters.tables import tries
from mockportal.domain.secrets import Area
from mockportal.domain.tries import MINUTES, SHOWN, TRIES_MAX, Lockout, TooManyTries, clock_time

_NOW: Any = func.extract("epoch", func.clock_timestamp())
_OVER = tries.c.since + MINUTES * 60 <= _NOW
_LEFT = tries.c.since + MINUTES * 60 - _NOW
_TOO_MANY = tries.c.count >= TRIES_MAX


class SharedTries:
    """Counts them by the database's clock, each in a transaction of its own.

    What is counted stays counted, whatever becomes of the request that tried.

    Args:
        session: opens a transaction.
    """

    def __init__(self, session: Callable[..., AbstractContextManager[Session]]) -> None:
        self._session = session

    def begin(self, key: bytes, world: str, area: Area, who: str) -> None:
        """Count a try before it is made, so that many at once are counted too.

        Args:
            key: what is counted together.
            world, area, who: what to tell of it.

        Raises:
            TooManyTries: ``TRIES_MAX`` failed within ``MINUTES`` of the first of them.
        """
        from sqlalchemy.dialects.postgresql import insert  # a file does without

        row = {"key": key, "world": world, "area": area, "who": who[:SHOWN]}
        again = insert(tries).values(**row, since=_NOW, count=1)
        counted = again.on_conflict_do_update(
            index_elements=[tries.c.key],
            set_={
                "count": case((_OVER, 1), else_=tries.c.count + 1),
                "since": case((_OVER, again.excluded.since), else_=tries.c.since),
            },
            where=or_(_OVER, ~_TOO_MANY),
        )
        with self._session(write=True) as session:
            if session.execute(counted.returning(tries.c.count)).first() is None:
                left = session.scalar(select(_LEFT).where(tries.c.key == key))
                raise TooManyTries("too-many-tries", until=clock_time(float(left or 0)))

    def succeeded(self, key: bytes) -> None:
        """Forget the tries that failed before."""
        self._forget(tries.c.key == key)

    def take_back(self, key: bytes) -> None:
        """It was no try: no secret was compared."""
        with self._session(write=True) as session:
            one_less = update(tries).where(tries.c.key == key, tries.c.count > 0)
            session.execute(one_less.values(count=tries.c.count - 1))

    def lockouts(self, world: str) -> list[Lockout]:
        """Who has to wait in a world, the latest last."""
        query = select(tries.c.area, tries.c.who, _LEFT).where(
            tries.c.world == world, _TOO_MANY, ~_OVER
        )
        with self._session(write=False) as session:
            rows = session.execute(query.order_by(tries.c.since)).all()
        return [Lockout(Area(area), who, float(left)) for area, who, left in rows]

    def lift(self, world: str) -> None:
        """Forget every try of a world, whether somebody waits for it or not."""
        self._forget(tries.c.world == world)

    def sweep(self) -> None:
        """Forget the tries that nobody waits for any more."""
        self._forget(_OVER)

    def _forget(self, which: Any) -> None:
        with self._session(write=True) as session:
            session.execute(delete(tries).where(which))
