"""Opening a database: a new one is made at once, an older one migrated, a foreign one refused."""

import sqlite3
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from mockportal.adapters.tables import alembic_version, mapping, settings

HEAD = "0004"
"""The last revision in ``migrations/versions``, known here so that Alembic need not be loaded."""

BUSY_SECONDS = 3.0
"""How long a transaction waits for another one that writes, and for a connection."""

_START_SECONDS = 30
_CONNECTIONS = 64  # as many as the server may have threads
_TRIES = 20
_FIRST, _BEFORE_ALEMBIC, _SINCE_ALEMBIC = "0001", "1", "alembic"


class UnusableDatabase(Exception):
    """The database cannot be used; the message says what to do."""


def open_engine(url: str) -> Engine:
    """Connect to a database that has the schema of this version.

    Args:
        url: SQLAlchemy address; SQLite files are opened in WAL mode.

    Raises:
        UnusableDatabase: it cannot be opened, belongs to another program, or was made by a later
            version of this one; nothing in it was changed.
    """
    try:
        _look(url)
        engine = _engine(url)
        with engine.execution_options(write=True).begin() as connection:
            _prepare(connection, url)
    except (SQLAlchemyError, ImportError) as error:
        raise UnusableDatabase(
            f"La base « {url} » ne peut pas être ouverte ({_reason(error)}). {_advice(error)}"
        ) from error
    return engine


def _look(url: str) -> None:
    """Refuse a database that is not ours before anything at all is written into it."""
    engine = _engine(url, settle=False)
    try:
        with engine.execution_options(write=False).connect() as connection:
            _revision(connection, url)
    finally:
        engine.dispose()


def _prepare(connection: Connection, url: str) -> None:
    """Bring the schema to this version; two portals that start together do it one by one."""
    revision = _revision(connection, url)
    if revision is None:
        mapping.metadata.create_all(connection, checkfirst=False)
        connection.execute(alembic_version.insert().values(version_num=HEAD))
        connection.execute(settings.insert().values(name="schema", value=_SINCE_ALEMBIC))
    elif revision != HEAD:
        from mockportal.adapters import migrations  # Alembic, which most starts do without

        if alembic_version.name not in inspect(connection).get_table_names():
            migrations.stamp(connection, revision)
        migrations.upgrade(connection)


def _revision(connection: Connection, url: str) -> str | None:
    """The revision a database stands at; None for an empty one.

    Raises:
        UnusableDatabase: it belongs to another program, or to a later version of this one.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    schema = None
    if settings.name in tables:
        query = select(settings.c.value).where(settings.c.name == "schema")
        schema = connection.scalar(query)
    if schema is None:
        raise UnusableDatabase(
            f"La base « {url} » n’est pas celle d’un portail. Donnez un autre fichier avec "
            "--database."
        )
    if schema == _BEFORE_ALEMBIC:
        return _FIRST
    revision = schema
    if alembic_version.name in tables:
        revision = connection.scalar(select(alembic_version.c.version_num)) or schema
    if revision != HEAD and not _is_known(revision):
        raise UnusableDatabase(
            f"La base « {url} » a été créée par une autre version du portail (schéma {revision}, "
            f"celui-ci connaît jusqu’à {HEAD}). Mettez le portail à jour, ou donnez un autre "
            "fichier avec --database."
        )
    return revision


def _is_known(revision: str) -> bool:
    from mockportal.adapters import migrations

    return revision in migrations.revisions()


def _advice(error: Exception) -> str:
    """What helps, by what SQLite says."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR}:
        return (
            "Ce fichier n’est pas une base SQLite, ou il est abîmé : remettez-en une copie à sa "
            "place, ou donnez un autre fichier avec --database ; il est fait s’il n’existe pas."
        )
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return "Un autre programme la tient occupée : fermez-le, puis recommencez."
    if code == sqlite3.SQLITE_FULL:
        return "Le disque est plein : libérez de la place, puis recommencez."
    return (
        "Vérifiez que le dossier existe et que vous pouvez y écrire, ou donnez un autre fichier "
        "avec --database, par exemple sqlite:///portail.sqlite3."
    )


def _reason(error: Exception) -> str:
    """The driver's own words, without SQLAlchemy's frame around them."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _engine(url: str, *, settle: bool = True) -> Engine:
    """Connections whose transactions begin as asked; settled ones have the file's modes set."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        max_overflow=_CONNECTIONS,
        pool_timeout=BUSY_SECONDS,
    )
    event.listen(engine, "connect", _settle if settle else _leave_as_it_is)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _leave_as_it_is(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where they are begun


def _settle(connection: Any, record: object) -> None:
    _leave_as_it_is(connection, record)
    _write_ahead(connection)
    for pragma in ("foreign_keys=ON", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: Any) -> None:
    """Switch the file to its write-ahead log.

    Of two portals that switch at one moment SQLite refuses one at once, whatever its patience: it
    waits here for the other one's lock, and finds the file switched.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return  # as it mostly is; asking for it would wait for whoever writes
    for _ in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except OperationalError:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        else:
            return
    connection.execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(connection: Connection) -> None:
    """A deferred transaction that reads and then writes can fail under load; this one cannot."""
    options = connection.get_execution_options()
    write, patience = options.get("write", True), options.get("patience", _START_SECONDS)
    if write:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={int(patience * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
