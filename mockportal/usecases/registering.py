"""From the first form to the choice of activation: steps 3 to 9 (R12 to R18, R35 to R38)."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from mockportal.domain.company import Account, seats_left
from mockportal.domain.identifiers import identity_key, parse_siret
from mockportal.domain.refusals import NotAllowed, NotFound, Refusal, WrongField
from mockportal.domain.registration import Action, Part, Registration, State
from mockportal.domain.world import JournalEntry
from mockportal.ports import Portal
from mockportal.usecases import activating, checking
from mockportal.usecases.telling import tell

NOBODY = "Candidat"
FORGOTTEN: Mapping[str, object] = {"forgotten": True}
"""What the journal keeps of somebody who refused the terms: that there was somebody."""


@dataclass(frozen=True)
class Candidate:
    """What step 3 asks, as typed (R12)."""

    siret: str
    nom: str
    prenom: str
    telephone: str
    courriel: str


@dataclass(frozen=True)
class Secrets:
    """What step 6 asks, as typed (R15)."""

    password: str
    confirmation: str
    question: str
    answer: str


def registration(portal: Portal, number: object) -> Registration:
    """The registration with this number.

    Raises:
        NotFound: there is none in this world.
    """
    found = portal.store.get(Registration, number)
    if found is None:
        raise NotFound("registration-unknown")
    return found


def register(portal: Portal, candidate: Candidate, begun_in: str = "") -> Registration:
    """Start a registration (R12), or give the one that the same form has just started.

    Args:
        begun_in: marks the browser session that sends it; empty where nothing is sent twice.

    Raises:
        WrongFields: each field that does not fit (R35, R39, R52).
        Refusal: three administrators are active (R38), or the same person has a registration
            pending or an account (R37).
    """
    clean = _checked(portal, candidate)
    if begun_in and (same := _just_begun(portal, clean, begun_in)):
        return same
    number = portal.store.next_id(Registration)
    token = f"{portal.draw('token', number).getrandbits(128):032x}"
    new = Registration(
        id=number,
        siret=parse_siret(clean.siret),
        nom=clean.nom,
        prenom=clean.prenom,
        telephone=clean.telephone,
        courriel=clean.courriel,
        token=token,
    )
    new.begun_in = begun_in
    portal.store.add(new)
    portal.note(new.full_name, "registration-started", "R12", asdict(clean), registration=number)
    return new


def _just_begun(portal: Portal, clean: Candidate, begun_in: str) -> Registration | None:
    """What this browser session started with the same data, and has not gone on with."""
    same = {"state": State.IDENTIFIED, "begun_in": begun_in, **asdict(clean)}
    return next(iter(portal.store.find(Registration, **same)), None)


def correct(portal: Portal, registration: Registration, candidate: Candidate) -> None:
    """Change what step 3 asked, after going back (R14)."""
    registration.perform(Action.CORRECT_INFORMATION, portal.order)
    clean = _checked(portal, candidate)
    registration.siret = parse_siret(clean.siret)
    registration.nom, registration.prenom = clean.nom, clean.prenom
    registration.name_key = identity_key(clean.nom, clean.prenom)
    registration.telephone, registration.courriel = clean.telephone, clean.courriel
    portal.note(
        registration.full_name,
        "registration-corrected",
        "R14",
        asdict(clean),
        registration=registration.id,
    )


def accept_terms(portal: Portal, registration: Registration) -> None:
    """Accept the general terms (R13)."""
    registration.perform(Action.ACCEPT_TERMS, portal.order)
    portal.note(registration.full_name, "terms-accepted", "R13", registration=registration.id)


def refuse_terms(portal: Portal, registration: Registration) -> None:
    """Refuse the general terms: the registration ends, and nothing typed is kept (R13).

    Its number stays, without the data; so do the journal's entries about it, without the name.
    """
    registration.perform(Action.REFUSE_TERMS, portal.order)
    registration.forget()
    number = str(registration.id)
    portal.note(NOBODY, "terms-refused", "R13", FORGOTTEN, registration=number)
    for entry in portal.store.find(JournalEntry):
        if entry.details.get("registration") == number:
            entry.actor, entry.given, entry.details = NOBODY, FORGOTTEN, {"registration": number}


def check_information(portal: Portal, registration: Registration) -> None:
    """Confirm what was typed and what the directory knows (R14)."""
    registration.perform(Action.CHECK_INFORMATION, portal.order)
    portal.note(registration.full_name, "information-checked", "R14", registration=registration.id)


def check_secrets(secrets: Secrets) -> None:
    """Whether what was typed would do, without keeping any of it (R36).

    Raises:
        WrongFields: each field that does not fit.
    """

    def answer() -> None:
        if not secrets.answer.strip():
            raise WrongField("answer", "required")

    checking.all_of(
        [
            lambda: checking.new_password(secrets.password, secrets.confirmation),
            lambda: checking.question(secrets.question),
            answer,
        ]
    )


def choose_secrets(portal: Portal, registration: Registration, secrets: Secrets) -> None:
    """Choose the password and the secret question; only hashes are kept (R15, R36)."""
    registration.perform(Action.CHOOSE_SECRETS, portal.order)
    check_secrets(secrets)
    keep_secrets(
        portal,
        registration,
        question=secrets.question,
        password=portal.hasher.hash(secrets.password),
        answer=portal.hasher.hash(secrets.answer.strip()),
    )


def keep_secrets(
    portal: Portal, registration: Registration, *, question: str, password: str, answer: str
) -> None:
    """Keep the secrets that were chosen; the password and the answer are hashes (R36)."""
    registration.question = question
    registration.password = password
    registration.answer = answer
    portal.note(
        registration.full_name,
        "secrets-chosen",
        "R15",
        {"question": question, "password": password, "answer": answer},
        registration=registration.id,
    )


def check_authentication(portal: Portal, registration: Registration) -> None:
    """Confirm the authentication data (R16)."""
    registration.perform(Action.CHECK_AUTHENTICATION, portal.order)
    portal.note(
        registration.full_name, "authentication-checked", "R16", registration=registration.id
    )


CONFIRMS: Mapping[Part, Callable[[Portal, Registration], None]] = {
    Part.TERMS: accept_terms,
    Part.INFORMATION: check_information,
    Part.AUTHENTICATION: check_authentication,
}
"""What is done on the parts where nothing is typed."""


def cooptation_possible(portal: Portal, registration: Registration) -> bool:
    """Whether anybody could decide: an active administrator of the company (R27)."""
    return bool(portal.administrators(registration.siret))


def ask_cooptation(portal: Portal, registration: Registration) -> None:
    """Choose validation by an administrator; each one receives a mail (R17, R20, R22).

    Raises:
        NotAllowed: the company has no active administrator (R27).
        Refusal: the same person registered meanwhile (R37).
    """
    checking.not_twice(portal, registration.siret, registration.nom, registration.prenom)
    if not cooptation_possible(portal, registration):
        raise NotAllowed("no-administrator")
    registration.ask_cooptation(portal.now, portal.rules, portal.order)
    portal.note(
        registration.full_name,
        "cooptation-asked",
        "R17",
        registration=registration.id,
        deadline=registration.deadline,
    )
    tell(
        portal,
        portal.administrators(registration.siret),
        "cooptation-requested",
        {
            "candidate": registration.full_name,
            "company": portal.company(registration.siret).name,
            "days": registration.days_to_decide,
            "deadline": registration.deadline,
        },
        link=f"cooptation/{registration.token}",
    )


def ask_key(portal: Portal, registration: Registration) -> None:
    """Choose activation by key; a letter leaves for the company's address (R17, R30).

    Raises:
        Refusal: the same person registered meanwhile (R37).
    """
    checking.not_twice(portal, registration.siret, registration.nom, registration.prenom)
    registration.perform(Action.ASK_KEY, portal.order)
    registration.requested_at = portal.now
    portal.note(registration.full_name, "key-asked", "R17", registration=registration.id)
    activating.post_key(portal, registration)


def _checked(portal: Portal, typed: Candidate) -> Candidate:
    """The candidate's data in normal form."""
    clean = Candidate(
        *checking.all_of(
            [
                lambda: checking.known_siret(portal, typed.siret),
                lambda: checking.person_name("nom", typed.nom),
                lambda: checking.person_name("prenom", typed.prenom),
                lambda: checking.telephone(typed.telephone),
                lambda: checking.courriel(portal, typed.courriel),
            ]
        )
    )
    checking.not_twice(portal, clean.siret, clean.nom, clean.prenom)
    maximum = portal.rules.administrators_max
    if seats_left(portal.store.find(Account, siret=clean.siret), maximum) <= 0:
        raise Refusal("no-seat", maximum=maximum)
    return clean
