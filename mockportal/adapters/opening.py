"""Opening a database: a new one is made at once, an older one migrated, a foreign one refused."""

from sqlalchemy import Connection, Engine, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from mockportal.adapters import postgresql, sqlite
from mockportal.adapters.tables import alembic_version, mapping, settings

HEAD = "0007"
"""The last revision in ``migrations/versions``, known here so that Alembic need not be loaded."""

_FIRST, _BEFORE_ALEMBIC, _SINCE_ALEMBIC = "0001", "1", "alembic"


class UnusableDatabase(Exception):
    """The database cannot be used; the message says what to do."""


def open_engine(url: str) -> Engine:
    """Connect to a database that has the schema of this version.

    Args:
        url: SQLAlchemy address of an SQLite file, which is opened in WAL mode, or of PostgreSQL.

    Raises:
        UnusableDatabase: it cannot be opened, belongs to another program, or was made by a later
            version of this one; nothing in it was changed.
    """
    try:
        _look(url)
        engine = _engine(url)
        with engine.execution_options(write=True, alone=True).begin() as connection:
            _prepare(connection, url)
    except (SQLAlchemyError, ImportError) as error:
        raise UnusableDatabase(
            f"La base « {_shown(url)} » ne peut pas être ouverte ({_reason(error)}). "
            f"{_advice(url, error)}"
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
            f"La base « {_shown(url)} » n’est pas celle d’un portail. Donnez un autre fichier, ou "
            "une autre base, avec --database."
        )
    if schema == _BEFORE_ALEMBIC:
        return _FIRST
    revision = schema
    if alembic_version.name in tables:
        revision = connection.scalar(select(alembic_version.c.version_num)) or schema
    if revision != HEAD and not _is_known(revision):
        raise UnusableDatabase(
            f"La base « {_shown(url)} » a été créée par une autre version du portail (schéma "
            f"{revision}, celui-ci connaît jusqu’à {HEAD}). Mettez le portail à jour, ou "
            "donnez un autre fichier, ou une autre base, avec --database."
        )
    return revision


def _is_known(revision: str) -> bool:
    from mockportal.adapters import migrations

    return revision in migrations.revisions()


def _engine(url: str, *, settle: bool = True) -> Engine:
    """The connections of this kind of database.

    Raises:
        ArgumentError: it is none that the portal knows.
    """
    address = make_url(url)
    if _is_postgresql(url):
        return postgresql.engine(address)
    if address.get_backend_name() != "sqlite":
        raise ArgumentError("ni SQLite, ni PostgreSQL")
    return sqlite.engine(url, settle=settle)


def _is_postgresql(url: str) -> bool:
    return url.partition(":")[0].partition("+")[0] in postgresql.NAMES


def _advice(url: str, error: Exception) -> str:
    return (postgresql if _is_postgresql(url) else sqlite).advice(error)


def _shown(url: str) -> str:
    """The address without its password."""
    try:
        return make_url(url).render_as_string()
    except ArgumentError:
        return url


def _reason(error: Exception) -> str:
    """The driver's own words, without SQLAlchemy's frame around them."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]
