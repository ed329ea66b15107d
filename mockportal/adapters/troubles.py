"""What a database can be in trouble with: busy, full, gone, unreadable, out of reach (R59)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from mockportal.adapters.postgresql import sqlstate
from mockportal.domain.refusals import Unavailable

_PRIMARY = 0xFF  # of an extended result code of SQLite, the part that says what it is about
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_GONE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_READONLY,
}
_BUSY_STATES = frozenset({"55P03", "57014", "40001", "40P01", "53200", "53300"})
"""A lock or a statement that took too long, two that wait for each other, no more connections."""

_FULL_STATE = "53100"
_AWAY_STATES = ("08", "25006", "25P03", "28", "3D000", "57P", "58", "XX00")
"""How the codes begin of a PostgreSQL that is not there, not itself, or not for us."""


def trouble(error: Exception, *, keeping: bool = False) -> Unavailable | None:
    """What to tell people when the database failed so; None for a fault of the program.

    Args:
        keeping: it failed when it was to keep everything, and may have done so.
    """
    if isinstance(error, NoConnection):
        return busy()
    state = sqlstate(error)
    if state is not None:
        return _of_postgresql(error, state, keeping)
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", 0) & _PRIMARY
    if code in _BUSY:
        return busy()
    if code == sqlite3.SQLITE_FULL:
        return Unavailable("store-full", status=507, retry_after=60)
    return gone() if code in _GONE else None


def _of_postgresql(error: Exception, state: str, keeping: bool) -> Unavailable | None:
    if state in _BUSY_STATES:
        return busy()
    if state == _FULL_STATE:
        return Unavailable("store-full", status=507, retry_after=60)
    lost = getattr(error, "connection_invalidated", False)
    failed = isinstance(error, (OperationalError, InterfaceError)) and not state
    if not (lost or failed or state.startswith(_AWAY_STATES)):
        return None
    return Unavailable("store-unsure" if keeping else "store-away", status=503, retry_after=5)


def busy() -> Unavailable:
    """Another one writes, and for long."""
    return Unavailable("store-busy", status=503, retry_after=2)


def gone() -> Unavailable:
    """The file is not there any more, or cannot be read or written."""
    return Unavailable("store-gone", status=503, retry_after=60)


@contextmanager
def telling(*, keeping: bool = False) -> Iterator[None]:
    """Tell of a database in trouble as a refusal.

    Args:
        keeping: in the block it is to keep everything.

    Raises:
        Unavailable: it is busy, full, gone or out of reach.
    """
    try:
        yield
    except (DBAPIError, NoConnection) as error:
        told = trouble(error, keeping=keeping)
        if told is None:
            raise
        raise told from error


class File:
    """The file of a database, to be known again.

    Whoever writes into a file that was deleted writes for nobody, and whoever opens it anew makes
    an empty one: neither tells.

    Args:
        url: SQLAlchemy address; of what is no file, or is in memory, nothing is known.
    """

    def __init__(self, url: str) -> None:
        name = make_url(url).database or ""
        is_file = make_url(url).get_backend_name() == "sqlite" and name not in ("", ":memory:")
        self._path = Path(name) if is_file else None
        self._known = self._now()

    def check(self) -> None:
        """Look whether it is still the same one.

        Raises:
            Unavailable: it is gone, or another one lies in its place.
        """
        if self._now() != self._known:
            raise gone()

    def _now(self) -> tuple[int, int] | None:
        if self._path is None:
            return None
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
