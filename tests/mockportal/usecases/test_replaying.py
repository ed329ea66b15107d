"""A journal is enough to do everything again in a new world."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import mockportal.usecases
from mockportal.domain.company import Account, Company
from mockportal.domain.faults import Fault
from mockportal.domain.identifiers import siret_from
from mockportal.domain.moments import after_days
from mockportal.domain.refusals import WrongKey
from mockportal.domain.registration import Registration
from mockportal.domain.removal import Removal
from mockportal.domain.world import JournalEntry
from mockportal.ports import Portal
from mockportal.services import PortalServices
from mockportal.usecases import (
    activating,
    breakdowns,
    changing,
    coopting,
    directory,
    habilitations,
    knowledge_base,
    registering,
    removing,
    signing_in,
    timekeeping,
)
from mockportal.usecases.replaying import FOLLOWING, INTENTIONS, ONLY_TOLD, replay
from tests.mockportal.acting import (
    PASSWORD,
    SECRETS,
    add_person,
    administrator,
    ask_cooptation,
    ask_key,
    ask_removal,
    company,
    fill_in,
    last_key,
    removal_form,
    typed,
)
from tests.mockportal.moments import DEFAULT_NOW

REPLAYABLE = INTENTIONS.keys() | FOLLOWING | ONLY_TOLD


def register_in_every_way(portal: Portal) -> None:
    """One candidate refuses the terms, one corrects, three ask for a decision."""
    registering.refuse_terms(portal, registering.register(portal, typed(portal, nom="Non")))
    corrected = fill_in(portal, nom="Faute")
    registering.correct(portal, corrected, typed(portal, nom="Juste", prenom="Éloi"))
    registering.choose_secrets(portal, corrected, SECRETS)
    for name in ("Un", "Deux", "Trois"):
        ask_cooptation(portal, nom=name)
    found = {r.nom: r.id for r in portal.store.find(Registration)}
    coopting.accept(portal, administrator(portal), found["Un"])
    coopting.refuse(portal, administrator(portal), found["Deux"])
    timekeeping.advance(portal, after_days(portal.now, 40))


def use_keys(portal: Portal) -> None:
    """A wrong key, another letter, the right key, and a forgotten password."""
    candidate = ask_key(portal, nom="Clé")
    with pytest.raises(WrongKey):
        activating.enter_key(portal, candidate, "AAAA-AAAA-AAAA-AAAA")
    activating.ask_new_letter(portal, candidate)
    timekeeping.advance(portal, after_days(portal.now, 4))
    who = (candidate.siret, "Clé", "Zoé")
    signing_in.reset_password(portal, who, SECRETS.answer, "Nouveau12345", "Nouveau12345")
    signing_in.sign_out(portal, candidate)
    activating.enter_key(portal, candidate, last_key(portal))
    signing_in.sign_out(portal, signing_in.sign_in(portal, *who, "Nouveau12345"))
    signing_in.reset_password(portal, who, SECRETS.answer, PASSWORD, PASSWORD)


def manage_people(portal: Portal) -> None:
    """Another company, another person, other rights, two requests of removal."""
    siret = siret_from("0009000010009")
    directory.add_company(portal, Company(siret, "Autre", "1, rue Haute", "75000", "PARIS"))
    declarant = add_person(portal, "Ajoutée", ("declarant",))
    habilitations.grant(portal, administrator(portal), declarant.id, ["dsn", "atmp"])
    case = ask_removal(portal)
    removing.decline(portal, case.request.id, " Pas encore. ")
    form = removal_form(case.removed, case.beneficiary)
    again = removing.request_removal(portal, case.requester, form)
    removing.remove(portal, again.id)
    knowledge_base.sign_out(
        portal, knowledge_base.sign_in(portal, case.requester.courriel, PASSWORD)
    )
    signing_in.lift_lockouts(portal)


def break_down(portal: Portal) -> None:
    """Every fault there is; the last ones are met on pages."""
    maximum = {"times": 1}
    breakdowns.set_faults(portal, dict.fromkeys(Fault, maximum))
    candidate = ask_key(portal, nom="Panne")
    timekeeping.advance(portal, after_days(portal.now, 4))
    activating.ask_new_letter(portal, candidate)
    ask_cooptation(portal, nom="Perdu")
    ask_cooptation(portal, nom="Double")
    for fault in (Fault.PAGE_SLOW, Fault.PAGE_FAILED, Fault.SESSION_LOST):
        breakdowns.happen(portal, fault, page="/menu")
    breakdowns.take_seats(portal, candidate.siret, page="/activation")


def follow_another_variant(portal: Portal) -> None:
    """With a registration that is abandoned by it."""
    registering.register(portal, typed(portal, siret=siret_from("0009000010009"), nom="Entre"))
    changing.change_variant(portal, "refonte")


def ask_there(portal: Portal) -> None:
    """What the other variant's rules and words decide."""
    case = portal.store.find(Registration)
    assert case[-1].state == "abandoned"
    candidate = fill_in(portal, siret=siret_from("0009000010009"), nom="Après")
    registering.ask_key(portal, candidate)


@pytest.fixture
def lived(services: PortalServices) -> str:
    """A world in which everything that can be noted has been, some of it by two requests."""
    chosen = ("un-administrateur", "documente", DEFAULT_NOW, 7)
    with services.create_world(*chosen) as portal:
        world_id = portal.world.id
    parts = (register_in_every_way, use_keys, manage_people, break_down)
    parts += (follow_another_variant, ask_there)
    for number, part in enumerate(parts):
        with services.open(world_id, write=True, request=f"demande-{number}") as portal:
            part(portal)
    return world_id


def journal_of(services: PortalServices, world_id: str) -> list[JournalEntry]:
    """A world's journal."""
    with services.open(world_id, write=False) as portal:
        return portal.store.find(JournalEntry)


def replayed(services: PortalServices, journal: list[JournalEntry]) -> dict[str, Any]:
    """The export of a new world of the same dataset and seed, in which all was done again."""
    with services.create_world("un-administrateur", "documente", DEFAULT_NOW, 7) as portal:
        replay(portal, journal)
        world_id = portal.world.id
    return services.export_world(world_id)


def test_a_journal_replayed_makes_the_same_world(services: PortalServices, lived: str) -> None:
    """R22, R32, R47: people, hashes, mails, letters, clock, and the journal itself."""
    export = services.export_world(lived)
    assert replayed(services, journal_of(services, lived)) == export
    assert export["accounts"][2]["habilitations"]
    assert len(export["mails"]) > 8


def test_the_world_above_notes_every_event_there_is(services: PortalServices, lived: str) -> None:
    """R22: otherwise the replay would prove less than it says."""
    noted = {entry.event for entry in journal_of(services, lived)}
    assert noted == REPLAYABLE


def test_every_event_of_a_use_case_can_be_replayed() -> None:
    """R22: whoever adds an event says how to do it again."""
    folder = Path(mockportal.usecases.__path__[0])
    source = " ".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))
    noted = set(re.findall(r'"([a-z-]+)", "R\d+', re.sub(r"\s+", " ", source)))
    assert noted | {"candidate-accepted", "candidate-refused"} == REPLAYABLE


def test_what_a_dataset_had_done_is_not_done_again(services: PortalServices) -> None:
    """R22: the first entries of the journal belong to the start."""
    chosen = ("candidat-en-attente", "documente", DEFAULT_NOW, 7)
    with services.create_world(*chosen) as portal:
        coopting.refuse(portal, administrator(portal), 1)
        world_id = portal.world.id
    with services.create_world(*chosen) as again:
        replay(again, journal_of(services, world_id))
        other_id = again.world.id
    assert services.export_world(other_id) == services.export_world(world_id)


def test_an_entry_left_out_makes_another_world(services: PortalServices, lived: str) -> None:
    """R22: the comparison above can fail."""
    journal = [e for e in journal_of(services, lived) if e.event != "habilitations-set"]
    assert replayed(services, journal) != services.export_world(lived)


def test_the_journal_names_the_request_and_keeps_no_secret(
    services: PortalServices, lived: str
) -> None:
    """R36: only hashes."""
    journal = journal_of(services, lived)
    assert {entry.request for entry in journal} == {f"demande-{n}" for n in range(6)}
    told = " ".join(f"{entry.details} {entry.given}" for entry in journal)
    assert not [s for s in (PASSWORD, SECRETS.answer, "Nouveau12345") if s in told]
    with services.open(lived, write=False) as portal:
        assert company(portal).siret in told
        assert portal.store.find(Removal)
        assert portal.store.find(Account)
