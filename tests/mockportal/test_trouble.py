"""A database that is busy, full, gone or no database: said in French, soon, and reading goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from werkzeug.test import TestResponse

from mockportal.adapters import sqlite
from mockportal.app import create_app
from mockportal.cli import main
from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import Api, World, is_problem
from tests.mockportal.serving import serving

SOON = 10.0
"""Seconds. SQLite waits for three of them; forty who wait in turn in eight threads take fifteen."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "portal.sqlite3"


@pytest.fixture
def own_app(file: Path) -> WSGI:
    return create_app(f"sqlite:///{file}")


@pytest.fixture
def world(own_app: WSGI) -> World:
    return Api(own_app).world()


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another program writes, and does not come to an end."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def writes(world: World) -> Iterator[TestResponse]:
    """A form of a world, one of the room, an operation."""
    browser = world.browser()
    yield browser.post("votre-compte", **world.people[0].identity())
    room = world.api.get("/").text.partition('csrf_token" value="')[2].partition('"')[0]
    yield world.api.post("/mondes", data={"csrf_token": room, "dataset": "vierge", "seed": "1",
                                          "variant": "documente"})  # fmt: skip
    yield world.control("/clock/advance", {"days": 1})


def reads(world: World) -> None:
    for path in (world.base, f"{world.base}messagerie/", "/", f"/mondes/{world.id}"):
        assert world.api.get(path).status_code == 200, path
    assert world.control().status_code == 200


def check(answer: TestResponse, status: int, words: str) -> None:
    assert answer.status_code == status, answer.text
    assert int(answer.headers["Retry-After"]) > 0
    if answer.mimetype == "text/html":
        assert words in answer.text
        assert "Portail fictif" in answer.text
    else:
        assert words in answer.json["detail"]
        assert answer.json["title"].startswith("store-")


def test_a_busy_database_is_told_soon_and_reading_goes_on(world: World, file: Path) -> None:
    """R59: and afterwards all is as before."""
    before = world.state()
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("update worlds set used_at = 0")  # so that reading has something to note, too
    with locked(file):
        for answer in writes(world):
            began = monotonic()
            check(answer, 503, "occupé")
            assert monotonic() - began < SOON
            reads(world)
    assert world.state() == before
    assert [answer.status_code for answer in writes(world)][1:] == [302, 200]


def test_many_who_write_meanwhile_do_not_keep_each_other_waiting(
    own_app: WSGI, world: World, file: Path
) -> None:
    """R59: far more of them than the server has threads."""
    many = httpx.Limits(max_connections=50)
    with (
        serving(own_app) as url,
        locked(file),
        ThreadPoolExecutor(40) as people,
        httpx.Client(base_url=url, timeout=30, limits=many) as http,
    ):

        def write(_number: int) -> tuple[int, float]:
            began = monotonic()
            answer = http.post(f"/control/v1/worlds/{world.id}/clock/advance", json={"days": 1})
            return answer.status_code, monotonic() - began

        outcomes = list(people.map(write, range(40)))
        began = monotonic()
        assert http.get(world.base).status_code == 200
        assert monotonic() - began < SOON
    assert {status for status, _ in outcomes} == {503}
    assert max(seconds for _, seconds in outcomes) < SOON


def test_a_full_disk_is_told_and_reading_goes_on(
    file: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R59: as SQLite tells it when the disk, or the file, has no page left."""
    settle = sqlite._settle  # noqa: SLF001

    def full(connection: Any, record: object) -> None:
        settle(connection, record)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    world.register()
    monkeypatch.setattr(sqlite, "_settle", full)
    again = World(create_app(f"sqlite:///{file}"), {**world.answer})
    last = again.control()
    for _ in range(300):
        last = again.control("/snapshots", {})
        if last.status_code != 201:
            break
    check(last, 507, "plus de place")
    assert is_problem(last) is False  # it is nobody's mistake
    reads(again)


def test_a_lost_file_is_told_reading_goes_on_and_none_is_made(world: World, file: Path) -> None:
    """R59: and what is put back serves again."""
    before = world.state()
    away = file.with_name("ailleurs.sqlite3")
    file.rename(away)
    for answer in writes(world):
        check(answer, 503, "plus à sa place")
    reads(world)
    assert not file.exists()
    away.rename(file)
    assert world.state() == before
    assert world.control("/clock/advance", {"days": 1}).status_code == 200


@pytest.mark.parametrize("content", [b"un simple texte, plus long qu'un en-tete" * 9, None])
def test_a_file_that_is_no_database_is_told_with_advice_that_fits(
    file: Path, content: bytes | None
) -> None:
    """R59: a text, and a database that lost its middle."""
    if content is None:
        create_app(f"sqlite:///{file}")
        whole = file.read_bytes()
        content = whole[:100] + b"\x00" * (len(whole) - 100)
    file.write_bytes(content)
    for beside in file.parent.glob("*-wal"):
        beside.unlink()
    ran = CliRunner().invoke(main, ["serve", "--port", "0", "--database", f"sqlite:///{file}"])
    told = " ".join(ran.output.split())
    assert ran.exit_code == 1
    assert "abîmé" in told
    assert "copie" in told
    assert "dossier existe" not in told
