"""PostgreSQL's bell: every process hears that something came with the post of a world."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from sqlalchemy import Connection, Engine, event, func, select
from sqlalchemy.orm import object_session

from mockportal.adapters.postgresql import CONNECT, NAME
from mockportal.adapters.tables import mapping
from mockportal.domain.registration import Letter
from mockportal.domain.world import Mail

CHANNEL = "mockportal"
_LOOKS_EVERY = 1.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 5.0


def ring(connection: Connection, world_id: str) -> None:
    """Have everybody who waits look again, as soon as this transaction is kept."""
    if connection.dialect.name == NAME:
        connection.execute(select(func.pg_notify(CHANNEL, world_id)))


def _came(_of: object, connection: Connection, thing: Any) -> None:
    """Ring once in a transaction, whatever it brings."""
    session = object_session(thing)
    if session is not None and not session.info.get("rang"):
        session.info["rang"] = True
        ring(connection, thing.world_id)


for _mapper in mapping.mappers:
    if _mapper.class_ is Mail:
        event.listen(_mapper, "after_insert", _came)
    if _mapper.class_ is Letter:
        event.listen(_mapper, "after_update", _came)


class Listening(Thread):
    """A thread with a connection of its own that hears the bell until it is stopped.

    Args:
        engine: of the database.
        wake: is called whenever something may have come, also while nothing was heard.
    """

    def __init__(self, engine: Engine, wake: Callable[[], object]) -> None:
        super().__init__(name="listening", daemon=True)
        self._engine, self._wake = engine, wake
        self._connect: Any = engine.dialect.loaded_dbapi.connect
        self._failure: type[Exception] = engine.dialect.loaded_dbapi.Error
        self._stopped = Event()
        self.hears = Event()

    def run(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopped.is_set():
            try:
                self._listen()
                pause = _FIRST_PAUSE
            except (OSError, self._failure) as error:
                self.hears.clear()
                logging.getLogger(__name__).warning("La base ne sonne plus : %s", error)
                self._stopped.wait(pause)
                pause = min(_LONGEST_PAUSE, 2 * pause)

    def stop(self) -> None:
        """Hear nothing more, and give the connection back."""
        self._stopped.set()
        self.join()

    def _listen(self) -> None:
        arguments, options = self._engine.dialect.create_connect_args(self._engine.url)
        with self._connect(*arguments, **options, **CONNECT, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self.hears.set()
            self._wake()
            while not self._stopped.is_set():
                for _ in connection.notifies(timeout=_LOOKS_EVERY):
                    self._wake()
