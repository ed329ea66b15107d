"""People whom the portal does not know yet."""

from functools import cache

from faker import Faker

from mockportal.datasets import slug
from mockportal.domain.secrets import SECRET_QUESTIONS
from pages.person import Person

PASSWORD = "Motdepasse12"


@cache
def _fake() -> Faker:
    """Made once: it takes longer than a page."""
    return Faker("fr_FR", use_weighting=False)


def newcomer(seed: str, siret: str) -> Person:
    """A person drawn from a seed."""
    fake = _fake()
    fake.seed_instance(seed)
    nom, prenom = fake.last_name(), fake.first_name()
    return Person(
        siret=siret,
        nom=nom,
        prenom=prenom,
        telephone=f"063998{fake.random_int(0, 9999):04}",
        courriel=f"{slug(prenom)}.{slug(nom)}@candidature.example",
        password=PASSWORD,
        question=SECRET_QUESTIONS[fake.random_int(0, len(SECRET_QUESTIONS) - 1)],
        answer="Un Secret Bien Gardé",
    )
