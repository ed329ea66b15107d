"""Signing in is tried a few times, then not for a while (R55)."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from threading import Lock
from time import monotonic

from flask import current_app, g, request

from mockportal.domain.refusals import Refusal, WrongCredentials
from mockportal.domain.secrets import Area
from mockportal.domain.tries import MINUTES, SHOWN, TRIES_MAX, Lockout, TooManyTries, clock_time
from mockportal.ports import Counted
from mockportal.web.dispatch import WORLD_KEY

_KEPT = 20_000


@dataclass(frozen=True)
class _Tried:
    world: str
    area: Area
    who: str
    since: float
    count: int = 0


class Tries:
    """Counts tries that failed, in this process and by the system's clock.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._tried: OrderedDict[bytes, _Tried] = OrderedDict()

    def begin(self, key: bytes, world: str, area: Area, who: str) -> None:
        """Count a try before it is made, so that many at once are counted too.

        Args:
            key: what is counted together.
            world, area, who: what to tell of it.

        Raises:
            TooManyTries: ``TRIES_MAX`` failed within ``MINUTES`` of the first of them.
        """
        with self._lock:
            tried = self._tried.get(key)
            if tried is None or self._left(tried) <= 0:
                tried = _Tried(world, area, who[:SHOWN], since=self._clock())
            if tried.count >= TRIES_MAX:
                raise TooManyTries("too-many-tries", until=clock_time(self._left(tried)))
            self._tried[key] = replace(tried, count=tried.count + 1)
            self._tried.move_to_end(key)
            while len(self._tried) > _KEPT:
                self._tried.popitem(last=False)

    def succeeded(self, key: bytes) -> None:
        """Forget the tries that failed before."""
        with self._lock:
            self._tried.pop(key, None)

    def take_back(self, key: bytes) -> None:
        """It was no try: no secret was compared."""
        with self._lock:
            if key in self._tried:
                tried = self._tried[key]
                self._tried[key] = replace(tried, count=tried.count - 1)

    def lockouts(self, world: str) -> list[Lockout]:
        """Who has to wait in a world, the latest last."""
        with self._lock:
            return [
                Lockout(one.area, one.who, self._left(one))
                for one in self._tried.values()
                if one.world == world and one.count >= TRIES_MAX and self._left(one) > 0
            ]

    def lift(self, world: str) -> None:
        """Forget every try of a world, whether somebody waits for it or not."""
        with self._lock:
            for key in [key for key, one in self._tried.items() if one.world == world]:
                del self._tried[key]

    def _left(self, tried: _Tried) -> float:
        return tried.since + MINUTES * 60 - self._clock()


def tries() -> Counted:
    """What is counted: in this process, or for all that share a database."""
    return current_app.extensions["mockportal-tries"]


def limited(area: Area, identity: object, who: str, intention: Callable[[], object]) -> None:
    """Carry out an intention that somebody could try again and again with other secrets.

    Tries are counted for one world (or none), one identity as it was typed, and one address.

    Args:
        who: the identity as people read it.

    Raises:
        TooManyTries: the intention was not carried out.
        Refusal: what the intention refuses.
    """
    world = request.environ.get(WORLD_KEY, "")
    whose = repr((world, area, identity, request.remote_addr))
    key = sha256(whose.encode("utf-8", "surrogatepass")).digest()  # typed texts can be long
    if g.get("tried") != key:  # a view that is begun anew is still one try
        tries().begin(key, world, area, who)
        g.tried = key
    try:
        intention()
    except WrongCredentials:
        raise
    except Refusal:
        tries().take_back(key)
        raise
    tries().succeeded(key)
