"""Secrets as argon2 hashes (R32, R36)."""

from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

# OWASP's argon2id profile: 19 MiB, two passes, one lane.
_FULL_COST = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_FIXED_SALT = b"personnes semees"


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
        except InvalidHashError:
            _FULL_COST.hash(secret)
        return False


@lru_cache(maxsize=256)
def cheap_hash(secret: str) -> str:
    """Hash the password of seeded people: always the same hash, so that exports compare."""
    return _CHEAP.hash(secret, salt=_FIXED_SALT)
