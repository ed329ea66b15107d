"""The composition root: which database, which hashes, which post serve the portal."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from mockportal import datasets
from mockportal.adapters.hashing import Argon2, cheap_hash
from mockportal.adapters.letters import letter_pdf
from mockportal.adapters.mail import MailRoom, as_message
from mockportal.adapters.sql import Database
from mockportal.domain.refusals import Refusal, UnknownName
from mockportal.domain.registration import Letter
from mockportal.domain.world import Mail, World
from mockportal.ports import Portal, Store
from mockportal.variants import Variant, variants

_ARGON2 = Argon2()


@dataclass(frozen=True)
class PortalServices:
    """Everything the web needs, built on one database.

    Attributes:
        also_domains: mail domains allowed beside the reserved ones (R52).
        token: demanded off loopback (R51).
        variants: what a world may name, by name; the shipped ones unless told otherwise.
    """

    database: Database
    also_domains: tuple[str, ...] = ()
    token: str | None = None
    seeded_password: str = datasets.SEEDED_PASSWORD
    datasets: tuple[str, ...] = tuple(datasets.DATASETS)
    variants: Mapping[str, Variant] = field(default_factory=variants)

    @property
    def secret_key(self) -> str:
        """Signs sessions; kept in the database so that a restart signs nobody out."""
        return self.database.secret_key

    @contextmanager
    def open(self, world_id: str, *, write: bool) -> Iterator[Portal]:
        """The portal of a world inside one transaction."""
        with self.database.world(world_id, write=write) as (world, store):
            yield self._portal(world, store)

    @contextmanager
    def create_world(
        self, dataset: str, variant: str, now: datetime, seed: int
    ) -> Iterator[Portal]:
        """A new world with its starting state, kept when the block ends well."""
        datasets.check_dataset(dataset)
        if variant not in self.variants:
            raise UnknownName("variant-unknown", tuple(self.variants))
        world = World(
            id=secrets.token_hex(8),
            dataset=dataset,
            variant=variant,
            seed=seed,
            now=now,
            created_at=datetime.now(UTC),
        )
        with self.database.new_world(world) as store:
            datasets.populate(world, store, self.seeded_hash())
            yield self._portal(world, store)

    def delete_world(self, world_id: str) -> None:
        """Delete a world."""
        self.database.delete_world(world_id)

    def worlds(self) -> list[World]:
        """Newest worlds first."""
        return self.database.worlds()

    def seeded_hash(self) -> str:
        """The cheap hash that seeded people share."""
        return cheap_hash(self.seeded_password)

    def cheap_hash(self, password: str) -> str:
        """A hash for a person whom a tester adds."""
        return cheap_hash(password)

    def letter_pdf(self, letter: Letter, variant: Variant) -> bytes:
        """A letter as PDF."""
        return letter_pdf(letter, variant.wording)

    def mail_message(self, mail: Mail, root: str, variant: Variant) -> bytes:
        """A mail as MIME message, its links below ``root``."""
        return as_message(mail, root, variant.wording["portal-name"])

    def _portal(self, world: World, store: Store) -> Portal:
        chosen = self.variants.get(world.variant)
        if chosen is None:
            raise Refusal("variant-absent", name=world.variant)
        return Portal(
            world=world,
            variant=chosen,
            store=store,
            post=MailRoom(world, store, chosen.wording),
            hasher=_ARGON2,
            also_domains=self.also_domains,
        )
