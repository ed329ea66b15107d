"""Whoever writes into a file waits in a line."""

from __future__ import annotations

import time
from threading import Thread

import pytest

from mockportal.adapters.turns import Turns
from mockportal.domain.refusals import Unavailable

LONG = 60.0


def test_who_waits_goes_before_who_has_just_written_and_writes_again() -> None:
    turns, order = Turns(), list[str]()

    def wait_and_write() -> None:
        with turns.taken(LONG):
            order.append("who waited")

    waiting = Thread(target=wait_and_write)
    with turns.taken(LONG):
        waiting.start()
        end = time.monotonic() + LONG
        while len(turns) < 2:
            assert time.monotonic() < end
    with turns.taken(LONG):
        order.append("again")
    waiting.join()
    assert order == ["who waited", "again"]


def test_who_has_no_patience_left_is_refused_and_holds_nobody_up() -> None:
    """R59."""
    turns = Turns()
    with turns.taken(LONG):
        with pytest.raises(Unavailable) as refused, turns.taken(0):
            pytest.fail("two write at once")
        assert refused.value.code == "store-busy"
    with turns.taken(0):
        assert len(turns) == 1
    assert len(turns) == 0


def test_a_turn_ends_with_whatever_error() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.taken(0):
        raise ZeroDivisionError
    with turns.taken(0):
        assert len(turns) == 1
