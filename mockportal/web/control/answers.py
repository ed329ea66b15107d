"""What the control API answers with; the shapes are fixed."""

import re
from typing import Any

from flask import request

from mockportal.domain.company import Account, Company
from mockportal.domain.registration import Letter, Registration
from mockportal.domain.removal import KnowledgeBaseAccount, Removal
from mockportal.domain.world import JournalEntry, Mail
from mockportal.ports import WORLD_ROOT, Portal
from mockportal.web.dispatch import world_prefix

_LINK = re.compile(r"https?://[^\s\"<>]+")


def world_url(world_id: str) -> str:
    """Absolute address of a world, ending in ``/``."""
    return request.url_root.rstrip("/") + world_prefix(world_id)


def world_answer(portal: Portal, password: str | None = None) -> dict[str, Any]:
    """A world; passwords of seeded people only when it is made."""
    world = portal.world
    people = [p for p in portal.store.find(Account, active=True) if p.roles]
    return {
        "id": world.id,
        "url": world_url(world.id),
        "now": world.now.isoformat(),
        "dataset": world.dataset,
        "variant": world.variant,
        "companies": [company_answer(c) for c in portal.store.find(Company)],
        "people": [person_answer(p, password) for p in people],
    }


def company_answer(company: Company) -> dict[str, Any]:
    """A company of the directory."""
    return {"siret": company.siret, "name": company.name, "address": company.address}


def person_answer(person: Account, password: str | None = None) -> dict[str, Any]:
    """A person who holds a role."""
    answer: dict[str, Any] = {
        "siret": person.siret,
        "nom": person.nom,
        "prenom": person.prenom,
        "courriel": person.courriel,
        "roles": sorted(person.roles),
        "habilitations": sorted(person.habilitations),
    }
    return answer if password is None else {**answer, "password": password}


def mail_answer(mail: Mail, root: str) -> dict[str, Any]:
    """A mail, its links absolute."""
    text = mail.text.replace(WORLD_ROOT, root)
    return {
        "id": mail.id,
        "at": mail.at.isoformat(),
        "from": mail.sender,
        "to": mail.to,
        "subject": mail.subject,
        "text": text,
        "html": mail.html.replace(WORLD_ROOT, root),
        "links": _LINK.findall(text),
    }


def letter_answer(letter: Letter, root: str, paragraphs: list[str]) -> dict[str, Any]:
    """A letter that has arrived."""
    page = f"{root}boite-aux-lettres/{letter.id}"
    return {
        "id": letter.id,
        "posted_at": letter.posted_at.isoformat(),
        "delivered_at": letter.delivered_at.isoformat() if letter.delivered_at else None,
        "address": letter.address,
        "text": "\n\n".join([*paragraphs, letter.key]),
        "key": letter.key,
        "page": page,
        "pdf": f"{page}.pdf",
    }


def registration_answer(found: Registration) -> dict[str, Any]:
    """A registration, without any secret."""
    moments = ("requested_at", "deadline", "decided_at")
    shown = {name: getattr(found, name) for name in moments}
    return {
        "id": found.id,
        "siret": found.siret,
        "nom": found.nom,
        "prenom": found.prenom,
        "courriel": found.courriel,
        "state": str(found.state),
        "decided_by": found.decided_by or None,
        "letters": found.letters,
        **{name: moment.isoformat() if moment else None for name, moment in shown.items()},
    }


def removal_answer(portal: Portal, found: Removal) -> dict[str, Any]:
    """A request of removal with the people it names."""
    removed = portal.store.get(Account, found.removed_id)
    beneficiary = portal.store.get(Account, found.beneficiary_id)
    requester = portal.store.get(KnowledgeBaseAccount, found.requester_id)
    return {
        "id": found.id,
        "siret": found.siret,
        "state": str(found.state),
        "requested_at": found.requested_at.isoformat(),
        "decided_at": found.decided_at.isoformat() if found.decided_at else None,
        "reason": found.reason or None,
        "requester": requester.courriel if requester else None,
        "removed": removed.courriel if removed else None,
        "beneficiary": beneficiary.courriel if beneficiary else None,
    }


def journal_answer(entry: JournalEntry) -> dict[str, Any]:
    """A change of state."""
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "event": entry.event,
        "rule": entry.rule,
        "details": dict(entry.details),
    }
