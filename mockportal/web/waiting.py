"""Waiting for something to come: few at once, without a transaction, woken by every change."""

import time
from collections.abc import Callable
from threading import BoundedSemaphore, Condition
from typing import Any, TypeVar

T = TypeVar("T")
PLACES = 4
"""How many may wait at once unless told otherwise: half of the threads of ``mockportal serve``."""

_OTHER_PROCESSES = 0.5
_KEY = "mockportal.waiting"


class NoPlace(Exception):
    """As many wait already as may; nothing is to be had right now."""


class WaitingRoom:
    """Where requests wait.

    Args:
        places: how many may wait at once; each of them holds one thread of the server.
    """

    def __init__(self, places: int = PLACES) -> None:
        self._places = BoundedSemaphore(places) if places else None
        self._changed = Condition()
        self._changes = 0

    def wake(self) -> None:
        """Have everybody look again: something may have changed."""
        with self._changed:
            self._changes += 1
            self._changed.notify_all()

    def until(self, look: Callable[[], list[T]], seconds: float) -> list[T]:
        """What is found, at once or as soon as there is something.

        Args:
            look: opens and ends a transaction of its own.
            seconds: how long to wait at most; then the list is empty. Changes made by another
                process on the same database are seen within half a second.

        Raises:
            NoPlace: nothing is there yet, and as many wait already as may.
        """
        seen = self._changes
        found = look()
        if found or not seconds:
            return found
        if self._places is None or not self._places.acquire(blocking=False):
            raise NoPlace
        try:
            return self._wait(look, seen, time.monotonic() + seconds)
        finally:
            self._places.release()

    def _wait(self, look: Callable[[], list[T]], seen: int, end: float) -> list[T]:
        found: list[T] = []
        while not found and (left := end - time.monotonic()) > 0:
            with self._changed:
                self._changed.wait_for(
                    lambda known=seen: self._changes != known, min(left, _OTHER_PROCESSES)
                )
                seen = self._changes
            found = look()
        return found


def offer_waiting(environ: dict[str, Any], room: WaitingRoom) -> None:
    """Let this request wait there."""
    environ[_KEY] = room


def waiting_room(environ: dict[str, Any]) -> WaitingRoom:
    """Where this request may wait."""
    return environ[_KEY]
