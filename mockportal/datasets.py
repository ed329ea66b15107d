"""Starting states of a world; people come from Faker and from the world's seed alone."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from mockportal.domain.company import Account, Company
from mockportal.domain.identifiers import Siret, siret_from
from mockportal.domain.refusals import UnknownName
from mockportal.domain.roles import Habilitation, Role
from mockportal.domain.world import World
from mockportal.ports import Store

if TYPE_CHECKING:
    from faker import Faker

DEFAULT = "un-administrateur"
SEEDED_PASSWORD = "Demonstration12"
_ADMINISTRATOR = (Role.ADMINISTRATOR,)
_HABILITATIONS = (
    (Habilitation.DSN, Habilitation.DPAE, Habilitation.ATMP),
    (Habilitation.DSN, Habilitation.PASRAU),
    (Habilitation.DPAE, Habilitation.ATMP),
)


@cache
def _faker() -> "Faker":
    """Loaded at the first world: it would double the start-up time."""
    from faker import Faker

    return Faker("fr_FR", use_weighting=False)


class _Seeding:
    """Draws companies and people of one world."""

    def __init__(self, world: World, store: Store, password: str) -> None:
        self._store, self._password = store, password
        self._random = Random(f"{world.seed}/people")
        self._fake = _faker()
        self._fake.seed_instance(f"{world.seed}/people")
        self._names: set[str] = set()

    def company(self) -> Company:
        company = Company(
            siret=self._siret(),
            name=self._unused(self._fake.company),
            street=self._fake.street_address(),
            postcode=self._fake.postcode(),
            city=self._fake.city().upper(),
        )
        self._store.add(company)
        return company

    def person(self, company: Company, roles: tuple[Role, ...] = _ADMINISTRATOR) -> Account:
        number = self._store.next_id(Account)
        nom, prenom = self._unused(self._fake.last_name), self._unused(self._fake.first_name)
        account = Account(
            id=number,
            siret=company.siret,
            nom=nom,
            prenom=prenom,
            courriel=f"{slug(prenom)}.{slug(nom)}@{slug(company.name)}.example",
            telephone=f"019900{self._random.randrange(10_000):04}",
            password=self._password,
            roles=frozenset(roles),
            habilitations=frozenset(_HABILITATIONS[(number - 1) % len(_HABILITATIONS)]),
        )
        self._store.add(account)
        return account

    def _siret(self) -> Siret:
        """A valid SIRET that belongs to nobody: no real SIREN starts with three zeros."""
        siren = siret_from(f"000{self._random.randrange(100_000):05}")
        return siret_from(f"{siren}{self._random.randrange(1, 50):04}")

    def _unused(self, draw: Callable[[], str]) -> str:
        drawn = draw()
        while drawn in self._names:
            drawn = draw()
        self._names.add(drawn)
        return drawn


def _administrators(count: int) -> Callable[[_Seeding], None]:
    def populate(seeding: _Seeding) -> None:
        company = seeding.company()
        for _ in range(count):
            seeding.person(company)

    return populate


def _nobody(seeding: _Seeding) -> None:
    seeding.company()
    seeding.company()


def _administrator_and_declarant(seeding: _Seeding) -> None:
    company = seeding.company()
    seeding.person(company)
    seeding.person(company, (Role.DECLARANT,))


DATASETS: Mapping[str, Callable[[_Seeding], None]] = {
    "un-administrateur": _administrators(1),
    "deux-administrateurs": _administrators(2),
    "trois-administrateurs": _administrators(3),
    "administrateur-et-declarant": _administrator_and_declarant,
    "vierge": _nobody,
}


def check_dataset(name: str) -> None:
    """Refuse an unknown dataset before anything is made.

    Raises:
        UnknownName: code ``dataset-unknown``, with the names that exist.
    """
    if name not in DATASETS:
        raise UnknownName("dataset-unknown", tuple(DATASETS))


def populate(world: World, store: Store, password_hash: str) -> None:
    """Put the dataset's companies and people into a new world."""
    DATASETS[world.dataset](_Seeding(world, store, password_hash))


def slug(text: str) -> str:
    """Letters without accents and digits, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
