"""The store: worlds apart, refusals undone, databases that cannot be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mockportal.adapters.sql import Database
from mockportal.domain.company import Account, Company
from mockportal.domain.refusals import NotFound, Refusal, WrongKey
from mockportal.domain.registration import Letter, Registration
from mockportal.domain.removal import KnowledgeBaseAccount, Removal
from mockportal.domain.world import JournalEntry, Mail, World
from mockportal.ports import Portal
from mockportal.services import PortalServices
from tests.mockportal.acting import ask_cooptation, ask_key, ask_removal, everything
from tests.mockportal.moments import DEFAULT_NOW

KINDS = (Company, Account, Registration, Letter, KnowledgeBaseAccount, Removal, Mail, JournalEntry)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where SQLite keeps a database of its own."""
    return tmp_path / "portail.sqlite3"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    """A database of its own."""
    made = Database(f"sqlite:///{file}")
    yield made
    made.close()


def new_world(services: PortalServices, dataset: str = "deux-administrateurs") -> str:
    """A world in which everything has happened once."""
    with services.create_world(dataset, "documente", DEFAULT_NOW, 1) as portal:
        ask_cooptation(portal)
        ask_key(portal, nom="Autre")
        ask_removal(portal)
        return portal.world.id


def test_deleting_a_world_deletes_everything_in_it_and_nothing_else(
    database: Database, file: Path
) -> None:
    """R51: each kind of thing goes with its world."""
    services = PortalServices(database)
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
    with closing(sqlite3.connect(file)) as raw:
        for (table,) in raw.execute("select name from sqlite_master where type = 'table'"):
            if table not in {"settings", "worlds", "alembic_version"}:
                rows = raw.execute(f"select distinct world_id from {table}").fetchall()
                assert rows == [(kept,)], table


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


def test_the_secret_key_outlives_a_restart(tmp_path: Path) -> None:
    """R26: a restart signs nobody out, and another database has another key."""
    url = f"sqlite:///{tmp_path}/a.sqlite3"
    keys = []
    for _ in range(2):
        database = Database(url)
        keys.append(database.secret_key)
        database.close()
    other = Database(f"sqlite:///{tmp_path}/b.sqlite3")
    assert keys[0] == keys[1] != other.secret_key
    other.close()


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
