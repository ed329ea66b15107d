"""What the use cases need from outside, and the portal of one world as they see it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, Protocol, TypeVar

from mockportal.domain.company import Account, Company
from mockportal.domain.registration import Letter, Order, Registration
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.domain.rules import Rules
from mockportal.domain.secrets import Area
from mockportal.domain.tries import Lockout
from mockportal.domain.world import JournalEntry, Mail, Snapshot, World
from mockportal.variants import Variant

T = TypeVar("T")
Recipient = Account | Registration | KnowledgeBaseAccount

WORLD_ROOT = "https://monde.invalid/"
"""Stands for the world's address in stored mails; replaced by the real one when they are read."""


class Store(Protocol):
    """The things of one world, inside one transaction."""

    def add(self, thing: object) -> None:
        """Keep a new thing."""
        ...

    def discard(self, thing: object) -> None:
        """Keep a thing no longer."""
        ...

    def get(self, kind: type[T], key: object) -> T | None:
        """The thing with this number (for a Company, this SIRET)."""
        ...

    def find(self, kind: type[T], /, **equals: object) -> list[T]:
        """Things whose fields equal these values, in the order of their keys."""
        ...

    def first(self, kind: type[T], by: str, /, **equals: object) -> T | None:
        """Of the things that ``find`` gives, the one with the lowest value of a field.

        Equal values: the first key. A value that is not set counts as none.
        """
        ...

    def next_id(self, kind: type[object]) -> int:
        """The number that the next thing of this kind takes, from 1."""
        ...

    def attempt(self) -> AbstractContextManager[None]:
        """A block that a refusal undoes alone, unless the refusal keeps its changes."""
        ...


class Post(Protocol):
    """Sends mail inside the world; what leaves it besides can reach nobody (R52)."""

    def mail(self, kind: str, to: Recipient, facts: dict[str, object], link: str = "") -> None:
        """Write the mail ``kind`` of the wording catalogue to one person.

        Args:
            link: path below the world's address, or empty.
        """
        ...


class Hasher(Protocol):
    """Keeps secrets as hashes."""

    def hash(self, secret: str, salt: bytes | None = None) -> str:
        """Hash at full cost.

        Args:
            salt: for what is drawn from the seed, so that its hash is too; random otherwise.
        """
        ...

    def verify(self, hashed: str, secret: str) -> bool:
        """Whether the secret is the one; an empty hash never matches but costs as much."""
        ...


class Counted(Protocol):
    """Tries that failed, in this process or in all that share a database (R55)."""

    def begin(self, key: bytes, world: str, area: Area, who: str) -> None:
        """Count a try before it is made.

        Raises:
            TooManyTries: too many failed in a short time.
        """
        ...

    def succeeded(self, key: bytes) -> None:
        """Forget the tries that failed before."""
        ...

    def take_back(self, key: bytes) -> None:
        """It was no try: no secret was compared."""
        ...

    def lockouts(self, world: str) -> list[Lockout]:
        """Who has to wait in a world, the latest last."""
        ...

    def lift(self, world: str) -> None:
        """Forget every try of a world."""
        ...


@dataclass(frozen=True)
class Portal:
    """The portal of one world inside one transaction: what every use case takes first.

    Attributes:
        unprintable: the characters of a text that a letter cannot print, each once (R33).
        also_domains: mail domains that the operator allows beside the reserved ones (R52).
        request: names the request that asked for what happens; the journal tells it.
        offered: every variant that a world may name.
    """

    world: World
    variant: Variant
    store: Store
    post: Post
    hasher: Hasher
    unprintable: Callable[[str], str]
    also_domains: tuple[str, ...] = ()
    request: str = ""
    offered: Mapping[str, Variant] = field(default_factory=dict[str, Variant])

    @property
    def rules(self) -> Rules:
        """Limits and delays in force."""
        return self.variant.rules

    @property
    def order(self) -> Order:
        """In which order a registration's parts are done (R12 to R16)."""
        return self.variant.journey.order

    @property
    def now(self) -> datetime:
        """The world's moment."""
        return self.world.now

    def draw(self, *what: object) -> Random:
        """A source of chance that the seed and the purpose alone determine."""
        return Random("/".join(map(str, (self.world.seed, *what))))

    def note(
        self,
        actor: str,
        event: str,
        rule: str,
        given: Mapping[str, object] | None = None,
        **details: object,
    ) -> None:
        """Write a change of state into the journal.

        Args:
            given: what the use case was given, beside the details, to do it again: plain values
                for JSON, secrets as hashes.
            details: what people read beside the event.
        """
        entry = JournalEntry(
            id=self.store.next_id(JournalEntry),
            at=self.now,
            actor=actor,
            event=event,
            rule=rule,
            details={name: str(value) for name, value in details.items()},
            given=dict(given or {}),
            request=self.request,
        )
        self.store.add(entry)

    def company(self, siret: str) -> Company:
        """A company that is known to exist."""
        company = self.store.get(Company, siret)
        assert company is not None, siret
        return company

    def administrators(self, siret: str) -> list[Account]:
        """Active administrators of a company, in the order they arrived (R03)."""
        return [a for a in self.store.find(Account, siret=siret) if a.is_administrator]


@dataclass(frozen=True)
class RoomWorld:
    """What a person says of a world that is made in the control room.

    Attributes:
        name: what it is called there; may be empty.
    """

    name: str = ""


class Services(Protocol):
    """What the web needs from the composition root."""

    @property
    def secret_key(self) -> str:
        """Signs sessions."""
        ...

    @property
    def token(self) -> str | None:
        """Demanded by the control API and the control room off loopback (R51)."""
        ...

    @property
    def seeded_password(self) -> str:
        """The password of every seeded person."""
        ...

    @property
    def seeded_answer(self) -> str:
        """What every seeded person answers the secret question with."""
        ...

    @property
    def datasets(self) -> tuple[str, ...]:
        """Names of the starting states."""
        ...

    @property
    def variants(self) -> Mapping[str, Variant]:
        """Every variant that a world may name, the shipped ones first."""
        ...

    def check(self) -> None:
        """Ask the database something.

        Raises:
            Unavailable: it does not answer (R59).
        """
        ...

    def open(
        self, world_id: str, *, write: bool, request: str = ""
    ) -> AbstractContextManager[Portal]:
        """The portal of a world inside one transaction.

        Args:
            request: names the request, for the journal.

        Raises:
            NotFound: there is no such world.
            Refusal: its variant was not given to this portal (R51).
        """
        ...

    def create_world(
        self,
        dataset: str,
        variant: str,
        now: datetime,
        seed: int,
        room: RoomWorld | None = None,
    ) -> AbstractContextManager[Portal]:
        """A new world with its starting state, kept when the block ends well.

        Args:
            room: given where a person makes it; its pages then lead around (R60).

        Raises:
            UnknownName: unknown dataset or variant.
        """
        ...

    def create_worlds(
        self,
        rooms: Sequence[RoomWorld | None],
        dataset: str,
        variant: str,
        now: datetime,
        seed: int,
    ) -> AbstractContextManager[list[Portal]]:
        """As many new worlds of one starting state, all kept when the block ends well, or none.

        Args:
            rooms: one for each world, as for ``create_world``.

        Raises:
            UnknownName: unknown dataset or variant.
        """
        ...

    def export_world(self, world_id: str) -> dict[str, Any]:
        """A world as one document of plain values, ready for JSON; the same for equal worlds.

        Raises:
            NotFound: there is no such world.
        """
        ...

    def import_world(
        self, document: object, room: RoomWorld | None = None
    ) -> AbstractContextManager[Portal]:
        """A new world from such a document, kept when the block ends well.

        Raises:
            WrongField: it is no document of this portal, or of a later version.
            WrongFields: what does not fit, by its path (``accounts[0].siret``).
            UnknownName: its dataset or its variant is unknown here.
        """
        ...

    def take_snapshot(self, world_id: str) -> Snapshot:
        """Keep a world as it is now; the snapshot lives as long as the world.

        Raises:
            NotFound: there is no such world.
        """
        ...

    def snapshots(self, world_id: str) -> list[Snapshot]:
        """A world's snapshots, oldest first.

        Raises:
            NotFound: there is no such world.
        """
        ...

    def delete_snapshot(self, world_id: str, snapshot_id: str) -> None:
        """Delete a snapshot of a world.

        Raises:
            NotFound: there is no such world, or this world has no such snapshot.
        """
        ...

    def world_from_snapshot(
        self, snapshot_id: str, room: RoomWorld | None = None
    ) -> AbstractContextManager[Portal]:
        """A new world as another one was when the snapshot was taken, kept like a created one.

        Raises:
            NotFound: there is no such snapshot.
            UnknownName: its variant is unknown here.
        """
        ...

    def delete_world(self, world_id: str) -> None:
        """Delete a world with its snapshots.

        Raises:
            NotFound: there is no such world.
        """
        ...

    def worlds(self, search: str = "", first: int = 0, many: int = 200) -> list[World]:
        """Newest worlds first; those whose name, id or dataset holds what is searched.

        Args:
            first: how many to pass over.
            many: how many to give at most.
        """
        ...

    def cheap_hash(self, secret: str) -> str:
        """A hash for a person whom a tester adds."""
        ...

    def carry_out(self, intention: Callable[[], T]) -> T:
        """Do something that opens transactions and hashes, hashing between them (R57).

        Args:
            intention: is begun anew after each hash, its transaction undone; it changes nothing
                outside of its transactions before it hashes.
        """
        ...

    def letter_pdf(self, letter: Letter, variant: Variant) -> bytes:
        """A letter as PDF."""
        ...

    def mail_message(self, mail: Mail, root: str, variant: Variant) -> bytes:
        """A mail as MIME message, its links below ``root``."""
        ...
