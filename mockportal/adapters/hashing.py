"""Secrets as argon2 hashes (R32, R36), made while no transaction keeps others waiting (R57)."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache, partial
from typing import Any, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from mockportal.domain.secrets import HASH_LANES, HASH_MEMORY, HASH_PASSES

_FULL_COST = PasswordHasher(time_cost=HASH_PASSES, memory_cost=HASH_MEMORY, parallelism=HASH_LANES)
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_FIXED_SALT = b"personnes semees"
T = TypeVar("T")


class Argon2:
    """Full cost for the secrets that people choose."""

    def hash(self, secret: str, salt: bytes | None = None) -> str:
        """Hash at full cost; the salt is random unless given."""
        return _FULL_COST.hash(secret, salt=salt)

    def verify(self, hashed: str, secret: str) -> bool:
        """Whether the secret is the one; an empty hash never matches but costs as much.

        A wrong secret costs the same for seeded people, whose hashes are cheap.
        """
        try:
            return _FULL_COST.verify(hashed, secret)
        except VerifyMismatchError:
            if _FULL_COST.check_needs_rehash(hashed):
                _FULL_COST.hash(secret)
        except (InvalidHashError, VerificationError):
            _FULL_COST.hash(secret)
        return False


class Cheap(Argon2):
    """Costs next to nothing, for the secrets of people who protect nothing."""

    def hash(self, secret: str, salt: bytes | None = None) -> str:
        """Always the same hash of a secret, so that exports compare."""
        return cheap_hash(secret, salt or _FIXED_SALT)


_made: ContextVar[dict[object, Any] | None] = ContextVar("hashes made", default=None)


class _Due(Exception):
    """A hash is needed that is not made yet; what was begun is undone on its way out.

    Args:
        key: names the hash among those of one intention.
        make: makes it.
    """

    def __init__(self, key: object, make: Callable[[], Any]) -> None:
        super().__init__("run this inside carry_out")
        self.key, self.make = key, make


class BetweenTransactions:
    """Hashes like another hasher, but for an intention that is carried out between its runs."""

    def __init__(self, hasher: Argon2) -> None:
        self._hasher = hasher

    def hash(self, secret: str, salt: bytes | None = None) -> str:
        """Hash at full cost; an intention that asks again for the same is given the same."""
        return _get(("hash", secret, salt), partial(self._hasher.hash, secret, salt))

    def verify(self, hashed: str, secret: str) -> bool:
        """Whether the secret is the one; an empty hash never matches but costs as much."""
        return _get(("verify", hashed, secret), partial(self._hasher.verify, hashed, secret))


def carry_out(intention: Callable[[], T]) -> T:
    """Do something that hashes within transactions of its own, without hashing within them.

    Where it needs a hash its transaction is given up, the hash is made, and it begins anew, until
    it has all of them.

    Args:
        intention: opens its transactions itself and changes nothing outside them before it hashes.
    """
    made: dict[object, Any] = {}
    before = _made.set(made)
    try:
        while True:
            try:
                return intention()
            except _Due as due:
                made[due.key] = due.make()
    finally:
        _made.reset(before)


def _get(key: object, make: Callable[[], Any]) -> Any:
    made = _made.get()
    if made is None:
        return make()
    if key not in made:
        raise _Due(key, make)
    return made[key]


@lru_cache(maxsize=256)
def cheap_hash(secret: str, salt: bytes = _FIXED_SALT) -> str:
    """Hash the secret of seeded people: always the same hash, so that exports compare."""
    return _CHEAP.hash(secret, salt=salt)
