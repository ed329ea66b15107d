"""Connections to PostgreSQL: many write at once, each world by one transaction after the other."""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from mockportal.adapters.sqlite import BUSY_SECONDS

NAME, DRIVER = "postgresql", "postgresql+psycopg"
NAMES = frozenset({NAME, "postgres"})
"""How addresses of PostgreSQL begin, whatever driver they name."""

_START_SECONDS = 30.0
_KEPT, _MORE = 16, 112
READ_COMMITTED, REPEATABLE_READ = 2, 3
"""Of psycopg's ``IsolationLevel``, which is not loaded where there is no PostgreSQL."""

_ALONE = 0x6D6F636B  # names the lock of who makes or migrates the schema
CONNECT = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 4000,
    "application_name": "mockportal",
    "options": "-c idle_in_transaction_session_timeout=60s -c statement_timeout=60s "
    f"-c lock_timeout={int(BUSY_SECONDS * 1000)}",
}
"""A server that is gone is known within seconds; a portal that is gone holds no world for long."""


def engine(url: URL) -> Engine:
    """Connections whose transactions begin as asked; one that broke is replaced before it is used.

    Reading sees one moment, as with SQLite. Writing sees what others have committed, and is alone
    in its world from the moment it has locked the world's row.
    """
    made = create_engine(
        url.set(drivername=DRIVER),
        connect_args=CONNECT,
        pool_size=_KEPT,
        max_overflow=_MORE,
        pool_timeout=BUSY_SECONDS,
        pool_pre_ping=True,
    )
    event.listen(made, "begin", _begin)
    event.listen(made, "before_cursor_execute", _without_nul, retval=True)
    return made


def advice(error: Exception) -> str:
    """What helps where PostgreSQL cannot be opened."""
    if isinstance(error, ModuleNotFoundError):
        return "Il manque psycopg. Tapez : pip install 'procedures-vivantes[server]'"
    return (
        "Vérifiez que PostgreSQL est lancé, que la base existe et que cet utilisateur peut y créer "
        "des tables, par exemple --database postgresql+psycopg://portail@localhost/portail."
    )


def _begin(connection: Connection) -> None:
    """Say before the first statement what kind of transaction it is: that asks the server nothing.

    Only another patience than the usual one, and being alone with the schema, are asked for.
    """
    options = connection.get_execution_options()
    write, patience = options.get("write", True), options.get("patience", _START_SECONDS)
    raw: Any = connection.connection.dbapi_connection
    if raw.read_only is not (not write):
        raw.read_only = not write
        raw.isolation_level = READ_COMMITTED if write else REPEATABLE_READ
    if write and patience != BUSY_SECONDS:
        shown = max(1, int(patience * 1000))  # 0 would be for ever
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {shown}")
    if options.get("alone"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ALONE})")


def _without_nul(
    _connection: object, _cursor: object, statement: str, given: Any, _context: object, many: bool
) -> tuple[str, Any]:
    """Look for what somebody typed even where it has a NUL, which no text can hold here."""
    return statement, [*map(_clean, given)] if many else _clean(given)


def _clean(given: Any) -> Any:
    if not any(isinstance(value, str) and "\0" in value for value in given.values()):
        return given
    return {k: v.replace("\0", "\ufffd") if isinstance(v, str) else v for k, v in given.items()}


def sqlstate(error: Exception) -> str | None:
    """PostgreSQL's code of an error; "" where the connection itself failed, None for no such."""
    cause: Any = getattr(error, "orig", error)
    return (cause.sqlstate or "") if hasattr(cause, "sqlstate") else None
