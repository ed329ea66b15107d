"""Mails that an SMTP server is still to be handed wait in an outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "outbox",
        sa.Column("world_id", sa.String(40), primary_key=True),
        sa.Column("mail", whole, primary_key=True, autoincrement=False),
        sa.Column("due", sa.Float, nullable=False),
        sa.Column("tries", whole, nullable=False),
        sa.ForeignKeyConstraint(["world_id"], ["worlds.id"], ondelete="CASCADE"),
    )
    op.create_index("ix_outbox_due", "outbox", ["due"])
