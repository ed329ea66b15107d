"""Who is in a world, as the control room tells it: roles, and secrets that are known."""

from collections.abc import Iterator
from dataclasses import dataclass

from mockportal.domain.company import Account
from mockportal.domain.registration import PENDING, Registration
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.ports import Portal, Services


@dataclass(frozen=True)
class Person:
    """One person of a company.

    Attributes:
        role: in French, what the person is there.
        password, answer: empty where the person chose another one.
    """

    siret: str
    nom: str
    prenom: str
    courriel: str
    role: str
    habilitations: str = ""
    password: str = ""
    question: str = ""
    answer: str = ""
    can_sign_in: bool = True


def people_of(portal: Portal, services: Services) -> list[Person]:
    """Who holds or held a role, who waits for one, who has an access to the knowledge base."""
    password, answer = services.seeded_password, services.seeded_answer
    known = {services.cheap_hash(secret): secret for secret in (password, answer)}
    return [*_accounts(portal, known), *_candidates(portal, known), *_employers(portal, known)]


def _accounts(portal: Portal, known: dict[str, str]) -> Iterator[Person]:
    for one in portal.store.find(Account):
        roles = ", ".join(role.label for role in sorted(one.roles))
        yield Person(
            one.siret,
            one.nom,
            one.prenom,
            one.courriel,
            role=roles if one.active else "Radié",
            habilitations=", ".join(h.acronym for h in sorted(one.habilitations)),
            password=known.get(one.password, ""),
            question=one.question,
            answer=known.get(one.answer, ""),
            can_sign_in=one.active,
        )


def _candidates(portal: Portal, known: dict[str, str]) -> Iterator[Person]:
    for one in portal.store.find(Registration):
        if one.state in PENDING:
            yield Person(
                one.siret,
                one.nom,
                one.prenom,
                one.courriel,
                role="Candidat",
                password=known.get(one.password, ""),
                question=one.question,
                answer=known.get(one.answer, ""),
            )


def _employers(portal: Portal, known: dict[str, str]) -> Iterator[Person]:
    for one in portal.store.find(KnowledgeBaseAccount):
        yield Person(
            one.siret,
            one.nom,
            one.prenom,
            one.courriel,
            role="Base de connaissance",
            password=known.get(one.password, ""),
        )
