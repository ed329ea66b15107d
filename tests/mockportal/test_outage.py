"""PostgreSQL goes away for a while: said in French, nothing lost, and all goes on by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from threading import Semaphore

import pytest
from werkzeug.test import TestResponse

from mockportal.adapters.sql import Database
from mockportal.app import create_app
from mockportal.domain.refusals import Unavailable
from mockportal.domain.world import JournalEntry
from mockportal.services import PortalServices
from mockportal.web.dispatch import WorldDispatcher
from tests.mockportal import postgresql
from tests.mockportal.browsing import Api, text_of
from tests.mockportal.conftest import NewUrl
from tests.mockportal.moments import DEFAULT_NOW
from tests.mockportal.postgresql import Cluster

_END_ALL = "select pg_terminate_backend(pid) from pg_stat_activity where pid != pg_backend_pid()"


@pytest.fixture(scope="module")
def own() -> Iterator[Cluster]:
    """A PostgreSQL that nobody else has, for it is stopped."""
    with postgresql.cluster() as made:
        if made is None:
            pytest.skip(postgresql.NEEDED)
        yield made


@pytest.fixture
def app(own: Cluster) -> Iterator[WorldDispatcher]:
    """The whole program on it."""
    with closing(create_app(own.new_url())) as made:
        yield made


def check(answer: TestResponse) -> None:
    """It says what is the matter, and when to ask again."""
    assert answer.status_code == 503, answer.text
    assert int(answer.headers["Retry-After"]) > 0
    said = text_of(answer.text) if answer.mimetype == "text/html" else answer.json["detail"]
    assert "La base de données du portail ne répond pas" in said


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_while_it_is_away_everything_is_refused_and_then_goes_on(
    own: Cluster, app: WorldDispatcher, mode: str
) -> None:
    """R59: stopped, and crashed; the first request after its return is answered."""
    world = Api(app).world("deux-administrateurs")
    browser = world.sign_in(world.people[0])
    world.register()
    before = world.state()
    own.stop(mode)
    for _ in range(2):
        check(browser.get("menu", follow=False))
        check(world.control("/mails?wait=30"))
        check(world.control("/clock/advance", {"days": 1}))
        check(world.api.get("/"))
        check(world.api.get("/control/v1/health"))
        assert world.api.get("/control/v1/health/live").status_code == 200
    own.start()
    assert browser.get("menu", follow=False).status_code == 200
    assert world.state() == before
    assert world.control("/clock/advance", {"days": 3}).status_code == 200


def test_the_bell_is_heard_again(own: Cluster) -> None:
    """R20: a connection that was ended is made anew."""
    with closing(Database(own.new_url())) as database:
        woken = Semaphore(0)
        listening = database.listening(woken.release)
        listening.start()
        for _ in range(2):
            assert woken.acquire(timeout=30)  # once for each connection: something may have come
            own.execute(_END_ALL)
        assert woken.acquire(timeout=30)
        listening.stop()


def test_a_connection_that_breaks_within_a_transaction_undoes_it(new_url: NewUrl) -> None:
    """R59: and at the last moment it says that nobody knows."""
    url = new_url("postgresql")
    with closing(Database(url)) as database, closing(Database(url)) as other:
        services = PortalServices(database)
        with services.create_world("vierge", "documente", DEFAULT_NOW, 1) as portal:
            world_id = portal.world.id
        for flushed, code in ((False, "store-away"), (True, "store-unsure")):
            with pytest.raises(Unavailable) as told:
                break_off(services, world_id, other, flushed=flushed)
            assert (told.value.code, told.value.status) == (code, 503)
        with services.open(world_id, write=False) as portal:
            assert portal.store.find(JournalEntry) == []


def break_off(services: PortalServices, world_id: str, other: Database, *, flushed: bool) -> None:
    """Note something, and lose the connection before it is written, or before it is kept."""
    with services.open(world_id, write=True) as portal:
        portal.note("x", "lost", "R59")
        if flushed:
            assert portal.store.find(JournalEntry)
        end_others(other)


def end_others(database: Database) -> None:
    """Let the database end every connection of this database but one."""
    with database._session(write=True) as session:  # noqa: SLF001
        connection = session.connection()
        connection.exec_driver_sql(f"{_END_ALL} and datname = current_database()")
