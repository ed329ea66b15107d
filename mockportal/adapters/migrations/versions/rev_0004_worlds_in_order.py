"""When a world was made is kept to the microsecond: many are made within one second."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    # SQLite's integers are as long as they need to be.
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("worlds", "created_at", type_=sa.BigInteger(), nullable=False)
    op.execute("UPDATE worlds SET created_at = created_at * 1000000")
