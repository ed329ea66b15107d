"""Snapshots, faults, the age of a world, a journal to replay; what falls due is found at once."""

import time

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("worlds", _new("faults", sa.JSON, "{}"))
    op.add_column("worlds", _new("used_at", sa.Integer, str(int(time.time()))))
    op.create_index("ix_worlds_used_at", "worlds", ["used_at"])
    op.add_column("journal", _new("given", sa.JSON, "{}"))
    op.add_column("journal", _new("request", sa.String(80), ""))
    _replace_index("registrations", ["state"], ["state", "deadline"])
    _replace_index("letters", ["delivered_at"], ["delivered_at", "due_at"])
    op.create_table(
        "snapshots",
        sa.Column("world_id", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(40), nullable=False, unique=True),
        sa.Column("now", sa.Integer, nullable=False),
        sa.Column("taken_at", sa.Integer, nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(["world_id"], ["worlds.id"], ondelete="CASCADE"),
    )
    # A portal of version 0.1 looks here, and refuses what it does not know.
    op.execute("UPDATE settings SET value = 'alembic' WHERE name = 'schema'")


def _new(name: str, kind: type[sa.types.TypeEngine] | sa.types.TypeEngine, value: str) -> sa.Column:
    """A column that the rows which are there already fill with one value."""
    return sa.Column(name, kind, nullable=False, server_default=value)


def _replace_index(table: str, old: list[str], new: list[str]) -> None:
    op.drop_index(f"ix_{table}_{'_'.join(old)}", table)
    op.create_index(f"ix_{table}_{'_'.join(new)}", table, ["world_id", *new])
