"""Removal of an administrator with transfer of the Habilitations (R43 to R47)."""

from dataclasses import asdict, dataclass

from mockportal.domain.company import Account
from mockportal.domain.refusals import NotFound, WrongField
from mockportal.domain.removal import (
    KnowledgeBaseAccount,
    Removal,
    RemovalAction,
    RemovalState,
    check_beneficiary,
    check_removable,
    find_person,
    transfer,
)
from mockportal.ports import Portal
from mockportal.usecases import checking
from mockportal.usecases.telling import tell


@dataclass(frozen=True)
class RemovalForm:
    """What step 4 asks, as typed (R43)."""

    removed_nom: str
    removed_prenom: str
    beneficiary_nom: str
    beneficiary_prenom: str
    acknowledged: bool


def request_removal(portal: Portal, requester: KnowledgeBaseAccount, form: RemovalForm) -> Removal:
    """Ask for a removal; nothing changes for the administrator until a technician acts (R46).

    Raises:
        WrongFields: the person removed, the beneficiary or the acknowledgement (R44, R45).
    """
    accounts = portal.store.find(Account, siret=requester.siret, active=True)
    gone = find_person(accounts, form.removed_nom, form.removed_prenom)
    heir = find_person(accounts, form.beneficiary_nom, form.beneficiary_prenom)
    removed, beneficiary, _ = checking.all_of(
        [
            lambda: _without_request(portal, check_removable(gone)),
            lambda: check_beneficiary(heir, gone),
            lambda: _check_acknowledged(form),
        ]
    )
    request = Removal(
        id=portal.store.next_id(Removal),
        siret=requester.siret,
        requester_id=requester.id,
        removed_id=removed.id,
        beneficiary_id=beneficiary.id,
        requested_at=portal.now,
    )
    portal.store.add(request)
    portal.note(
        f"{requester.prenom} {requester.nom}",
        "removal-requested",
        "R43",
        {"requester": requester.id, **asdict(form)},
        removal=request.id,
    )
    return request


def removal(portal: Portal, number: object) -> Removal:
    """The request with this number.

    Raises:
        NotFound: there is none in this world.
    """
    found = portal.store.get(Removal, number)
    if found is None:
        raise NotFound("removal-unknown")
    return found


def remove(portal: Portal, number: object) -> Removal:
    """The technician removes the administrator after checking again (R47).

    Raises:
        AlreadySettled: decided before.
        WrongField: the people no longer fit (R44, R45).
    """
    request = removal(portal, number)
    request.decide(RemovalAction.REMOVE, portal.now)
    removed, beneficiary = _people(portal, request)
    check_removable(removed)
    check_beneficiary(beneficiary, removed)
    transfer(removed, beneficiary)
    portal.note("Technicien", "administrator-removed", "R47", removal=request.id)
    facts = _facts(portal, request)
    tell(portal, [_requester(portal, request)], "removal-done", facts)
    tell(portal, [beneficiary], "removal-beneficiary", facts)
    tell(portal, [removed], "removal-removed", facts)
    return request


def decline(portal: Portal, number: object, reason: str) -> Removal:
    """The technician declines, with a reason that the requester receives (R47).

    Raises:
        WrongField: field ``reason`` is empty.
        AlreadySettled: decided before.
    """
    request = removal(portal, number)
    reason = checking.written(reason).strip()
    if not reason:
        raise WrongField("reason", "reason-required")
    request.decide(RemovalAction.DECLINE, portal.now, reason)
    portal.note(
        "Technicien", "removal-declined", "R47", {"reason": request.reason}, removal=request.id
    )
    requester = _requester(portal, request)
    facts = {**_facts(portal, request), "reason": request.reason}
    tell(portal, [requester], "removal-declined", facts)
    return request


def _without_request(portal: Portal, removed: Account) -> Account:
    if portal.store.find(Removal, removed_id=removed.id, state=RemovalState.OPEN):
        raise WrongField("removed", "removal-open")
    return removed


def _check_acknowledged(form: RemovalForm) -> None:
    if not form.acknowledged:
        raise WrongField("acknowledged", "acknowledgement-required")


def _people(portal: Portal, request: Removal) -> tuple[Account, Account]:
    removed = portal.store.get(Account, request.removed_id)
    beneficiary = portal.store.get(Account, request.beneficiary_id)
    assert removed is not None
    assert beneficiary is not None
    return removed, beneficiary


def _requester(portal: Portal, request: Removal) -> KnowledgeBaseAccount:
    requester = portal.store.get(KnowledgeBaseAccount, request.requester_id)
    assert requester is not None
    return requester


def _facts(portal: Portal, request: Removal) -> dict[str, object]:
    removed, beneficiary = _people(portal, request)
    return {
        "removed": removed.full_name,
        "beneficiary": beneficiary.full_name,
        "company": portal.company(request.siret).name,
    }
