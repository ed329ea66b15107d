"""The composition root: which database, which hashes, which post serve the portal."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any, TypeVar

from mockportal import datasets
from mockportal.adapters.hashing import Argon2, BetweenTransactions, carry_out, cheap_hash
from mockportal.adapters.letters import letter_pdf, unprintable
from mockportal.adapters.mail import MailRoom, as_message, as_sent
from mockportal.adapters.outgoing import Relay
from mockportal.adapters.sql import Database
from mockportal.domain import soundness
from mockportal.domain.refusals import NotFound, Refusal, UnknownName
from mockportal.domain.registration import Letter
from mockportal.domain.world import Mail, Snapshot, World
from mockportal.ports import Portal, RoomWorld, Store
from mockportal.usecases import exporting, imported_texts, importing
from mockportal.variants import Variant, variants

_HASHER = BetweenTransactions(Argon2())
T = TypeVar("T")


@dataclass(frozen=True)
class PortalServices:
    """Everything the web needs, built on one database.

    Attributes:
        also_domains: mail domains allowed beside the reserved ones (R52).
        token: demanded off loopback (R51).
        secret: signs sessions in place of the database's own.
        relay: who is handed each mail besides; nobody unless told otherwise.
        variants: what a world may name, by name; the shipped ones unless told otherwise.
    """

    database: Database
    also_domains: tuple[str, ...] = ()
    token: str | None = None
    secret: str | None = None
    relay: Relay | None = None
    seeded_password: str = datasets.SEEDED_PASSWORD
    seeded_answer: str = datasets.SEEDED_ANSWER
    datasets: tuple[str, ...] = tuple(datasets.DATASETS)
    variants: Mapping[str, Variant] = field(default_factory=variants)

    @property
    def secret_key(self) -> str:
        """Signs sessions; the database keeps it unless given: a restart signs nobody out."""
        return self.secret or self.database.secret_key

    def check(self) -> None:
        """Ask the database something."""
        self.database.count()

    @contextmanager
    def open(self, world_id: str, *, write: bool, request: str = "") -> Iterator[Portal]:
        """The portal of a world inside one transaction."""
        with self.database.world(world_id, write=write) as (world, store):
            yield self._portal(world, store, request)

    @contextmanager
    def create_world(
        self,
        dataset: str,
        variant: str,
        now: datetime,
        seed: int,
        room: RoomWorld | None = None,
    ) -> Iterator[Portal]:
        """A new world with its starting state, kept when the block ends well."""
        with self.create_worlds([room], dataset, variant, now, seed) as (portal,):
            yield portal

    @contextmanager
    def create_worlds(
        self,
        rooms: Sequence[RoomWorld | None],
        dataset: str,
        variant: str,
        now: datetime,
        seed: int,
    ) -> Iterator[list[Portal]]:
        """As many new worlds of one starting state, all kept when the block ends well, or none."""
        made: list[World] = []
        for room in rooms:
            made.append(self._new_world(dataset=dataset, variant=variant, now=now, seed=seed))
            _belongs(made[-1], room)
        with self.database.new_worlds(made) as stores:
            portals = [self._portal(*one) for one in zip(made, stores, strict=True)]
            for portal in portals:
                datasets.populate(portal, self.seeded_password, self.seeded_answer)
            yield portals

    def export_world(self, world_id: str) -> dict[str, Any]:
        """A world as one document of plain values, ready for JSON."""
        with self.database.world(world_id, write=False) as (world, store):
            return exporting.export(world, store)

    @contextmanager
    def import_world(self, document: object, room: RoomWorld | None = None) -> Iterator[Portal]:
        """A new world from such a document, kept when the block ends well."""
        file = importing.read(document)
        world = self._new_world(**file.world)
        _belongs(world, room)
        rules = self.variants[world.variant].rules
        importing.refuse(soundness.faults(file.things, world.now, rules))
        importing.refuse(imported_texts.faults(file.things, self.also_domains))
        with self.database.new_worlds([world]) as (store,):
            for things in file.things.values():
                for thing in things:
                    store.add(thing)
            yield self._portal(world, store)

    def take_snapshot(self, world_id: str) -> Snapshot:
        """Keep a world as it is now; other worlds wait only while the document is put away."""
        with self.database.world(world_id, write=False) as (world, store):
            now, document = world.now, exporting.export(world, store)
        with self.database.world(world_id, write=True) as (world, store):
            snapshot = Snapshot(
                id=secrets.token_hex(8),
                world_id=world_id,
                number=store.next_id(Snapshot),
                now=now,
                taken_at=datetime.now(UTC),
                document=document,
            )
            store.add(snapshot)
        return snapshot

    def snapshots(self, world_id: str) -> list[Snapshot]:
        """A world's snapshots, oldest first."""
        with self.database.world(world_id, write=False) as (_world, store):
            return store.find(Snapshot)

    def delete_snapshot(self, world_id: str, snapshot_id: str) -> None:
        """Delete a snapshot of a world."""
        with self.database.world(world_id, write=True) as (_world, store):
            found = store.find(Snapshot, id=snapshot_id)
            if not found:
                raise NotFound("snapshot-unknown")
            store.discard(found[0])

    @contextmanager
    def world_from_snapshot(
        self, snapshot_id: str, room: RoomWorld | None = None
    ) -> Iterator[Portal]:
        """A new world as another one was when the snapshot was taken."""
        with self.import_world(self.database.snapshot_document(snapshot_id), room) as portal:
            yield portal

    def delete_world(self, world_id: str) -> None:
        """Delete a world."""
        self.database.delete_world(world_id)

    def sweep(self, days: int) -> int:
        """Delete the worlds that nobody has used for so many days of the system's clock.

        Args:
            days: 0 keeps every world.
        """
        if self.database.is_shared:
            self.database.tries.sweep()
        return self.database.sweep(datetime.now(UTC) - timedelta(days=days)) if days else 0

    def worlds(self, search: str = "", first: int = 0, many: int = 200) -> list[World]:
        """Newest worlds first; those whose name, id or dataset holds what is searched."""
        return self.database.worlds(search.strip(), first, many)

    def cheap_hash(self, secret: str) -> str:
        """A hash for a person whom a tester adds."""
        return cheap_hash(secret)

    def carry_out(self, intention: Callable[[], T]) -> T:
        """Do something that opens transactions and hashes, hashing between them (R57)."""
        return carry_out(intention)

    def letter_pdf(self, letter: Letter, variant: Variant) -> bytes:
        """A letter as PDF."""
        return letter_pdf(letter, variant.wording)

    def mail_message(self, mail: Mail, root: str, variant: Variant) -> bytes:
        """A mail as MIME message, its links below ``root``."""
        return as_message(mail, root, variant.wording["portal-name"]).as_bytes()

    def sent_message(self, world: World, mail: Mail) -> EmailMessage:
        """A mail as an SMTP server is handed it.

        Raises:
            Refusal: the world's variant was not given to this portal (R51).
        """
        assert self.relay is not None
        words = self._variant(world).wording
        return as_sent(mail, world.id, self.relay.world(world.id), words["portal-name"])

    def _new_world(self, *, dataset: str, variant: str, **values: Any) -> World:
        """A world with a name of its own.

        Raises:
            UnknownName: unknown dataset or variant.
        """
        datasets.check_dataset(dataset)
        if variant not in self.variants:
            raise UnknownName("variant-unknown", tuple(self.variants))
        made = datetime.now(UTC)
        return World(
            id=secrets.token_hex(8),
            dataset=dataset,
            variant=variant,
            created_at=made,
            used_at=made,
            **values,
        )

    def _portal(self, world: World, store: Store, request: str = "") -> Portal:
        return Portal(
            world=world,
            variant=self._variant(world),
            store=store,
            post=MailRoom(
                world,
                store,
                lambda: self.variants[world.variant].wording,
                leaving=self.relay is not None,
            ),
            hasher=_HASHER,
            unprintable=unprintable,
            also_domains=self.also_domains,
            request=request,
            offered=self.variants,
        )

    def _variant(self, world: World) -> Variant:
        """What the world follows.

        Raises:
            Refusal: it was not given to this portal (R51).
        """
        chosen = self.variants.get(world.variant)
        if chosen is None:
            raise Refusal("variant-absent", name=world.variant)
        return chosen


def _belongs(world: World, room: RoomWorld | None) -> None:
    """A world that a person made in the control room has a name and the bar that leads around."""
    if room is not None:
        world.name, world.training = room.name, True
