"""Starting states of a world; people come from Faker and from the world's seed alone.

Companies and people who hold a role are simply there. What somebody must have done before (an
access to the knowledge base, a registration, a request of removal) is done by the use cases.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from threading import local
from typing import TYPE_CHECKING

from mockportal.adapters.hashing import Cheap
from mockportal.domain.company import Account, Company
from mockportal.domain.identifiers import made_up_siret
from mockportal.domain.refusals import UnknownName
from mockportal.domain.registration import State
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.domain.roles import Habilitation, Role
from mockportal.ports import Portal
from mockportal.usecases import arranging, knowledge_base, removing, signing_in
from mockportal.usecases.registering import Candidate, Secrets

if TYPE_CHECKING:
    from faker import Faker

DEFAULT = "un-administrateur"
SEEDED_PASSWORD, SEEDED_ANSWER = "Demonstration12", "Médor"
"""What everybody of a dataset signs in with, and answers the secret question with (R36)."""

_ADMINISTRATOR = (Role.ADMINISTRATOR,)
_HABILITATIONS = (
    (Habilitation.DSN, Habilitation.DPAE, Habilitation.ATMP),
    (Habilitation.DSN, Habilitation.PASRAU),
    (Habilitation.DPAE, Habilitation.ATMP),
)


_of_thread = local()


def _faker() -> "Faker":
    """One for each thread, as worlds are made at once and each seeds its own.

    Loaded at the first world: it would double the start-up time.
    """
    if not hasattr(_of_thread, "faker"):
        from faker import Faker

        _of_thread.faker = Faker("fr_FR", use_weighting=False)
    return _of_thread.faker


@dataclass(frozen=True)
class _Drawn:
    """Somebody of a company."""

    nom: str
    prenom: str
    courriel: str
    telephone: str


class _Seeding:
    """Draws companies and people of one world."""

    def __init__(self, portal: Portal, password: str, answer: str) -> None:
        self.portal = replace(portal, hasher=Cheap())
        self._password, self._answer = password, answer
        seed = portal.world.seed
        self._random = Random(f"{seed}/people")
        self._fake = _faker()
        self._fake.seed_instance(f"{seed}/people")
        self._names: set[str] = set()

    def company(self) -> Company:
        company = Company(
            siret=made_up_siret(self._random),
            name=self._unused(self._fake.company),
            street=self._fake.street_address(),
            postcode=self._fake.postcode(),
            city=self._fake.city().upper(),
        )
        self.portal.store.add(company)
        return company

    def person(self, company: Company, roles: tuple[Role, ...] = _ADMINISTRATOR) -> Account:
        number = self.portal.store.next_id(Account)
        drawn = self._drawn(company)
        account = Account(
            id=number,
            siret=company.siret,
            nom=drawn.nom,
            prenom=drawn.prenom,
            courriel=drawn.courriel,
            telephone=drawn.telephone,
            password=self.portal.hasher.hash(self._password),
            question=self._question(company, drawn),
            answer=self.portal.hasher.hash(self._answer),
            roles=frozenset(roles),
            habilitations=frozenset(_HABILITATIONS[(number - 1) % len(_HABILITATIONS)]),
        )
        self.portal.store.add(account)
        return account

    def candidate(self, company: Company, state: State) -> None:
        """Somebody who has registered up to this state."""
        drawn = self._drawn(company)
        typed = Candidate(company.siret, drawn.nom, drawn.prenom, drawn.telephone, drawn.courriel)
        question = self._question(company, drawn)
        chosen = Secrets(self._password, self._password, question, self._answer)
        arranging.registered(self.portal, typed, chosen, state)

    def employer(self, company: Company) -> KnowledgeBaseAccount:
        """Somebody with an access to the knowledge base."""
        drawn = self._drawn(company)
        password = self._password
        typed = knowledge_base.Employer(
            company.siret, drawn.nom, drawn.prenom, drawn.courriel, password, password
        )
        return knowledge_base.register(self.portal, typed)

    def _drawn(self, company: Company) -> _Drawn:
        nom, prenom = self._unused(self._fake.last_name), self._unused(self._fake.first_name)
        courriel = f"{slug(prenom)}.{slug(nom)}@{slug(company.name)}.example"
        return _Drawn(nom, prenom, courriel, f"019900{self._random.randrange(10_000):04}")

    def _question(self, company: Company, drawn: _Drawn) -> str:
        """The one that somebody unknown of this name is asked as well."""
        return signing_in.secret_question(self.portal, company.siret, drawn.nom, drawn.prenom)

    def _unused(self, draw: Callable[[], str]) -> str:
        drawn = draw()
        while drawn in self._names:
            drawn = draw()
        self._names.add(drawn)
        return drawn


def _administrators(seeding: _Seeding, count: int) -> tuple[Company, list[Account]]:
    company = seeding.company()
    return company, [seeding.person(company) for _ in range(count)]


def _nobody(seeding: _Seeding) -> None:
    seeding.company()
    seeding.company()


def _administrator_and_declarant(seeding: _Seeding) -> None:
    company, _ = _administrators(seeding, 1)
    seeding.person(company, (Role.DECLARANT,))


def _candidate(state: State) -> Callable[[_Seeding], None]:
    def populate(seeding: _Seeding) -> None:
        company, _ = _administrators(seeding, 2)
        seeding.candidate(company, state)

    return populate


def _employer(seeding: _Seeding) -> None:
    company, _ = _administrators(seeding, 2)
    seeding.employer(company)


def _removal(seeding: _Seeding) -> None:
    company, (heir, gone) = _administrators(seeding, 2)
    form = removing.RemovalForm(gone.nom, gone.prenom, heir.nom, heir.prenom, acknowledged=True)
    removing.request_removal(seeding.portal, seeding.employer(company), form)


DATASETS: Mapping[str, Callable[[_Seeding], object]] = {
    "un-administrateur": lambda seeding: _administrators(seeding, 1),
    "deux-administrateurs": lambda seeding: _administrators(seeding, 2),
    "trois-administrateurs": lambda seeding: _administrators(seeding, 3),
    "administrateur-et-declarant": _administrator_and_declarant,
    "vierge": _nobody,
    "candidat-en-attente": _candidate(State.AWAITING_COOPTATION),
    "cle-en-attente": _candidate(State.AWAITING_KEY),
    "employeur-inscrit": _employer,
    "radiation-demandee": _removal,
}


def check_dataset(name: str) -> None:
    """Refuse an unknown dataset before anything is made.

    Raises:
        UnknownName: code ``dataset-unknown``, with the names that exist.
    """
    if name not in DATASETS:
        raise UnknownName("dataset-unknown", tuple(DATASETS))


def populate(portal: Portal, password: str, answer: str) -> None:
    """Bring a new world to the starting state that it names.

    Args:
        password, answer: what its people sign in with and answer; hashed as cheaply as can be.
    """
    DATASETS[portal.world.dataset](_Seeding(portal, password, answer))


def slug(text: str) -> str:
    """Letters without accents and digits, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
