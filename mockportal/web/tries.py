"""Signing in is tried a few times, then not for a while (R55)."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock
from time import monotonic

from flask import current_app, g, request

from mockportal.domain.refusals import Refusal, WrongCredentials
from mockportal.web.dispatch import WORLD_KEY

TRIES_MAX = 10
MINUTES = 15
_KEPT = 20_000


class TooManyTries(Refusal):
    """Whoever asks, known or not, has to wait."""

    status = 429


class Tries:
    """Counts tries that failed, in this process and by the system's clock.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._tried: OrderedDict[Hashable, tuple[int, float]] = OrderedDict()

    def begin(self, key: Hashable) -> None:
        """Count a try before it is made, so that many at once are counted too.

        Raises:
            TooManyTries: ``TRIES_MAX`` failed within ``MINUTES`` of the first of them.
        """
        with self._lock:
            now = self._clock()
            count, since = self._tried.get(key, (0, now))
            if now - since >= MINUTES * 60:
                count, since = 0, now
            if count >= TRIES_MAX:
                raise TooManyTries("too-many-tries", until=_clock_time(since + MINUTES * 60 - now))
            self._tried[key] = (count + 1, since)
            self._tried.move_to_end(key)
            while len(self._tried) > _KEPT:
                self._tried.popitem(last=False)

    def succeeded(self, key: Hashable) -> None:
        """Forget the tries that failed before."""
        with self._lock:
            self._tried.pop(key, None)

    def take_back(self, key: Hashable) -> None:
        """It was no try: no secret was compared."""
        with self._lock:
            if key in self._tried:
                count, since = self._tried[key]
                self._tried[key] = (count - 1, since)


def _clock_time(seconds: float) -> str:
    """The time of the machine in so many seconds, up to the minute that follows."""
    there = datetime.now().astimezone() + timedelta(seconds=seconds, minutes=1)
    return f"{there:%H}\u00a0h\u00a0{there:%M}"


def limited(area: str, identity: object, intention: Callable[[], object]) -> None:
    """Carry out an intention that somebody could try again and again with other secrets.

    Tries are counted for one world (or none), one identity as it was typed, and one address.

    Args:
        area: what is tried; each is counted apart.

    Raises:
        TooManyTries: the intention was not carried out.
        Refusal: what the intention refuses.
    """
    tries: Tries = current_app.extensions["mockportal-tries"]
    whose = repr((request.environ.get(WORLD_KEY), area, identity, request.remote_addr))
    key = sha256(whose.encode("utf-8", "surrogatepass")).digest()  # typed texts can be long
    if g.get("tried") != key:  # a view that is begun anew is still one try
        tries.begin(key)
        g.tried = key
    try:
        intention()
    except WrongCredentials:
        raise
    except Refusal:
        tries.take_back(key)
        raise
    tries.succeeded(key)
