"""Snapshots: a world as it was, as often as one likes."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import Client

from mockportal.domain.moments import after_days
from mockportal.domain.refusals import NotFound
from mockportal.domain.registration import Registration
from mockportal.services import PortalServices
from mockportal.usecases import timekeeping
from mockportal.web.callers import OwnNames
from mockportal.web.control_app import create_control_app
from mockportal.web.dispatch import WSGI, WorldDispatcher
from mockportal.web.world_app import create_world_app
from tests.mockportal.acting import ask_cooptation
from tests.mockportal.browsing import Api, World, place

PAGES = (
    "",
    "votre-compte",
    "messagerie/",
    "messagerie/1",
    "messagerie/2",
    "boite-aux-lettres/",
    "boite-aux-lettres/1",
    "technicien/",
    "technicien/demandes/1",
    "inscription/identite",
    "base-de-connaissance/",
)


@pytest.fixture(scope="module")
def app(services: PortalServices) -> WSGI:
    """The program on the database whose services the test has in hand."""
    return WorldDispatcher(
        create_control_app(services).wsgi_app, create_world_app(services).wsgi_app, OwnNames()
    )


@pytest.fixture
def prepared(app: WSGI) -> World:
    """A world with a mail, a letter that has come, a pending candidate and a removal."""
    world = Api(app).world("deux-administrateurs", seed=3)
    world.register(nom="Martin")
    world.register("cle", nom="Petit")
    world.ask_removal()
    world.control("/clock/advance", {"days": 5})
    return world


def restored(services: PortalServices, app: WSGI, like: World, snapshot_id: str) -> World:
    """A new world from a snapshot, with the same people."""
    with services.world_from_snapshot(snapshot_id) as portal:
        return World(app, {**like.answer, "id": portal.world.id})


def pages(world: World) -> dict[str, str]:
    """Every page as its visitors and an administrator see it, without what a session draws."""
    found: dict[str, str] = {}
    for who, browser in (("anyone", world.browser()), ("one", world.sign_in(world.people[0]))):
        for path in (*PAGES, "menu", "demandes"):
            answer = browser.get(path)
            assert answer.status_code == 200, path
            text = answer.text.replace(world.id, "ID")
            found[f"{who} {path}"] = re.sub(r'(name="csrf_token" value=)"[^"]+"', r"\1", text)
    return found


def test_a_restored_snapshot_gives_the_same_pages(
    services: PortalServices, app: WSGI, prepared: World
) -> None:
    """R51: whatever happened in the world since."""
    snapshot = services.take_snapshot(prepared.id)
    before = pages(prepared)
    prepared.control("/clock/advance", {"days": 40})
    prepared.register(nom="Tardif")
    assert pages(prepared) != before
    copy = restored(services, app, prepared, snapshot.id)
    assert copy.id != prepared.id
    assert pages(copy) == before


def test_life_goes_on_in_a_restored_world(
    services: PortalServices, app: WSGI, prepared: World
) -> None:
    """R22, R26, R32: links, keys, passwords and delays are the former ones."""
    copy = restored(services, app, prepared, services.take_snapshot(prepared.id).id)
    links = [mail["links"] for mail in copy.list("mails") if mail["links"]]
    assert all(f"/m/{copy.id}/" in link for (link,) in links)
    candidate = copy.browser()
    who = {"siret": copy.siret, "nom": "Petit", "prenom": "Zoé", "password": "Motdepasse12"}
    candidate.post("votre-compte", **who)
    key = copy.list("letters")[0]["key"]
    assert place(candidate.post("activation", key=key)) == "compte-active"
    fired = copy.control("/clock/advance", {"days": 15}).json["fired"]
    assert [one["event"] for one in fired] == ["registration-cancelled"]
    assert prepared.list("registrations")[0]["state"] == "awaiting-cooptation"


def test_one_snapshot_makes_many_worlds(services: PortalServices, prepared: World) -> None:
    """R51: each with a name of its own, each independent."""
    snapshot = services.take_snapshot(prepared.id)
    ids = []
    for _ in range(3):
        with services.world_from_snapshot(snapshot.id) as portal:
            ask_cooptation(portal, nom="Propre")
            ids.append(portal.world.id)
    assert len({*ids, prepared.id}) == 4
    with services.open(ids[0], write=False) as portal:
        assert [r.nom for r in portal.store.find(Registration)] == ["Martin", "Petit", "Propre"]


def test_snapshots_are_listed_in_the_order_they_were_taken(
    services: PortalServices, prepared: World
) -> None:
    """R51: with the world's moment."""
    first = services.take_snapshot(prepared.id)
    with services.open(prepared.id, write=True) as portal:
        timekeeping.advance(portal, after_days(portal.now, 1))
        later = portal.now
    second = services.take_snapshot(prepared.id)
    found = services.snapshots(prepared.id)
    assert [s.id for s in found] == [first.id, second.id]
    assert [s.world_id for s in found] == [prepared.id] * 2
    assert found[1].now == later
    assert first.taken_at <= second.taken_at


def test_a_snapshot_belongs_to_its_world_and_goes_with_it(
    services: PortalServices, app: WSGI, prepared: World
) -> None:
    """R51."""
    other = Api(app).world()
    first, second = services.take_snapshot(prepared.id), services.take_snapshot(prepared.id)
    with pytest.raises(NotFound, match="snapshot-unknown"):
        services.delete_snapshot(other.id, first.id)
    services.delete_snapshot(prepared.id, first.id)
    assert [s.id for s in services.snapshots(prepared.id)] == [second.id]
    assert services.snapshots(other.id) == []
    services.delete_world(prepared.id)
    for gone in (first, second):
        with (
            pytest.raises(NotFound, match="snapshot-unknown"),
            services.world_from_snapshot(gone.id),
        ):
            pass


def test_what_does_not_exist_is_not_found(services: PortalServices) -> None:
    """R51."""
    for ask in (services.take_snapshot, services.snapshots, services.export_world):
        with pytest.raises(NotFound, match="world-unknown"):
            ask("absent")
    with pytest.raises(NotFound, match="world-unknown"):
        services.delete_snapshot("absent", "absent")


def test_the_control_api_answers_from_the_restored_world(
    services: PortalServices, app: WSGI, prepared: World
) -> None:
    """R51: journal, mails and letters are the same."""
    copy = restored(services, app, prepared, services.take_snapshot(prepared.id).id)
    client = Client(app)
    for name in ("journal", "letters", "mails", "registrations", "removals"):
        one, two = (
            client.get(f"/control/v1/worlds/{world.id}/{name}").text.replace(world.id, "ID")
            for world in (prepared, copy)
        )
        assert one == two
        assert one != "[]"
