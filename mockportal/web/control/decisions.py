"""Operations on what others decide: registrations and removals; and the journal of it all."""

from mockportal.domain.company import Account
from mockportal.domain.refusals import NotFound
from mockportal.domain.registration import Registration
from mockportal.domain.removal import Removal
from mockportal.domain.world import JournalEntry
from mockportal.ports import Portal
from mockportal.usecases import coopting, registering, removing
from mockportal.web.control import answers, bodies, shapes
from mockportal.web.control.operations import opened, operations

GROUP = "Décisions"


@operations.add("GET", "/worlds/{world_id}/registrations", "Lister les inscriptions", group=GROUP)
def registrations(world_id: str) -> list[shapes.Registration]:
    """Every registration, whatever became of it."""
    with opened(world_id) as portal:
        return [answers.registration_answer(r) for r in portal.store.find(Registration)]


@operations.add(
    "POST",
    "/worlds/{world_id}/registrations/{number}/decision",
    "Accepter ou refuser un candidat",
    group=GROUP,
    refuses=(403, 409),
    example={"by": "courriel@de-l-administrateur.example", "decision": "accept"},
)
def decide_registration(
    world_id: str, number: int, body: bodies.RegistrationDecision
) -> shapes.Registration:
    """An administrator accepts or refuses a candidate."""
    decide = {"accept": coopting.accept, "refuse": coopting.refuse}[body.decision]
    with opened(world_id, write=True) as portal:
        asked = registering.registration(portal, number)
        decided = decide(portal, _person(portal, body.by, asked.siret), number)
        return answers.registration_answer(decided)


@operations.add("GET", "/worlds/{world_id}/removals", "Lister les radiations", group=GROUP)
def removals(world_id: str) -> list[shapes.Removal]:
    """Every request of removal."""
    with opened(world_id) as portal:
        return [answers.removal_answer(portal, r) for r in portal.store.find(Removal)]


@operations.add(
    "POST",
    "/worlds/{world_id}/removals/{number}/decision",
    "Radier, ou rejeter la demande",
    group=GROUP,
    refuses=(409,),
    example={"decision": "decline", "reason": "Pièce manquante"},
)
def decide_removal(world_id: str, number: int, body: bodies.RemovalDecision) -> shapes.Removal:
    """The technician removes or declines."""
    with opened(world_id, write=True) as portal:
        if body.decision == "remove":
            decided = removing.remove(portal, number)
        else:
            decided = removing.decline(portal, number, body.reason)
        return answers.removal_answer(portal, decided)


@operations.add(
    "GET",
    "/worlds/{world_id}/journal",
    "Lire le journal",
    group="Journal",
    note="Chaque changement d’état : quand, par qui, selon quelle règle, à la demande de quelle "
    "requête, et ce qui a été demandé.",
)
def journal(world_id: str) -> list[shapes.JournalEntry]:
    """Every change of state, oldest first."""
    with opened(world_id) as portal:
        return [answers.journal_answer(entry) for entry in portal.store.find(JournalEntry)]


def _person(portal: Portal, courriel: str, siret: str) -> Account:
    """Who decides; of several people with one address, an administrator of that company."""
    found = portal.store.find(Account, courriel=courriel.strip().casefold())
    if not found:
        raise NotFound("person-unknown")
    return max(found, key=lambda person: (person.siret == siret, person.is_administrator))
