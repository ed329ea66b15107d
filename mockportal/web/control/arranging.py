"""Operations that bring a world where a scenario starts, by the use cases of its pages."""

from flask import current_app

from mockportal.domain.refusals import NotFound
from mockportal.domain.registration import Registration, State
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.ports import Portal
from mockportal.usecases import arranging, knowledge_base, removing, signing_in
from mockportal.usecases.registering import Candidate, Secrets
from mockportal.web.control import answers, bodies, shapes
from mockportal.web.control.operations import opened, operations, services
from mockportal.web.control.requests import given_or
from mockportal.web.dispatch import world_prefix
from mockportal.web.sessions import COOKIE, employer_keys, keys_of, sealed

GROUP = "Préparation"
_PERSON = {"siret": "73282932000074", "nom": "Le Goff", "prenom": "Ève"}
_COURRIEL = {"courriel": "eve@nouvelle.example"}


@operations.add(
    "POST",
    "/worlds/{world_id}/registrations",
    "Amener une inscription où en est un candidat",
    group=GROUP,
    status=201,
    refuses=(403, 409),
    note="Ce que font les pages jusque-là, dans l’ordre de la variante : mêmes refus, mêmes "
    "messages, même journal. La session est celle du navigateur qui continue.",
    example={**_PERSON, **_COURRIEL, "state": "awaiting-key"},
)
def add_registration(world_id: str, body: bodies.NewRegistration) -> shapes.Registered:
    """A candidate's registration, where it was left."""
    candidate = Candidate(body.siret, body.nom, body.prenom, body.telephone, body.courriel)
    password = given_or(body.password, services().seeded_password)
    answer = given_or(body.answer, services().seeded_answer)
    chosen = Secrets(password, password, body.question, answer)
    with opened(world_id, write=True) as portal:
        new = arranging.registered(portal, candidate, chosen, State(body.state))
        session = _session(portal, {"registration": new.id}, _journey_page(portal, new))
        return shapes.Registered(answers.registration_answer(new), session)


@operations.add(
    "POST",
    "/worlds/{world_id}/sessions",
    "Connecter une personne au portail",
    group=GROUP,
    status=201,
    example=_PERSON,
)
def sign_in(world_id: str, body: bodies.NewSession) -> shapes.Session:
    """Somebody with an account, or a candidate who is not activated yet."""
    password = given_or(body.password, services().seeded_password)
    with opened(world_id, write=True) as portal:
        who = signing_in.sign_in(portal, body.siret, body.nom, body.prenom, password)
        page = _WAITING[who.state] if isinstance(who, Registration) else "menu"
        return _session(portal, keys_of(who, portal.now), page)


@operations.add(
    "POST",
    "/worlds/{world_id}/knowledge-base/accounts",
    "Inscrire un employeur à la base de connaissance",
    group=GROUP,
    status=201,
    example={**_PERSON, **_COURRIEL},
)
def add_employer(world_id: str, body: bodies.NewEmployer) -> shapes.Employer:
    """An account of the knowledge base; it is not signed in (R41)."""
    password = given_or(body.password, services().seeded_password)
    typed = knowledge_base.Employer(
        body.siret, body.nom, body.prenom, body.courriel, password, password
    )
    with opened(world_id, write=True) as portal:
        new = knowledge_base.register(portal, typed)
        return answers.employer_answer(new, password)


@operations.add(
    "POST",
    "/worlds/{world_id}/knowledge-base/sessions",
    "Connecter un employeur à la base de connaissance",
    group=GROUP,
    status=201,
    example=_COURRIEL,
)
def sign_in_employer(world_id: str, body: bodies.NewEmployerSession) -> shapes.Session:
    """Somebody with an account of the knowledge base."""
    password = given_or(body.password, services().seeded_password)
    with opened(world_id, write=True) as portal:
        who = knowledge_base.sign_in(portal, body.courriel, password)
        return _session(portal, employer_keys(who, portal.now), "base-de-connaissance/")


@operations.add(
    "POST",
    "/worlds/{world_id}/removals",
    "Demander une radiation",
    group=GROUP,
    status=201,
    example={
        "requester": "eve@nouvelle.example",
        "removed_nom": "Durand",
        "removed_prenom": "Lou",
        "beneficiary_nom": "Martin",
        "beneficiary_prenom": "Zoé",
    },
)
def add_removal(world_id: str, body: bodies.NewRemoval) -> shapes.Removal:
    """What the form of removal does when the acknowledgement is ticked (R43)."""
    form = removing.RemovalForm(
        body.removed_nom,
        body.removed_prenom,
        body.beneficiary_nom,
        body.beneficiary_prenom,
        acknowledged=True,
    )
    with opened(world_id, write=True) as portal:
        requester = _employer(portal, body.requester)
        return answers.removal_answer(portal, removing.request_removal(portal, requester, form))


_WAITING = {State.AWAITING_KEY: "activation", State.AWAITING_COOPTATION: "attente"}
"""Where a candidate who signs in stands (R31)."""


def _journey_page(portal: Portal, going_on: Registration) -> str:
    journey = portal.variant.journey
    return f"inscription/{journey.standing(journey.done(going_on.state)).path}"


def _session(portal: Portal, kept: dict[str, int], page: str) -> shapes.Session:
    world_id = portal.world.id
    value = sealed(current_app, world_id, kept)  # type: ignore[arg-type]  # a proxy of it
    path = world_prefix(world_id)
    return shapes.Session(COOKIE, value, path, answers.world_url(world_id) + page)


def _employer(portal: Portal, courriel: str) -> KnowledgeBaseAccount:
    found = portal.store.find(KnowledgeBaseAccount, courriel=courriel.strip().casefold())
    if not found:
        raise NotFound("employer-unknown")
    return found[0]
