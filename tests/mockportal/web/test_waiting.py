"""Waiting for mail: answered as soon as there is some, few at once, nothing held meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from werkzeug.test import TestResponse

from mockportal.app import create_app
from mockportal.web.dispatch import WSGI
from mockportal.web.waiting import NoPlace, WaitingRoom
from tests.mockportal.browsing import Api, World, is_problem

PLACES = 2


class Watched(WaitingRoom):
    """Tells when somebody waits."""

    def __init__(self, places: int) -> None:
        super().__init__(places)
        self.waits = threading.Semaphore(0)

    def _wait(self, *arguments: object) -> list[object]:
        self.waits.release()
        return super()._wait(*arguments)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One database for two portals."""
    return f"sqlite:///{tmp_path_factory.mktemp('waiting')}/portal.sqlite3"


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Where the requests of the portal below wait."""
    room = Watched(PLACES)
    monkeypatch.setattr("mockportal.app.WaitingRoom", lambda _places: room)
    return room


@pytest.fixture
def app(url: str, room: Watched) -> WSGI:
    """A portal with two places to wait."""
    return create_app(url, waiting_places=PLACES)


@pytest.fixture
def world(api: Api) -> World:
    """A world with two administrators."""
    return api.world("deux-administrateurs")


Asking = Callable[[str], Future[TestResponse]]


@pytest.fixture
def ask(world: World) -> Iterator[Asking]:
    """Asks in a thread of its own."""
    with ThreadPoolExecutor(max_workers=8) as threads:
        yield lambda below: threads.submit(Api(world.app).client.get, path(world, below))


def path(world: World, below: str) -> str:
    """The address of something of the world."""
    return f"/control/v1/worlds/{world.id}/{below}"


def test_the_answer_comes_with_the_first_mail(world: World, ask: Asking, room: Watched) -> None:
    """R20: and the world can be written meanwhile, by this portal and through pages."""
    asked = ask(f"mails?to={world.people[1].courriel}&wait=30")
    assert room.waits.acquire(timeout=20)
    world.register()
    answer = asked.result(timeout=20)
    assert answer.status_code == 200
    assert [mail["to"] for mail in answer.json] == [world.people[1].courriel]


def test_the_answer_comes_with_the_first_letter(world: World, ask: Asking, room: Watched) -> None:
    """R33."""
    world.register("cle")
    asked = ask("letters?to=MARTIN&wait=30")
    assert room.waits.acquire(timeout=20)
    world.control("/clock/advance", {"days": 3})
    assert len(asked.result(timeout=20).json) == 1


def test_what_another_process_brings_is_seen_too(
    world: World, ask: Asking, room: Watched, url: str
) -> None:
    """R20: two portals on one database."""
    asked = ask("mails?wait=30")
    assert room.waits.acquire(timeout=20)
    other = create_app(url)
    World(other, world.answer).register()
    assert len(asked.result(timeout=20).json) == 2


def test_what_is_there_already_is_answered_at_once(world: World, room: Watched) -> None:
    """R20."""
    world.register()
    assert len(world.list("mails?wait=30")) == 2
    assert not room.waits.acquire(blocking=False)


def test_after_the_delay_the_answer_is_empty(world: World, room: Watched) -> None:
    """R20."""
    world.register()
    assert world.list("mails?to=personne@martin.example&wait=1") == []
    assert room.waits.acquire(blocking=False)


def test_as_many_wait_as_may_and_the_next_is_refused(
    world: World, ask: Asking, room: Watched
) -> None:
    """R51: with what to do; who does not wait is answered."""
    asked = [ask("mails?wait=30") for _ in range(PLACES)]
    for _ in asked:
        assert room.waits.acquire(timeout=20)
    refused = world.control("/mails?wait=30")
    assert refused.status_code == 503
    assert refused.json["title"] == "waiting-full"
    assert refused.headers["Retry-After"] == "1"
    assert world.list("mails") == []
    world.register()
    assert all(one.result(timeout=20).status_code == 200 for one in asked)
    assert world.list("letters?wait=1") == []


def test_who_waits_for_a_world_that_goes_is_told(world: World, ask: Asking, room: Watched) -> None:
    """R51."""
    asked = ask("mails?wait=30")
    assert room.waits.acquire(timeout=20)
    world.api.delete(f"/control/v1/worlds/{world.id}")
    answer = asked.result(timeout=20)
    assert (answer.status_code, answer.json["title"]) == (404, "world-unknown")


@pytest.mark.parametrize("wait", ["-1", "31", "1.5", "deux", "", "nan"])
def test_an_absurd_delay_is_refused(world: World, wait: str) -> None:
    """R39."""
    answer = world.control(f"/mails?wait={wait}")
    assert is_problem(answer)
    assert answer.json["errors"][0]["field"] == "wait"


def test_without_places_nobody_waits() -> None:
    """R51: a portal of a single thread would only block itself."""
    with pytest.raises(NoPlace):
        WaitingRoom(0).until(list, 30)
