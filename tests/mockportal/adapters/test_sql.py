"""The store, on both databases: worlds apart, refusals undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, inspect, text

from mockportal.adapters.outgoing import Relay
from mockportal.adapters.sql import Database
from mockportal.domain.company import Account, Company
from mockportal.domain.refusals import NotFound, Refusal, WrongKey
from mockportal.domain.registration import Letter, Registration
from mockportal.domain.removal import KnowledgeBaseAccount, Removal
from mockportal.domain.world import JournalEntry, Mail, World
from mockportal.ports import Portal
from mockportal.services import PortalServices
from tests.mockportal.acting import ask_cooptation, ask_key, ask_removal, everything
from tests.mockportal.conftest import NewUrl
from tests.mockportal.moments import DEFAULT_NOW

KINDS = (Company, Account, Registration, Letter, KnowledgeBaseAccount, Removal, Mail, JournalEntry)


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def kind(request: pytest.FixtureRequest) -> str:
    """Both databases keep the same promises."""
    return request.param


@pytest.fixture
def url(kind: str, new_url: NewUrl) -> str:
    """Where a database of its own is made."""
    return new_url(kind)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """A database of its own."""
    made = Database(url)
    yield made
    made.close()


@pytest.fixture(scope="module")
def services(kind: str, new_url: NewUrl) -> Iterator[PortalServices]:
    """A portal without its web, for the tests of this module."""
    made = Database(new_url(kind))
    yield PortalServices(made)
    made.close()


def new_world(services: PortalServices, dataset: str = "deux-administrateurs") -> str:
    """A world in which everything has happened once."""
    with services.create_world(dataset, "documente", DEFAULT_NOW, 1) as portal:
        ask_cooptation(portal)
        ask_key(portal, nom="Autre")
        ask_removal(portal)
        return portal.world.id


def test_deleting_a_world_deletes_everything_in_it_and_nothing_else(
    database: Database, url: str
) -> None:
    """R51: each kind of thing goes with its world, and so do mails that have not left yet."""
    services = PortalServices(database, relay=Relay("localhost", 1025, "http://localhost/"))
    gone, kept = new_world(services), new_world(services)
    for world_id in (gone, kept):
        services.take_snapshot(world_id)
    with services.open(kept, write=False) as portal:
        before = everything(portal)
    services.delete_world(gone)
    with pytest.raises(NotFound), services.open(gone, write=False):
        pass
    with services.open(kept, write=False) as portal:
        assert everything(portal) == before
        assert all(portal.store.find(kind) for kind in KINDS)
    for table, worlds in owners(url).items():
        assert worlds == [(kept,)], table


def owners(url: str) -> dict[str, list[tuple[str]]]:
    """Of each table that keeps things of worlds, of which ones it does."""
    engine = create_engine(url)
    with engine.connect() as raw:
        tables = set(inspect(raw).get_table_names()) - {
            "settings",
            "worlds",
            "alembic_version",
            "tries",
        }
        found = {
            table: [
                tuple(row) for row in raw.execute(text(f"select distinct world_id from {table}"))
            ]
            for table in tables
        }
    engine.dispose()
    return found


def test_a_store_never_shows_the_things_of_another_world(database: Database) -> None:
    """R26: not by key, not by value, not by number."""
    services = PortalServices(database)
    full = new_world(services)
    with services.create_world("vierge", "documente", DEFAULT_NOW, 2) as portal:
        for kind in KINDS[1:]:
            assert portal.store.find(kind) == []
            assert portal.store.get(kind, 1) is None
            assert portal.store.next_id(kind) == 1
    with services.open(full, write=False) as portal:
        assert portal.store.next_id(Account) == 3


@pytest.mark.parametrize("number", [2**63, 10**40])
def test_a_number_too_large_for_the_database_names_nothing(portal: Portal, number: int) -> None:
    """R39: what people type into an address is no fault of the program."""
    assert portal.store.get(Mail, number) is None


def test_what_no_text_holds_is_found_nowhere(services: PortalServices) -> None:
    """R39: a NUL that somebody types, or puts into an address, is no fault of the program."""
    with services.open(new_world(services), write=True) as portal:
        assert portal.store.find(Account, nom="a\0b", siret="\0") == []
        assert portal.store.get(Company, "\0") is None
        portal.note("a\0b", "noted", "R39")
    services.worlds("\0")  # where a file ends a text there, and finds everything
    with pytest.raises(NotFound):
        services.database.snapshot_document("\0")


def note_and_raise(portal: Portal, event: str, error: Exception) -> None:
    """Write something down, then fail."""
    portal.note("x", event, "R32")
    raise error


def test_a_refusal_undoes_the_transaction(services: PortalServices) -> None:
    """R39."""
    world_id = open_and_close(services)
    with pytest.raises(Refusal), services.open(world_id, write=True) as portal:
        note_and_raise(portal, "lost", Refusal("no-seat"))
    with services.open(world_id, write=False) as portal:
        assert portal.store.find(JournalEntry) == []


def test_a_wrong_key_is_kept_although_it_is_refused(services: PortalServices) -> None:
    """R32: in the whole transaction and in an attempt."""
    world_id = open_and_close(services)
    with pytest.raises(WrongKey), services.open(world_id, write=True) as portal:
        note_and_raise(portal, "first", WrongKey("key-wrong", left=4))
    with (
        services.open(world_id, write=True) as portal,
        pytest.raises(WrongKey),
        portal.store.attempt(),
    ):
        note_and_raise(portal, "second", WrongKey("key-wrong", left=3))
    with services.open(world_id, write=False) as portal:
        assert [e.event for e in portal.store.find(JournalEntry)] == ["first", "second"]


def test_any_error_undoes_the_transaction(services: PortalServices) -> None:
    """R39."""
    world_id = open_and_close(services)
    with pytest.raises(RuntimeError), services.open(world_id, write=True) as portal:
        note_and_raise(portal, "lost", RuntimeError())
    with services.open(world_id, write=False) as portal:
        assert portal.store.find(JournalEntry) == []


def open_and_close(services: PortalServices) -> str:
    """A world that is kept."""
    with services.create_world("vierge", "documente", DEFAULT_NOW, 1) as portal:
        return portal.world.id


def test_a_world_that_could_not_be_filled_is_not_kept(services: PortalServices) -> None:
    """R51."""
    before = [world.id for world in services.worlds()]
    with (
        pytest.raises(Refusal),
        services.create_world("vierge", "documente", DEFAULT_NOW, 1) as portal,
    ):
        raise Refusal("no-seat", world=portal.world.id)
    assert [world.id for world in services.worlds()] == before


def test_moments_come_back_as_they_were(services: PortalServices) -> None:
    """R22: in the hour that autumn repeats too."""
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    with services.create_world("vierge", "documente", second, 1) as portal:
        world_id = portal.world.id
    with services.open(world_id, write=False) as portal:
        assert portal.now.isoformat() == "2026-10-25T02:30:00+01:00"


def test_the_secret_key_outlives_a_restart(url: str, kind: str, new_url: NewUrl) -> None:
    """R26: a restart signs nobody out, and another database has another key."""
    keys = []
    for address in (url, url, new_url(kind)):
        database = Database(address)
        keys.append(database.secret_key)
        database.close()
    assert keys[0] == keys[1] != keys[2]


def test_the_largest_seed_and_the_latest_moment_are_kept(services: PortalServices) -> None:
    """R51: numbers are as wide in both."""
    late = datetime(2099, 12, 31, 12, tzinfo=UTC)
    with services.create_world("un-administrateur", "documente", late, 2**63 - 1) as portal:
        ask_key(portal)
        world_id = portal.world.id
    with services.open(world_id, write=False) as portal:
        assert (portal.world.seed, portal.now) == (2**63 - 1, late)


def test_a_world_is_written_by_one_and_read_by_others(services: PortalServices) -> None:
    """R22: what is read is of one moment, and waits for nobody."""
    world_id = open_and_close(services)
    with services.open(world_id, write=False) as before:
        assert before.store.find(JournalEntry) == []
        with services.open(world_id, write=True) as portal:
            portal.note("x", "first", "R22")
            with services.open(world_id, write=False) as meanwhile:
                assert meanwhile.store.find(JournalEntry) == []
        assert before.store.find(JournalEntry) == []


def test_worlds_are_listed_newest_first(database: Database) -> None:
    """R51."""
    now = datetime.now(UTC)
    for age in (3, 1, 2):
        made = World(
            f"w{age}", "vierge", "documente", 1, DEFAULT_NOW, now - timedelta(days=age), now
        )
        with database.new_worlds([made]):
            pass
    assert [world.id for world in database.worlds()] == ["w1", "w2", "w3"]
