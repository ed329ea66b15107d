"""Candidates' sessions can be ended, a form sent twice is known again, worlds have names."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("registrations", _new("sign_in_epoch", sa.Integer(), "0"))
    op.add_column("registrations", _new("begun_in", sa.String(64), ""))
    op.add_column("knowledge_base_accounts", _new("sign_in_epoch", sa.Integer(), "0"))
    op.add_column("worlds", _new("name", sa.String(80), ""))
    op.add_column("worlds", _new("training", sa.Boolean(), sa.false()))


def _new(name: str, kind: sa.types.TypeEngine, value: Any) -> sa.Column:
    """A column that the rows which are there already fill with one value."""
    return sa.Column(name, kind, nullable=False, server_default=value)
