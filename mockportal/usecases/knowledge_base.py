"""Accounts of the knowledge base, separate from the portal's (R41)."""

from dataclasses import dataclass
from typing import Any

from mockportal.domain.refusals import WrongCredentials, WrongField
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.ports import Portal
from mockportal.usecases import checking


@dataclass(frozen=True)
class Employer:
    """What the knowledge base asks to register, as typed."""

    siret: str
    nom: str
    prenom: str
    courriel: str
    password: str
    confirmation: str


def register(portal: Portal, employer: Employer) -> KnowledgeBaseAccount:
    """Open an account; registering does not sign in (R41).

    Raises:
        WrongFields: each field that does not fit, an address already used among them.
    """
    siret, nom, prenom, courriel, _ = checking.all_of(
        [
            lambda: checking.known_siret(portal, employer.siret),
            lambda: checking.person_name("nom", employer.nom),
            lambda: checking.person_name("prenom", employer.prenom),
            lambda: _free_courriel(portal, employer.courriel),
            lambda: checking.new_password(employer.password, employer.confirmation),
        ]
    )
    password = portal.hasher.hash(employer.password)
    return open_account(
        portal, siret=siret, nom=nom, prenom=prenom, courriel=courriel, password=password
    )


def open_account(portal: Portal, **given: Any) -> KnowledgeBaseAccount:
    """Open an account with checked values; ``password`` is a hash."""
    account = KnowledgeBaseAccount(id=portal.store.next_id(KnowledgeBaseAccount), **given)
    portal.store.add(account)
    portal.note(f"{account.prenom} {account.nom}", "knowledge-base-registered", "R41", given)
    return account


def sign_in(portal: Portal, courriel: str, password: str) -> KnowledgeBaseAccount:
    """The account with this address and password.

    Raises:
        WrongCredentials: never tells which part was wrong.
    """
    found = portal.store.find(KnowledgeBaseAccount, courriel=courriel.strip().casefold())
    hashed = found[0].password if found else ""
    if not portal.hasher.verify(hashed, password) or not found:
        raise WrongCredentials("wrong-credentials")
    portal.note(f"{found[0].prenom} {found[0].nom}", "knowledge-base-signed-in", "R41")
    return found[0]


def sign_out(portal: Portal, employer: KnowledgeBaseAccount) -> None:
    """End what was begun by signing in, on every browser of this person (R55)."""
    employer.sign_in_epoch += 1
    given = {"employer": employer.id}
    portal.note(f"{employer.prenom} {employer.nom}", "knowledge-base-signed-out", "R55", given)


def _free_courriel(portal: Portal, typed: str) -> str:
    address = checking.courriel(portal, typed)
    if portal.store.find(KnowledgeBaseAccount, courriel=address):
        raise WrongField("courriel", "courriel-taken")
    return address
