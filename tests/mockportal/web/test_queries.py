"""What a request asks of the database, counted: each question is felt by all who wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from sqlalchemy import event
from sqlalchemy.engine import Engine

from mockportal.adapters.world_row import WorldRow
from tests.mockportal.browsing import Api

KINDS = ("SELECT", "INSERT", "UPDATE", "DELETE")


@contextmanager
def asked() -> Iterator[Counter[str]]:
    """How many statements of each kind the block sends, to whatever database."""
    counted: Counter[str] = Counter()
    read = WorldRow.read

    def note(_connection: object, _cursor: object, statement: str, *_more: Any) -> None:
        kind = statement.split(maxsplit=1)[0]
        if kind in KINDS:
            counted[kind] += 1

    def by_the_driver(*given: Any) -> Any:
        counted["SELECT"] += 1
        return read(*given)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with mock.patch.object(WorldRow, "read", by_the_driver):
            yield counted
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_the_home_page_asks_for_the_world_and_for_who_is_signed_in(api: Api) -> None:
    """R10: once each."""
    world = api.world()
    stranger, known = world.browser(), world.sign_in(world.people[0])
    for browser, questions in ((stranger, 1), (known, 2)):
        browser.get()
        with asked() as counted:
            browser.get()
        assert counted == {"SELECT": questions}


def test_a_new_world_is_written_once_and_asked_for_nothing(api: Api) -> None:
    """R03, R35: the world, its company, its people all at once."""
    api.world("deux-administrateurs")
    with asked() as counted:
        api.world("deux-administrateurs")
    assert counted == {"INSERT": 3}


def test_a_starting_state_with_a_candidate_is_written_kind_by_kind(api: Api) -> None:
    """R20: company, people, candidate, mails, journal."""
    api.world("candidat-en-attente")
    with asked() as counted:
        api.world("candidat-en-attente")
    assert counted["INSERT"] == 6
    assert counted["SELECT"] <= 1
