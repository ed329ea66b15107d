"""Numbers are as wide with every database as with SQLite: seeds, and moments after 2038."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        return
    schema = sa.inspect(connection)
    for table in schema.get_table_names():
        for column in schema.get_columns(table):
            if isinstance(column["type"], sa.Integer) and not _is_wide(column["type"]):
                op.alter_column(table, column["name"], type_=sa.BigInteger())


def _is_wide(kind: sa.types.TypeEngine) -> bool:
    return isinstance(kind, sa.BigInteger)
