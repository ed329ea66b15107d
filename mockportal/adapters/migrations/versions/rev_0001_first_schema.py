"""The schema of version 0.1, which noted « schema 1 » among its settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "worlds",
        sa.Column("id", sa.String(40), primary_key=True),
        _text("dataset", 60),
        _text("variant", 60),
        *_numbers("seed", "now", "created_at"),
    )
    op.create_index("ix_worlds_created_at", "worlds", ["created_at"])
    op.create_table(
        "settings",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    _create_directory()
    _create_registrations()
    _create_removals()
    _create_post()


def _create_directory() -> None:
    siret = sa.Column("siret", sa.String(14), primary_key=True)
    names = ("name", "street", "postcode", "city")
    op.create_table("companies", _world(), siret, *map(_text, names), _cascade())
    _create(
        "accounts",
        *map(_text, ("siret", "nom", "prenom", "courriel", "telephone", "password")),
        *map(_text, ("question", "answer", "name_key", "roles", "habilitations")),
        sa.Column("active", sa.Boolean, nullable=False),
        *_numbers("sign_in_epoch"),
        index=["siret", "name_key"],
    )


def _create_registrations() -> None:
    _create(
        "registrations",
        *map(_text, ("siret", "nom", "prenom", "telephone", "courriel", "token")),
        *map(_text, ("password", "question", "answer", "key", "decided_by", "name_key")),
        _text("state", 40),
        *(sa.Column(name, sa.Integer) for name in ("requested_at", "deadline", "decided_at")),
        *_numbers("wrong_keys", "letters"),
        index=["siret", "name_key"],
    )
    for column in ("state", "token"):
        op.create_index(f"ix_registrations_{column}", "registrations", ["world_id", column])
    _create(
        "letters",
        *_numbers("registration_id"),
        *(_text(name, 400) for name in ("siret", "address", "addressee", "key")),
        *_numbers("posted_at", "due_at"),
        sa.Column("delivered_at", sa.Integer),
        index=["delivered_at"],
    )


def _create_removals() -> None:
    _create(
        "knowledge_base_accounts",
        *map(_text, ("siret", "nom", "prenom", "courriel", "password")),
        index=["courriel"],
    )
    _create(
        "removals",
        _text("siret"),
        *_numbers("requester_id", "removed_id", "beneficiary_id", "requested_at"),
        _text("state", 40),
        sa.Column("decided_at", sa.Integer),
        sa.Column("reason", sa.Text, nullable=False),
        index=["removed_id"],
    )


def _create_post() -> None:
    _create(
        "mails",
        *_numbers("at"),
        *map(_text, ("kind", "sender", "to", "to_name", "subject")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("text", "html")),
        index=["to"],
    )
    _create(
        "journal",
        *_numbers("at"),
        *map(_text, ("actor", "event", "rule")),
        sa.Column("details", sa.JSON, nullable=False),
        index=[],
    )


def _create(name: str, *columns: sa.Column, index: list[str]) -> None:
    """A table of a world's things, keyed by the world and the thing's own number."""
    number = sa.Column("id", sa.Integer, primary_key=True, autoincrement=False)
    op.create_table(name, _world(), number, *columns, _cascade())
    if index:
        op.create_index(f"ix_{name}_{'_'.join(index)}", name, ["world_id", *index])


def _world() -> sa.Column:
    return sa.Column("world_id", sa.String(40), primary_key=True)


def _cascade() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["world_id"], ["worlds.id"], ondelete="CASCADE")


def _text(name: str, length: int = 200) -> sa.Column:
    return sa.Column(name, sa.String(length), nullable=False)


def _numbers(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]
