"""What happened in a world, in the shapes of the control API."""

import re
from datetime import UTC

from flask import request

from mockportal.domain.company import Account, Company
from mockportal.domain.registration import Letter, Registration
from mockportal.domain.removal import KnowledgeBaseAccount, Removal
from mockportal.domain.world import JournalEntry, Mail, Snapshot, World
from mockportal.ports import WORLD_ROOT, Portal
from mockportal.web.control import shapes
from mockportal.web.dispatch import world_prefix

_LINK = re.compile(r"https?://[^\s\"<>]+")


def world_url(world_id: str) -> str:
    """Absolute address of a world, ending in ``/``."""
    return request.url_root.rstrip("/") + world_prefix(world_id)


def world_answer(portal: Portal, password: str = "") -> shapes.World:
    """A world; passwords of seeded people only when it is made."""
    world = portal.world
    people = [p for p in portal.store.find(Account, active=True) if p.roles]
    return shapes.World(
        id=world.id,
        url=world_url(world.id),
        now=world.now,
        dataset=world.dataset,
        variant=world.variant,
        companies=tuple(map(company_answer, portal.store.find(Company))),
        people=tuple(person_answer(person, password) for person in people),
    )


def world_entry(world: World) -> shapes.WorldEntry:
    """A world in a list."""
    return shapes.WorldEntry(
        id=world.id,
        url=world_url(world.id),
        name=world.name,
        now=world.now,
        dataset=world.dataset,
        variant=world.variant,
        seed=world.seed,
    )


def company_answer(company: Company) -> shapes.Company:
    """A company of the directory."""
    return shapes.Company(siret=company.siret, name=company.name, address=company.address)


def person_answer(person: Account, password: str = "") -> shapes.Person:
    """A person who holds a role."""
    return shapes.Person(
        siret=person.siret,
        nom=person.nom,
        prenom=person.prenom,
        courriel=person.courriel,
        roles=tuple(sorted(person.roles)),
        habilitations=tuple(sorted(person.habilitations)),
        password=password,
    )


def mail_answer(mail: Mail, root: str) -> shapes.Mail:
    """A mail, its links absolute."""
    text = mail.text.replace(WORLD_ROOT, root)
    return shapes.Mail(
        id=mail.id,
        at=mail.at,
        sender=mail.sender,
        to=mail.to,
        subject=mail.subject,
        text=text,
        html=mail.html.replace(WORLD_ROOT, root),
        links=tuple(_LINK.findall(text)),
    )


def letter_answer(letter: Letter, root: str, paragraphs: list[str]) -> shapes.Letter:
    """A letter that has arrived."""
    assert letter.delivered_at is not None, letter.id
    page = f"{root}boite-aux-lettres/{letter.id}"
    return shapes.Letter(
        id=letter.id,
        posted_at=letter.posted_at,
        delivered_at=letter.delivered_at,
        address=letter.address,
        text="\n\n".join([*paragraphs, letter.key]),
        key=letter.key,
        page=page,
        pdf=f"{page}.pdf",
    )


def registration_answer(found: Registration) -> shapes.Registration:
    """A registration, without any secret."""
    return shapes.Registration(
        id=found.id,
        siret=found.siret,
        nom=found.nom,
        prenom=found.prenom,
        courriel=found.courriel,
        state=found.state,
        decided_by=found.decided_by or None,
        letters=found.letters,
        requested_at=found.requested_at,
        deadline=found.deadline,
        decided_at=found.decided_at,
    )


def removal_answer(portal: Portal, found: Removal) -> shapes.Removal:
    """A request of removal with the people it names."""
    removed = portal.store.get(Account, found.removed_id)
    beneficiary = portal.store.get(Account, found.beneficiary_id)
    requester = portal.store.get(KnowledgeBaseAccount, found.requester_id)
    return shapes.Removal(
        id=found.id,
        siret=found.siret,
        state=found.state,
        requested_at=found.requested_at,
        decided_at=found.decided_at,
        reason=found.reason or None,
        requester=requester.courriel if requester else None,
        removed=removed.courriel if removed else None,
        beneficiary=beneficiary.courriel if beneficiary else None,
    )


def journal_answer(entry: JournalEntry) -> shapes.JournalEntry:
    """A change of state."""
    return shapes.JournalEntry(
        id=entry.id,
        at=entry.at,
        actor=entry.actor,
        event=entry.event,
        rule=entry.rule,
        details=dict(entry.details),
        given=dict(entry.given),
        request=entry.request,
    )


def snapshot_answer(kept: Snapshot) -> shapes.Snapshot:
    """A snapshot, without what it holds."""
    taken = kept.taken_at.astimezone(UTC).replace(microsecond=0)
    return shapes.Snapshot(id=kept.id, number=kept.number, now=kept.now, taken_at=taken)
