"""The tables: every one belongs to a world and goes with it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.orm import deferred, registry
from sqlalchemy.types import TypeDecorator, TypeEngine

from mockportal.adapters.outgoing import Outgoing
from mockportal.domain.company import Account, Company
from mockportal.domain.moments import PARIS
from mockportal.domain.registration import Letter, Registration, State
from mockportal.domain.removal import KnowledgeBaseAccount, Removal, RemovalState
from mockportal.domain.roles import Habilitation, Role
from mockportal.domain.world import JournalEntry, Mail, Snapshot, World

_EPOCH = datetime.fromtimestamp(0, UTC)
_MICROSECOND = timedelta(microseconds=1)


Whole = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite's integers are as long as they need to be, under one name."""


class Moment(TypeDecorator[datetime]):
    """A moment as whole seconds since 1970; read back on the Paris wall clock."""

    impl = Whole
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.timestamp())

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value, UTC).astimezone(PARIS)


class Instant(TypeDecorator[datetime]):
    """A moment as whole microseconds since 1970; read back on the Paris wall clock."""

    impl = Whole
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else (_EPOCH + value * _MICROSECOND).astimezone(PARIS)


class Code(TypeDecorator[StrEnum]):
    """One member of a StrEnum, as its value."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__(40)
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.kind(value)


class Codes(TypeDecorator[frozenset[StrEnum]]):
    """A set of members of a StrEnum, as sorted values with spaces between."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__(200)
        self.kind = kind

    def process_bind_param(self, value: frozenset[StrEnum] | None, dialect: Dialect) -> str:
        return " ".join(sorted(value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[StrEnum]:
        return frozenset(map(self.kind, (value or "").split()))


mapping = registry(metadata=MetaData())

worlds = Table(
    "worlds",
    mapping.metadata,
    Column("id", String(40), primary_key=True),
    Column("dataset", String(60), nullable=False),
    Column("variant", String(60), nullable=False),
    Column("seed", Whole, nullable=False),
    Column("now", Moment, nullable=False),
    Column("created_at", Instant, nullable=False, index=True),
    Column("used_at", Moment, nullable=False, index=True),
    Column("faults", JSON, nullable=False),
    Column("name", String(80), nullable=False),
    Column("training", Boolean, nullable=False),
)
settings = Table(
    "settings",
    mapping.metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

alembic_version = Table(
    "alembic_version",
    mapping.metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""As Alembic itself makes it: which revision the schema stands at."""


def _world_key() -> Column[str]:
    return Column(
        "world_id", ForeignKey("worlds.id", ondelete="CASCADE"), primary_key=True, nullable=False
    )


def _table(name: str, *columns: Column[Any], indexes: Sequence[Sequence[str]] = ()) -> Table:
    """A table of a world's things, keyed by the world and the thing's own number."""
    keys = [Index(f"ix_{name}_{'_'.join(c)}", "world_id", *c) for c in indexes]
    return Table(name, mapping.metadata, _world_key(), *columns, *keys)


def _id() -> Column[int]:
    return Column("id", Whole, primary_key=True, autoincrement=False)


def _text(name: str, length: int = 200) -> Column[str]:
    return Column(name, String(length), nullable=False)


def _moment(name: str, *, optional: bool = False) -> Column[datetime]:
    kind: TypeEngine[datetime] = Moment()
    return Column(name, kind, nullable=optional)


companies = _table(
    "companies",
    Column("siret", String(14), primary_key=True),
    *(_text(name) for name in ("name", "street", "postcode", "city")),
)
accounts = _table(
    "accounts",
    _id(),
    *(_text(name) for name in ("siret", "nom", "prenom", "courriel", "telephone", "password")),
    *(_text(name) for name in ("question", "answer", "name_key")),
    Column("roles", Codes(Role), nullable=False),
    Column("habilitations", Codes(Habilitation), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("sign_in_epoch", Whole, nullable=False),
    indexes=[("siret", "name_key")],
)
registrations = _table(
    "registrations",
    _id(),
    *(_text(name) for name in ("siret", "nom", "prenom", "telephone", "courriel", "token")),
    *(_text(name) for name in ("password", "question", "answer", "key", "decided_by")),
    _text("name_key"),
    Column("state", Code(State), nullable=False),
    *(_moment(name, optional=True) for name in ("requested_at", "deadline", "decided_at")),
    Column("wrong_keys", Whole, nullable=False),
    Column("letters", Whole, nullable=False),
    Column("sign_in_epoch", Whole, nullable=False),
    _text("begun_in", 64),
    indexes=[("siret", "name_key"), ("state", "deadline"), ("token",)],
)
letters = _table(
    "letters",
    _id(),
    Column("registration_id", Whole, nullable=False),
    *(_text(name, 400) for name in ("siret", "address", "addressee", "key")),
    _moment("posted_at"),
    _moment("due_at"),
    _moment("delivered_at", optional=True),
    indexes=[("delivered_at", "due_at")],
)
knowledge_base_accounts = _table(
    "knowledge_base_accounts",
    _id(),
    *(_text(name) for name in ("siret", "nom", "prenom", "courriel", "password")),
    Column("sign_in_epoch", Whole, nullable=False),
    indexes=[("courriel",)],
)
removals = _table(
    "removals",
    _id(),
    _text("siret"),
    *(Column(n, Whole, nullable=False) for n in ("requester_id", "removed_id", "beneficiary_id")),
    _moment("requested_at"),
    Column("state", Code(RemovalState), nullable=False),
    _moment("decided_at", optional=True),
    Column("reason", Text, nullable=False),
    indexes=[("removed_id",)],
)
mails = _table(
    "mails",
    _id(),
    _moment("at"),
    *(_text(name) for name in ("kind", "sender", "to", "to_name", "subject")),
    Column("text", Text, nullable=False),
    Column("html", Text, nullable=False),
    indexes=[("to",)],
)
journal = _table(
    "journal",
    _id(),
    _moment("at"),
    *(_text(name) for name in ("actor", "event", "rule")),
    Column("details", JSON, nullable=False),
    Column("given", JSON, nullable=False),
    _text("request", 80),
)
snapshots = _table(
    "snapshots",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("id", String(40), nullable=False, unique=True),
    _moment("now"),
    _moment("taken_at"),
    Column("document", JSON, nullable=False),
)

tries = Table(
    "tries",
    mapping.metadata,
    Column("key", LargeBinary(32), primary_key=True),
    Column("world", String(40), nullable=False, index=True),
    Column("area", String(40), nullable=False),
    Column("who", String(200), nullable=False),
    Column("since", Float, nullable=False, index=True),
    Column("count", Whole, nullable=False),
)
"""Tries to sign in that failed (R55); a file has one process, which counts in its memory."""

outbox = Table(
    "outbox",
    mapping.metadata,
    _world_key(),
    Column("mail", Whole, primary_key=True, autoincrement=False),
    Column("due", Float, nullable=False, index=True),
    Column("tries", Whole, nullable=False),
)
"""Mails that an SMTP server is still to be handed, by their numbers; empty unless there is one."""

for _kind, _mapped in (
    (World, worlds),
    (Company, companies),
    (Account, accounts),
    (Registration, registrations),
    (Letter, letters),
    (KnowledgeBaseAccount, knowledge_base_accounts),
    (Removal, removals),
    (Mail, mails),
    (JournalEntry, journal),
    (Outgoing, outbox),
):
    mapping.map_imperatively(_kind, _mapped)
mapping.map_imperatively(
    Snapshot, snapshots, properties={"document": deferred(snapshots.c.document)}
)
