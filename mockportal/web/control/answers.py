"""What happened in a world, in the shapes of the control API."""

import re
from datetime import UTC

from flask import request

from mockportal.domain.company import Account, Company
from mockportal.domain.pending import Pending, Wanted
from mockportal.domain.registration import PENDING, Letter, Registration
from mockportal.domain.removal import KnowledgeBaseAccount, Removal
from mockportal.domain.world import JournalEntry, Mail, Snapshot, World
from mockportal.ports import WORLD_ROOT, Portal
from mockportal.web.control import shapes
from mockportal.web.dispatch import world_prefix

_DESK = "technicien/demandes/{}"
PLACES = {
    Wanted.DECISION: "demandes/administrateurs",
    Wanted.LETTER: "boite-aux-lettres/",
    Wanted.KEY: "activation",
    Wanted.NEW_LETTER: "activation",
    Wanted.TECHNICIAN: _DESK,
}
"""Where in a world what somebody waits for comes about; the subject's number may be in it."""

_LINK = re.compile(r"https?://[^\s\"<>]+")


def world_url(world_id: str) -> str:
    """Absolute address of a world, ending in ``/``."""
    return request.url_root.rstrip("/") + world_prefix(world_id)


def world_answer(portal: Portal, password: str = "", answer: str = "") -> shapes.World:
    """A world; what its people sign in with only when it is made."""
    world, store = portal.world, portal.store
    waiting = [one for one in store.find(Registration) if one.state in PENDING]
    people = [p for p in store.find(Account, active=True) if p.roles]
    return shapes.World(
        id=world.id,
        url=world_url(world.id),
        now=world.now,
        dataset=world.dataset,
        variant=world.variant,
        companies=tuple(map(company_answer, store.find(Company))),
        people=tuple(person_answer(person, password, answer) for person in people),
        candidates=tuple(candidate_answer(one, password, answer) for one in waiting),
        employers=tuple(employer_answer(one, password) for one in store.find(KnowledgeBaseAccount)),
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


def person_answer(person: Account, password: str = "", answer: str = "") -> shapes.Person:
    """A person who holds a role."""
    return shapes.Person(
        siret=person.siret,
        nom=person.nom,
        prenom=person.prenom,
        courriel=person.courriel,
        roles=tuple(sorted(person.roles)),
        habilitations=tuple(sorted(person.habilitations)),
        password=password,
        question=person.question if answer else "",
        answer=answer,
    )


def candidate_answer(one: Registration, password: str, answer: str) -> shapes.Candidate:
    """A candidate who is not activated yet."""
    return shapes.Candidate(
        registration=one.id,
        siret=one.siret,
        nom=one.nom,
        prenom=one.prenom,
        courriel=one.courriel,
        state=one.state,
        password=password,
        question=one.question if answer else "",
        answer=answer,
    )


def employer_answer(one: KnowledgeBaseAccount, password: str = "") -> shapes.Employer:
    """An account of the knowledge base."""
    return shapes.Employer(one.siret, one.nom, one.prenom, one.courriel, password)


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
        page=f"{root}messagerie/{mail.id}",
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
        page=world_url(portal.world.id) + _DESK.format(found.id),
    )


def pending_answer(portal: Portal, one: Pending) -> shapes.Pending:
    """Somebody who waits."""
    return shapes.Pending(
        wanted=one.wanted,
        subject=one.subject,
        siret=one.siret,
        who=one.who,
        of_whom=one.of_whom,
        until=one.until,
        page=world_url(portal.world.id) + PLACES[one.wanted].format(one.subject),
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
