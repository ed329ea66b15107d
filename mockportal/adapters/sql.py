"""One SQL database holds many worlds, each opened in a transaction of its own."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, cast

from sqlalchemy import bindparam, delete, event, func, or_, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from mockportal.adapters import postgresql
from mockportal.adapters.bell import Listening, ring
from mockportal.adapters.bringing import brought
from mockportal.adapters.opening import open_engine
from mockportal.adapters.outbox import Outbox
from mockportal.adapters.sqlite import BUSY_SECONDS
from mockportal.adapters.store import SqlStore
from mockportal.adapters.tables import settings, snapshots, worlds
from mockportal.adapters.tries import SharedTries
from mockportal.adapters.troubles import File, telling
from mockportal.adapters.turns import Turns
from mockportal.adapters.world_row import WorldRow
from mockportal.domain.refusals import NotFound, Refusal, Unavailable
from mockportal.domain.world import World

_USE_IS_NOTED_EVERY = timedelta(hours=1)
_SWEPT_TOGETHER = 20
_HURRY_FOR, _IN_A_HURRY = 5.0, 0.1
_IN_LINE = 30.0
_WORLD = select(World).where(worlds.c.id == bindparam("id")).with_for_update()


class Database:
    """One SQL database with all its worlds.

    Args:
        url: SQLAlchemy address of an SQLite file, which is opened in WAL mode, or of PostgreSQL.

    Raises:
        UnusableDatabase: it cannot be opened, belongs to another program, or was made by a later
            version of this one; nothing in it was changed.
    """

    def __init__(self, url: str) -> None:
        self._engine, self._file = open_engine(url), File(url)
        event.listen(self._engine, "do_connect", lambda *_: self._file.check())
        self._reading = self._engine.execution_options(write=False)
        self._row = WorldRow(self._engine)
        self._hurry_until = 0.0
        self.is_shared = self._engine.dialect.name == postgresql.NAME
        """Whether several processes serve it, which then must count and hear together."""
        self._turns = None if self.is_shared else Turns()
        self.tries = SharedTries(self._session)
        self.outbox = Outbox(self._session, shared=self.is_shared)
        self.on_kept: list[Callable[[Mapping[tuple[str, str], int]], object]] = []
        """Are told what a transaction brought, once it is kept."""

        self.secret_key = self._setting("secret-key", secrets.token_hex(32))

    def close(self) -> None:
        """Give every connection back."""
        self._engine.dispose()

    def listening(self, wake: Callable[[], object]) -> Listening:
        """What hears, where it is shared, that other processes brought something."""
        return Listening(self._engine, wake)

    @contextmanager
    def world(self, world_id: str, *, write: bool) -> Iterator[tuple[World, SqlStore]]:
        """Open a world in one transaction, undone by any error.

        A refusal that keeps its changes (a counted wrong key) is committed, then raised.

        Raises:
            NotFound: there is no such world.
        """
        with self._written(world_id) if write else self._read(world_id) as (world, session):
            yield world, SqlStore(session, world_id)
        self._note_use(world_id, world.used_at)

    @contextmanager
    def _written(self, world_id: str) -> Iterator[tuple[World, Callable[[], Session]]]:
        """A world that nobody else changes meanwhile."""
        with self._session(write=True) as session:
            world = session.scalar(_WORLD, {"id": world_id})
            if world is None:
                raise NotFound("world-unknown")
            yield world, lambda: session

    @contextmanager
    def _read(self, world_id: str) -> Iterator[tuple[World, Callable[[], Session]]]:
        """A world as it is now; whoever asks for nothing more in it needs no session."""
        with telling(), self._reading.connect() as connection, ExitStack() as stack:
            world = self._row.read(connection, world_id)
            if world is None:
                raise NotFound("world-unknown")
            begin = partial(Session, connection, expire_on_commit=False)
            yield world, lambda: stack.enter_context(begin())

    def _note_use(self, world_id: str, noted: datetime) -> None:
        """Put the hour of the last use on a world, in a transaction after the one that used it."""
        now = datetime.now(UTC)
        if now - noted >= _USE_IS_NOTED_EVERY:
            with suppress(Unavailable), self._session(write=True, patience=0) as session:
                session.execute(update(World).filter_by(id=world_id).values(used_at=now))

    @contextmanager
    def new_worlds(self, new: Sequence[World]) -> Iterator[list[SqlStore]]:
        """Keep new worlds; what is added in the block is kept with them, or nothing is.

        The database is asked as little as can be: nothing of it is new to the stores.
        """
        with self._session(write=True) as session:
            session.add_all(new)
            session.flush()
            yield [SqlStore(lambda: session, world.id, is_new=True) for world in new]

    def snapshot_document(self, snapshot_id: str) -> Mapping[str, object]:
        """What a snapshot of any world holds.

        Raises:
            NotFound: there is no such snapshot.
        """
        columns = (worlds.c.id, worlds.c.used_at, snapshots.c.document)
        query = select(*columns).join_from(snapshots, worlds).where(snapshots.c.id == snapshot_id)
        with self._session(write=False) as session:
            found = session.execute(query).first()
        if found is None:
            raise NotFound("snapshot-unknown")
        world_id, used_at, document = found
        self._note_use(world_id, used_at)
        return document

    def worlds(self, search: str = "", first: int = 0, many: int = 200) -> list[World]:
        """The worlds whose name, id or dataset holds a text, newest first, so many from one on."""
        with self._session(write=False) as session:
            newest = select(World).order_by(worlds.c.created_at.desc(), worlds.c.id)
            if search:
                fields = (worlds.c.name, worlds.c.id, worlds.c.dataset)
                newest = newest.where(or_(*(f.icontains(search, autoescape=True) for f in fields)))
            found = list(session.scalars(newest.offset(first).limit(many)))
            session.expunge_all()
            return found

    def count(self) -> int:
        """How many worlds there are.

        Raises:
            Unavailable: the database is gone or out of reach (R59).
        """
        self._file.check()
        with self._session(write=False) as session:
            return session.scalar(select(func.count()).select_from(worlds)) or 0

    def delete_world(self, world_id: str) -> None:
        """Delete a world with everything in it.

        Raises:
            NotFound: there is no such world.
        """
        with self._session(write=True) as session:
            result = cast("Any", session.execute(delete(World).filter_by(id=world_id)))
            if not result.rowcount:
                raise NotFound("world-unknown")
            ring(session.connection(), world_id)

    def sweep(self, unused_since: datetime) -> int:
        """Delete the worlds that nobody has used since a moment, a few in each transaction.

        Returns:
            How many worlds went.
        """
        left_behind = select(worlds.c.id).where(worlds.c.used_at < unused_since)
        some = left_behind.order_by(worlds.c.used_at).limit(_SWEPT_TOGETHER)
        some = some.with_for_update(skip_locked=True)  # where others use or sweep them, they stay
        swept, found = 0, _SWEPT_TOGETHER
        while found == _SWEPT_TOGETHER:
            with self._session(write=True) as session:
                gone = list(session.scalars(some))
                session.execute(delete(worlds).where(worlds.c.id.in_(gone)))
            found = len(gone)
            swept += found
        return swept

    @contextmanager
    def _session(self, *, write: bool, patience: float = BUSY_SECONDS) -> Iterator[Session]:
        """A transaction.

        Args:
            patience: seconds to wait for another one that writes.

        Raises:
            Unavailable: the database is busy, full, gone or out of reach (R59).
        """
        if write:
            self._file.check()
        with (
            telling(),
            self._turn(patience, write=write),
            Session(self._engine, expire_on_commit=False) as session,
        ):
            self._begin(session, patience, write=write)
            try:
                yield session
            except Refusal as refusal:
                if refusal.keeps_changes:
                    self._commit(session)
                raise
            self._commit(session)

    def _turn(self, patience: float, *, write: bool) -> AbstractContextManager[None]:
        """The turn to write into a file, after others who do and who are not long.

        Where another program keeps it, one at a time looks whether it still does.
        """
        if self._turns is None or not write:
            return nullcontext()
        in_vain = self._left(patience) < patience or not patience
        return self._turns.taken(0 if in_vain else _IN_LINE)

    def _commit(self, session: Session) -> None:
        """Have the database keep everything, and tell what was brought.

        Raises:
            Unavailable: it does not, or nobody knows whether it does (R59).
        """
        session.flush()
        with telling(keeping=True):
            session.commit()
        if found := brought(session):
            for tell in self.on_kept:
                tell(found)

    def _left(self, patience: float) -> float:
        """Less where somebody has just waited in vain: not every thread waits that long again."""
        return min(patience, _IN_A_HURRY) if time.monotonic() < self._hurry_until else patience

    def _begin(self, session: Session, patience: float, *, write: bool) -> None:
        """Begin now, so that it shows whether one can write."""
        options = {"write": write, "patience": self._left(patience)}
        try:
            session.connection(execution_options=options)
        except OperationalError:
            if write and patience == BUSY_SECONDS:
                self._hurry_until = time.monotonic() + _HURRY_FOR
            raise
        if write:
            self._hurry_until = 0.0

    def _setting(self, name: str, default: str) -> str:
        engine = self._engine.execution_options(write=True, alone=True)
        with engine.begin() as connection:
            query = select(settings.c.value).where(settings.c.name == name)
            found = connection.scalar(query)
            if found is None:
                connection.execute(settings.insert().values(name=name, value=default))
            return found or default
