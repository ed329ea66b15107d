"""The row of a world, which every page asks for: by the driver itself, in SQLAlchemy's words."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, cast

from sqlalchemy import Connection, Engine, bindparam, select
from sqlalchemy.exc import DBAPIError

from mockportal.adapters.tables import worlds
from mockportal.domain.world import World

_COLUMNS = tuple(worlds.c[field.name] for field in fields(World))
_QUERY = select(*_COLUMNS).where(worlds.c.id == bindparam("id"))


class WorldRow:
    """The question, written once for a database: SQLAlchemy's way of asking costs ten times more.

    Args:
        engine: of the connections that it will be asked through.
    """

    def __init__(self, engine: Engine) -> None:
        dialect = engine.dialect
        compiled = _QUERY.compile(dialect=dialect)
        self._sql, self._positional = str(compiled), compiled.positional
        kinds = (column.type.dialect_impl(dialect) for column in _COLUMNS)
        found = (kind.result_processor(dialect, None) or _as_it_is for kind in kinds)
        self._readers: tuple[Callable[[Any], Any], ...] = tuple(found)
        self._error = cast("type[Exception]", dialect.loaded_dbapi.Error)

    def read(self, connection: Connection, world_id: str) -> World | None:
        """A world as it is now, in a transaction that begins here; None when there is none.

        Raises:
            DBAPIError: as if SQLAlchemy had asked.
        """
        connection.begin()
        driver: Any = connection.connection.dbapi_connection
        given = (world_id,) if self._positional else {"id": world_id}
        try:
            row = driver.execute(self._sql, given).fetchone()
        except self._error as error:
            raise DBAPIError.instance(self._sql, given, error, self._error) from error
        if row is None:
            return None
        return World(*(read(value) for read, value in zip(self._readers, row, strict=True)))


def _as_it_is(value: Any) -> Any:
    return value
