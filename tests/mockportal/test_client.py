"""The typed client covers the control API, on a portal in a thread."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mockportal.app import create_app
from mockportal.client import Control, ControlError, FaultOptions, Snapshot, World
from mockportal.domain.pending import Wanted
from mockportal.domain.registration import State
from mockportal.domain.removal import RemovalState
from mockportal.domain.roles import Role
from mockportal.web.control.operations import operations
from tests.mockportal.browsing import World as Walked
from tests.mockportal.serving import serving

TOKEN = "un-jeton-assez-long"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, object]]:
    """The address of a portal that demands a token, and its program."""
    app = create_app(f"sqlite:///{tmp_path_factory.mktemp('client')}/portal.sqlite3", token=TOKEN)
    with serving(app) as address:
        yield address, app


@pytest.fixture
def control(portal: tuple[str, object]) -> Iterator[Control]:
    """A client that knows the token."""
    with Control(portal[0], TOKEN) as client:
        yield client


@pytest.fixture
def world(control: Control) -> World:
    """A world with two administrators."""
    return control.create_world("deux-administrateurs", seed=7)


def walked(portal: tuple[str, object], world: World) -> Walked:
    """The same world, walked through its pages."""
    answer = {
        "id": world.id,
        "companies": [{"siret": world.companies[0].siret}],
        "people": [
            {name: getattr(person, name) for name in ("siret", "nom", "prenom", "courriel")}
            | {"password": person.password}
            for person in world.people
        ],
    }
    return Walked(portal[1], answer)  # type: ignore[arg-type]


def test_a_world_is_made_shown_advanced_and_deleted(control: Control, world: World) -> None:
    """R22: with values of their types."""
    assert world.people[0].roles == (Role.ADMINISTRATOR,)
    assert world.people[0].password
    before = world.now
    assert world.advance(days=2) == []
    again = control.world(world.id)
    assert again.now == world.now == before + timedelta(days=2)
    world.advance(to=world.now + timedelta(hours=1))
    assert world.now == before + timedelta(days=2, hours=1)
    assert again.companies == world.companies
    assert not again.people[0].password
    world.delete()
    with pytest.raises(ControlError) as refused:
        control.world(world.id)
    assert (refused.value.status, refused.value.code) == (404, "world-unknown")


def test_registrations_and_removals_are_decided(portal: tuple[str, object], world: World) -> None:
    """R21, R47."""
    pages = walked(portal, world)
    pages.register_by_pages()
    pages.ask_removal()
    (mail,) = world.mails(to=world.people[0].courriel, wait=5)
    assert mail.links
    assert mail.sender
    (asked,) = world.registrations()
    assert asked.state is State.AWAITING_COOPTATION
    decided = world.decide_registration(asked.id, world.people[0].courriel, "refuse")
    assert decided.state is State.REFUSED
    (removal,) = world.removals()
    assert world.decide_removal(removal.id, "decline", "Non").state is RemovalState.DECLINED
    assert {entry.rule for entry in world.journal()} >= {"R12", "R21", "R47"}
    assert all(entry.request for entry in world.journal())


def test_a_world_is_arranged(world: World) -> None:
    """R17, R43."""
    siret = world.companies[0].siret
    names = {"siret": siret, "nom": "Le Goff", "prenom": "Ève"}
    new = world.add_registration(**names, courriel="eve@neuve.example", state="awaiting-key")
    assert new.registration.state is State.AWAITING_KEY
    assert world.sign_in(**names).page.endswith("/activation")
    employer = world.add_employer(**names, courriel="eve@neuve.example")
    assert world.sign_in_employer(courriel=employer.courriel).path in world.url
    removed, heir = world.people
    asked = world.add_removal(
        requester=employer.courriel,
        removed_nom=removed.nom,
        removed_prenom=removed.prenom,
        beneficiary_nom=heir.nom,
        beneficiary_prenom=heir.prenom,
    )
    assert asked.state is RemovalState.OPEN


def test_several_worlds_start_alike_and_tell_who_waits(control: Control) -> None:
    """R51, R21: with the addresses of the pages where it is settled."""
    worlds, sheet = control.create_series(2, "candidat-en-attente", seed=3)
    assert [one.candidates for one in worlds] == [worlds[0].candidates] * 2
    assert all(f"monde={one.id}" in sheet for one in worlds)
    (waiting,) = worlds[0].pending()
    assert waiting.wanted is Wanted.DECISION
    assert waiting.of_whom == tuple(one.courriel for one in worlds[0].people)
    assert waiting.page == f"{worlds[0].url}demandes/administrateurs"
    assert all(mail.page.startswith(f"{worlds[0].url}messagerie/") for mail in worlds[0].mails())
    assert worlds[0].lockouts() == []
    worlds[0].lift_lockouts()


def test_letters_come_with_their_key(portal: tuple[str, object], world: World) -> None:
    """R33."""
    walked(portal, world).register_by_pages("cle")
    fired = world.advance(days=3)
    assert [one.event for one in fired] == ["letter-delivered"]
    (letter,) = world.letters(to="Martin", wait=5)
    assert letter.key in letter.text


def test_companies_and_people_are_added(world: World) -> None:
    """R02, R35."""
    company = world.add_company(
        siret="73282932000074", name="Neuve", street="1", postcode="75001", city="PARIS"
    )
    person = world.add_person(
        siret=company.siret, nom="Le Goff", prenom="Ève", courriel="eve@neuve.example"
    )
    shown = world.refresh()
    assert company in shown.companies
    assert person.courriel in {one.courriel for one in shown.people}


def test_snapshots_and_files_bring_a_world_back(
    control: Control, world: World, tmp_path: Path
) -> None:
    """R22."""
    kept = world.take_snapshot()
    assert isinstance(kept, Snapshot)
    assert world.snapshots() == [kept]
    begun = world.now
    world.advance(days=9)
    assert control.restore(kept).now == begun
    file = tmp_path / "monde.json"
    file.write_text(world.export(), "utf-8")
    assert control.import_world(file).now == control.import_world(world.export()).now == world.now
    world.delete_snapshot(kept.id)
    assert world.snapshots() == []


def test_faults_are_listed_asked_for_and_taken_away(control: Control, world: World) -> None:
    """R54."""
    names = {str(fault.name) for fault in control.faults()}
    assert "courriel-perdu" in names
    asked = {"courriel-perdu": FaultOptions(times=2)}
    assert world.set_faults({"courriel-perdu": {"times": 2}}) == asked == world.faults()
    assert world.set_faults({}) == {} == world.faults()


def test_a_refusal_says_what_was_wrong(world: World) -> None:
    """R39."""
    with pytest.raises(ControlError) as refused:
        world.advance(day=1)
    assert refused.value.status == 422
    assert refused.value.problem
    assert [error.field for error in refused.value.problem.errors] == ["day"]
    assert "days" in str(refused.value)


def test_a_refusal_names_the_fields_that_do_not_fit(world: World) -> None:
    with pytest.raises(ControlError) as refused:
        world.set_faults({"erreur-500": {"step": "radiations"}})
    assert refused.value.problem
    (wrong,) = refused.value.problem.errors
    assert f"{wrong.field} : {wrong.detail}" in str(refused.value)


def test_without_the_token_nothing_is_said(portal: tuple[str, object]) -> None:
    """R51."""
    with Control(portal[0]) as stranger, pytest.raises(ControlError) as refused:
        stranger.openapi()
    assert (refused.value.status, refused.value.code) == (401, "token-required")


def test_it_is_asked_whether_it_lives_and_can_work(control: Control) -> None:
    control.live()
    control.health()


def test_every_operation_of_the_document_has_a_method(control: Control) -> None:
    """R51: a new operation without one is noticed here."""
    own = {"import_world", "faults", "openapi", "restore", "worlds", "health", "live"}
    own |= {"create_world", "create_series"}
    called_otherwise = {
        "show_world": "refresh",
        "delete_world": "delete",
        "export_world": "export",
        "catalogue": "faults",
        "asked": "faults",
        "ask": "set_faults",
        "try_it": "openapi",
    }
    methods = {*dir(World), *own}
    names = {
        one["operationId"] for item in control.openapi()["paths"].values() for one in item.values()
    }
    assert {one.name for one in operations.all} == names
    assert {called_otherwise.get(name, name) for name in names} <= methods
