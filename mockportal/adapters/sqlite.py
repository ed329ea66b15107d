"""Connections to an SQLite file, whose transactions begin as asked."""

import sqlite3
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

BUSY_SECONDS = 3.0
"""How long a transaction waits for another one that writes, and for a connection."""

_START_SECONDS = 30
_CONNECTIONS = 64  # as many as the server may have threads
_TRIES = 20


def engine(url: str, *, settle: bool = True) -> Engine:
    """Connections whose transactions begin as asked; settled ones have the file's modes set."""
    made = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        max_overflow=_CONNECTIONS,
        pool_timeout=BUSY_SECONDS,
    )
    event.listen(made, "connect", _settle if settle else _leave_as_it_is)
    event.listen(made, "begin", _begin)
    return made


def advice(error: Exception) -> str:
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


def _begin(connection: Connection) -> None:
    """A deferred transaction that reads and then writes can fail under load; this one cannot."""
    options = connection.get_execution_options()
    write, patience = options.get("write", True), options.get("patience", _START_SECONDS)
    if not write:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("BEGIN")  # waits for nobody, and is what most pages do: without SQLAlchemy
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout={int(patience * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
