"""Operations on what others decide: registrations and removals; and the journal of it all."""

from math import ceil

from mockportal.domain.company import Account
from mockportal.domain.refusals import NotFound
from mockportal.domain.registration import Registration
from mockportal.domain.removal import Removal
from mockportal.domain.world import JournalEntry
from mockportal.ports import Portal
from mockportal.usecases import coopting, registering, removing, signing_in
from mockportal.usecases import pending as open_cases
from mockportal.web.control import answers, bodies, shapes
from mockportal.web.control.operations import opened, operations
from mockportal.web.tries import tries

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
    "/worlds/{world_id}/pending",
    "Lire qui attend quoi",
    group=GROUP,
    note="Les inscriptions qui attendent leur activation, puis les radiations à traiter : qui "
    "attend, quoi, de qui, jusqu’à quand.",
)
def pending(world_id: str) -> list[shapes.Pending]:
    """What is still open."""
    with opened(world_id) as portal:
        return [answers.pending_answer(portal, one) for one in open_cases.pending(portal)]


@operations.add(
    "GET",
    "/worlds/{world_id}/lockouts",
    "Lire qui a trop essayé de se connecter",
    group=GROUP,
)
def lockouts(world_id: str) -> list[shapes.Lockout]:
    """Who has to wait before trying again."""
    with opened(world_id):
        found = tries().lockouts(world_id)
    return [shapes.Lockout(one.area, one.who, ceil(one.seconds)) for one in found]


@operations.add(
    "DELETE",
    "/worlds/{world_id}/lockouts",
    "Lever l’attente après trop d’essais",
    group=GROUP,
    status=204,
)
def lift_lockouts(world_id: str) -> None:
    """Let everybody of a world try again at once."""
    with opened(world_id, write=True) as portal:
        signing_in.lift_lockouts(portal)
    tries().lift(world_id)


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
