"""Worlds left behind go by age; whatever somebody uses stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from sqlalchemy import create_engine, text

from mockportal.adapters.sql import Database
from mockportal.adapters.sweeping import Sweeping
from mockportal.domain.world import JournalEntry
from mockportal.services import PortalServices
from tests.mockportal.acting import ask_cooptation
from tests.mockportal.conftest import NewUrl
from tests.mockportal.moments import DEFAULT_NOW

KEEP = 30


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, new_url: NewUrl) -> str:
    """A database of its own: sweeping looks at every world there is."""
    return new_url(request.param)


@pytest.fixture
def services(url: str) -> Iterator[PortalServices]:
    """A portal on that database."""
    database = Database(url)
    yield PortalServices(database)
    database.close()


def made(services: PortalServices, unused_for: timedelta = timedelta()) -> str:
    """A world that nobody has used for so long."""
    with services.create_world("un-administrateur", "documente", DEFAULT_NOW, 1) as portal:
        ask_cooptation(portal)
        portal.world.created_at = datetime.now(UTC) - timedelta(days=400)
        portal.world.used_at = datetime.now(UTC) - unused_for
        return portal.world.id


def left(services: PortalServices) -> set[str]:
    """The worlds that are still there."""
    return {world.id for world in services.worlds()}


def test_what_nobody_uses_goes_and_nothing_else(services: PortalServices) -> None:
    """R51: the age counts from the last use, to the second."""
    old = made(services, timedelta(days=KEEP, seconds=5))
    young = made(services, timedelta(days=KEEP) - timedelta(seconds=60))
    fresh = made(services)
    before = services.export_world(young)
    assert services.sweep(KEEP) == 1
    assert left(services) == {young, fresh}
    assert old not in left(services)
    assert services.export_world(young) == before


def test_the_clock_of_a_world_does_not_make_it_old(services: PortalServices) -> None:
    """R22: only the system's clock counts, though the world's one stands in the past."""
    with services.create_world("vierge", "documente", datetime(2001, 1, 1, tzinfo=UTC), 1):
        pass
    assert services.sweep(KEEP) == 0


@pytest.mark.parametrize("way", ["read", "write", "export", "snapshot"])
def test_any_use_keeps_a_world(services: PortalServices, url: str, way: str) -> None:
    """R51: reading too, and making another world from its snapshot."""
    world_id = made(services)
    snapshot = services.take_snapshot(world_id)
    long_ago = datetime.now(UTC) - timedelta(days=KEEP + 1)
    engine = create_engine(url)
    with engine.begin() as raw:
        raw.execute(text(f"update worlds set used_at = {int(long_ago.timestamp())}"))
    engine.dispose()
    if way in {"read", "write"}:
        with services.open(world_id, write=way == "write"):
            pass
    elif way == "export":
        services.export_world(world_id)
    else:
        with services.world_from_snapshot(snapshot.id):
            pass
    assert services.sweep(KEEP) == 0
    assert world_id in left(services)


def test_many_go_in_several_transactions(services: PortalServices) -> None:
    """R51: none stays behind."""
    for _ in range(45):
        made(services, timedelta(days=KEEP + 1))
    kept = made(services)
    assert services.sweep(KEEP) == 45
    assert left(services) == {kept}
    with services.open(kept, write=False) as portal:
        assert portal.store.find(JournalEntry)


def test_sweeping_waits_for_a_transaction_that_is_open(services: PortalServices) -> None:
    """R51: what somebody does in an old world is done before it goes, or not at all."""
    world_id = made(services, timedelta(days=KEEP + 1))
    swept = Event()
    sweeping = Sweeping(lambda: (services.sweep(KEEP), swept.set()), first=0.0)
    with services.open(world_id, write=True) as portal:
        sweeping.start()
        portal.note("x", "signed-in", "R01")
        assert not swept.is_set()
    assert swept.wait(30)
    sweeping.stop()
    assert left(services) in (set(), {world_id})


def test_a_sweep_that_fails_is_told_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    """R51."""
    tries, done = iter([True, False]), Event()

    def sweep() -> None:
        if next(tries, False):
            raise OSError("occupé")
        done.set()

    sweeping = Sweeping(sweep, first=0.0, every=0.0)
    sweeping.start()
    assert done.wait(30)
    sweeping.stop()
    assert "Mondes non balayés." in caplog.text
