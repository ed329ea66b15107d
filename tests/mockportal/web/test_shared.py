"""Several processes on one PostgreSQL: what each of them keeps in memory is right for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from sqlalchemy import create_engine, text
from werkzeug.test import TestResponse

from mockportal.adapters.bell import CHANNEL
from mockportal.adapters.sql import Database
from mockportal.app import create_app
from mockportal.domain.refusals import Refusal
from mockportal.domain.secrets import Area
from mockportal.domain.tries import MINUTES, TRIES_MAX, TooManyTries
from mockportal.services import PortalServices
from mockportal.web.dispatch import WorldDispatcher
from mockportal.web.waiting import WaitingRoom
from tests.mockportal.acting import ask_cooptation
from tests.mockportal.browsing import Api, World
from tests.mockportal.conftest import NewUrl
from tests.mockportal.moments import DEFAULT_NOW
from tests.mockportal.postgresql import Cluster

Another = Callable[..., WorldDispatcher]


@pytest.fixture(scope="module")
def url(new_url: NewUrl) -> str:
    """The database that they share."""
    return new_url("postgresql")


@pytest.fixture
def another(url: str) -> Iterator[Another]:
    """Starts a program of its own, as another process has it."""
    with ExitStack() as closing_all:
        yield lambda **told: closing_all.enter_context(closing(create_app(url, **told)))


@pytest.fixture
def worlds(another: Another) -> tuple[World, World]:
    """One world, through two programs."""
    first = another()
    world = Api(first).world("deux-administrateurs")
    return world, World(another(), world.answer)


def enter(world: World, index: int = 0, **changes: str) -> TestResponse:
    """Sign in, in a browser of its own."""
    fields = {**world.people[index].identity(), **changes}
    return world.browser().post("votre-compte", follow=False, **fields)


def test_tries_are_counted_together(worlds: tuple[World, World]) -> None:
    """R55: ten in all, wherever; the others of the world, and of other worlds, are left alone."""
    wrong = [enter(worlds[n % 2], password="Fausse123").status_code for n in range(TRIES_MAX)]
    assert set(wrong) == {422}
    for world in worlds:
        assert enter(world).status_code == 429
        assert [one["area"] for one in world.list("lockouts")] == ["portal"]
        assert enter(world, 1).status_code == 302
    assert enter(Api(worlds[0].app).world()).status_code == 302
    answer = worlds[1].api.delete(f"/control/v1/worlds/{worlds[1].id}/lockouts")
    assert answer.status_code == 204
    assert worlds[0].list("lockouts") == []
    assert enter(worlds[0]).status_code == 302


def test_many_tries_at_once_are_all_counted(worlds: tuple[World, World]) -> None:
    """R55: nobody gains one by hurrying, in any process."""
    with ThreadPoolExecutor(8) as threads:
        statuses = list(
            threads.map(lambda n: enter(worlds[n % 2], password="Faux1234").status_code, range(24))
        )
    assert sorted(statuses) == [422] * TRIES_MAX + [429] * (24 - TRIES_MAX)


def test_a_success_forgets_and_what_was_no_try_is_taken_back(worlds: tuple[World, World]) -> None:
    """R55, R36."""
    for _ in range(2):
        for _ in range(TRIES_MAX - 1):
            enter(worlds[0], password="Fausse123")
        assert enter(worlds[1]).status_code == 302
    unfit = {"answer": "Sel", "password": "court", "confirmation": "court"}
    who = {k: v for k, v in worlds[0].people[0].identity().items() if k != "password"}
    for n in range(TRIES_MAX + 2):
        answer = worlds[n % 2].browser().post("mot-de-passe-oublie/reponse", **who, **unfit)
        assert answer.status_code == 422


def test_after_the_wait_one_tries_again_and_what_is_over_is_swept(url: str) -> None:
    """R55: by the clock of the database."""
    with closing(Database(url)) as database:
        for _ in range(TRIES_MAX):
            database.tries.begin(b"qui", "monde", Area.PORTAL, "qui" * 99)
        with pytest.raises(TooManyTries):
            database.tries.begin(b"qui", "monde", Area.PORTAL, "qui")
        (lockout,) = database.tries.lockouts("monde")
        assert 0 < lockout.seconds <= MINUTES * 60
        engine = create_engine(url)
        with engine.begin() as raw:
            raw.execute(text(f"update tries set since = since - {MINUTES * 60}"))
        engine.dispose()
        assert database.tries.lockouts("monde") == []
        database.tries.begin(b"qui", "monde", Area.PORTAL, "qui")
        database.tries.begin(b"autre", "monde", Area.PORTAL, "autre")
        PortalServices(database).sweep(0)
        database.tries.begin(b"qui", "monde", Area.PORTAL, "qui")


class Watched(WaitingRoom):
    """Hears of nothing but what wakes it, and tells when somebody waits."""

    def __init__(self) -> None:
        super().__init__(2)
        self.looked = Event()

    def until(self, look: Callable[[], list[object]], seconds: float) -> list[object]:  # type: ignore[override]
        def counted() -> list[object]:
            found = look()
            self.looked.set()
            return found

        return super().until(counted, seconds)


@pytest.mark.parametrize("what", ["mails", "letters", "gone"])
def test_what_another_process_brings_is_heard(
    another: Another, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """R20, R33, R51: by the bell alone, nobody looking now and then."""
    monkeypatch.setattr("mockportal.web.waiting._OTHER_PROCESSES", 60)
    room = Watched()
    here, there = another(waiting=room), another()
    world = Api(here).world("deux-administrateurs")
    far = World(there, world.answer)
    if what == "letters":
        far.register("cle")
    path = f"/control/v1/worlds/{world.id}/{'letters' if what == 'letters' else 'mails'}?wait=30"
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(Api(here).client.get, path)
        assert room.looked.wait(20)
        if what == "mails":
            far.register()
        elif what == "letters":
            far.control("/clock/advance", {"days": 3})
        else:
            far.api.delete(f"/control/v1/worlds/{world.id}")
        answer = asked.result(timeout=20)
    if what == "gone":
        assert (answer.status_code, answer.json["title"]) == (404, "world-unknown")
    else:
        assert len(answer.json) == (2 if what == "mails" else 1)


def test_a_mail_that_is_undone_rings_for_nobody(url: str, cluster: Cluster) -> None:
    """R39: the bell is part of the transaction."""
    with closing(Database(url)) as database, cluster.connect(url.rpartition("/")[2]) as raw:
        services, ids = PortalServices(database), []
        for _ in range(2):
            with services.create_world("un-administrateur", "documente", DEFAULT_NOW, 1) as portal:
                ids.append(portal.world.id)
        raw.execute(f"LISTEN {CHANNEL}")
        with suppress(Refusal), services.open(ids[0], write=True) as portal:
            ask_cooptation(portal)
            raise Refusal("no-seat")
        services.delete_world(ids[1])
        assert [one.payload for one in raw.notifies(timeout=20, stop_after=1)] == [ids[1]]


def test_one_secret_signs_for_all(another: Another, url: str) -> None:
    """R26: the database's own, or the one that is given; another one signs everybody out."""
    world = Api(another()).world()
    cookie = world.sign_in(world.people[0]).cookie().value

    def status(**told: str) -> int:
        browser = World(another(**told), world.answer).browser()
        browser.client.set_cookie("portail", cookie, path=world.base)
        return browser.get("menu", follow=False).status_code

    assert status() == 200
    assert status(secret="un autre secret, assez long pour signer") == 302


def test_sweeping_leaves_what_another_process_uses(url: str) -> None:
    """R51: it neither waits for it nor takes it away."""
    with closing(Database(url)) as database:
        services = PortalServices(database)
        ids = []
        for _ in range(2):
            with services.create_world("vierge", "documente", DEFAULT_NOW, 1) as portal:
                portal.world.used_at = datetime.now(UTC) - timedelta(days=40)
                ids.append(portal.world.id)
        with services.open(ids[0], write=True):
            assert services.sweep(30) == 1
        assert ids[0] in {world.id for world in services.worlds()}
