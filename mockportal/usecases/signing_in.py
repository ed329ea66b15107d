"""Signing in to the portal, and a forgotten password (R01, R31, R36)."""

from mockportal.domain.company import Account
from mockportal.domain.identifiers import identity_key, parse_siret
from mockportal.domain.refusals import WrongCredentials, WrongField
from mockportal.domain.registration import PENDING, Registration
from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.ports import Portal
from mockportal.usecases import checking


def sign_in(
    portal: Portal, siret: str, nom: str, prenom: str, password: str
) -> Account | Registration:
    """The person with this password: an account, or a candidate who is not activated yet (R31).

    Raises:
        WrongCredentials: never tells which part was wrong, nor who exists.
    """
    person = _named(portal, siret, nom, prenom)
    hashed = person.password if person else ""
    if not portal.hasher.verify(hashed, password) or person is None:
        raise WrongCredentials("wrong-credentials")
    portal.note(person.full_name, "signed-in", "R01")
    return person


def sign_out(portal: Portal, person: Account | Registration) -> None:
    """End what was begun by signing in, on every browser of this person (R55)."""
    person.sign_in_epoch += 1
    kind = "account" if isinstance(person, Account) else "registration"
    portal.note(person.full_name, "signed-out", "R55", {kind: person.id})


def lift_lockouts(portal: Portal) -> None:
    """Let everybody try again at once; the tries themselves are counted outside worlds (R55)."""
    portal.note("Opérateur", "lockouts-lifted", "R55")


def check_identity(siret: str, nom: str, prenom: str) -> None:
    """Whether somebody could be meant; never whether anybody is (R39).

    Raises:
        WrongFields: each field that cannot be one's SIRET or name.
    """
    checking.all_of(
        [
            lambda: parse_siret(siret),
            lambda: checking.person_name("nom", nom),
            lambda: checking.person_name("prenom", prenom),
        ]
    )


def secret_question(portal: Portal, siret: str, nom: str, prenom: str) -> str:
    """The person's secret question; for an unknown person, one that gives nothing away."""
    person = _named(portal, siret, nom, prenom)
    if person is not None and person.question:
        return person.question
    return portal.draw("question", *identity(siret, nom, prenom)).choice(SECRET_QUESTIONS)


def identity(siret: str, nom: str, prenom: str) -> tuple[str, str]:
    """Who is meant, the same however it is typed; also of somebody who does not exist."""
    try:
        return parse_siret(siret), identity_key(nom, prenom)
    except WrongField:
        return siret.strip(), identity_key(nom, prenom)


def reset_password(
    portal: Portal,
    identity: tuple[str, str, str],
    answer: str,
    password: str,
    confirmation: str,
) -> None:
    """Replace a forgotten password after the secret answer, which is case-sensitive (R36).

    Raises:
        WrongFields: the new password does not fit.
        WrongCredentials: the answer, or the person, is not the one.
    """
    checking.new_password(password, confirmation)
    person = _named(portal, *identity)
    hashed = person.answer if person else ""
    if not portal.hasher.verify(hashed, answer.strip()) or person is None:
        raise WrongCredentials("wrong-answer")
    replace_password(portal, person, portal.hasher.hash(password))


def replace_password(portal: Portal, person: Account | Registration, hashed: str) -> None:
    """Give a person another password, and close the sessions opened with the former one."""
    person.password = hashed
    person.sign_in_epoch += 1
    kind = "account" if isinstance(person, Account) else "registration"
    given = {kind: person.id, "password": hashed}
    portal.note(person.full_name, "password-reset", "R36", given)


def _named(portal: Portal, siret: str, nom: str, prenom: str) -> Account | Registration | None:
    try:
        valid = parse_siret(siret)
    except WrongField:
        return None
    key = identity_key(nom, prenom)
    accounts = portal.store.find(Account, siret=valid, name_key=key, active=True)
    candidates = portal.store.find(Registration, siret=valid, name_key=key)
    return next(iter([*accounts, *(c for c in candidates if c.state in PENDING)]), None)
