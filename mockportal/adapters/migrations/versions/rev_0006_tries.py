"""Tries to sign in that failed are counted for all processes that serve one database."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "tries",
        sa.Column("key", sa.LargeBinary(32), primary_key=True),
        sa.Column("world", sa.String(40), nullable=False),
        sa.Column("area", sa.String(40), nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("since", sa.Float, nullable=False),
        sa.Column("count", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
    )
    for column in ("world", "since"):
        op.create_index(f"ix_tries_{column}", "tries", [column])
