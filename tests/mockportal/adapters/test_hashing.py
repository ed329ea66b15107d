"""Secrets cost what they should."""

from __future__ import annotations

import subprocess
import sys

import pytest
from argon2 import PasswordHasher, extract_parameters

from mockportal.adapters.hashing import Argon2, cheap_hash


@pytest.fixture
def argon2(monkeypatch: pytest.MonkeyPatch) -> Argon2:
    """At the cost that is served, which the other tests make cheap."""
    full = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
    monkeypatch.setattr("mockportal.adapters.hashing._FULL_COST", full)
    return Argon2()


def test_the_served_cost_is_the_one_that_is_proved_here() -> None:
    """R36: OWASP's profile, read from the module itself in a fresh interpreter."""
    code = "from mockportal.adapters.hashing import Argon2; print(Argon2().hash('Motdepasse12'))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    parameters = extract_parameters(ran.stdout.strip())
    assert (parameters.time_cost, parameters.memory_cost) == (2, 19_456)
    assert parameters.type.name == "ID"


def test_a_hash_knows_its_secret_and_no_other(argon2: Argon2) -> None:
    """R36, R32: and two hashes of one secret differ."""
    hashed = argon2.hash("Motdepasse12")
    assert hashed != argon2.hash("Motdepasse12")
    assert argon2.verify(hashed, "Motdepasse12")
    assert not argon2.verify(hashed, "motdepasse12")


@pytest.mark.parametrize("hashed", ["", "no hash at all"])
def test_what_is_no_hash_matches_nothing(argon2: Argon2, hashed: str) -> None:
    """R36: an account without a secret answer, a key that was used."""
    assert not argon2.verify(hashed, "")
    assert not argon2.verify(hashed, hashed)


def test_seeded_people_share_a_cheap_hash_that_the_full_cost_verifies(argon2: Argon2) -> None:
    """R36: once per password and process."""
    assert cheap_hash("Demonstration12") is cheap_hash("Demonstration12")
    assert extract_parameters(cheap_hash("Demonstration12")).memory_cost == 8
    assert argon2.verify(cheap_hash("Demonstration12"), "Demonstration12")


class Counting:
    """A hasher that remembers the work that it did, as memory times passes."""

    def __init__(self, real: PasswordHasher) -> None:
        self._real, self.work = real, 0

    def hash(self, secret: str, salt: bytes | None = None) -> str:
        """Count a hash."""
        self.work += self._real.memory_cost * self._real.time_cost
        return self._real.hash(secret, salt=salt)

    def verify(self, hashed: str, secret: str) -> bool:
        """Count what this hash costs."""
        found = extract_parameters(hashed)
        self.work += found.memory_cost * found.time_cost
        return self._real.verify(hashed, secret)

    def check_needs_rehash(self, hashed: str) -> bool:
        """Whether a hash is cheaper."""
        return self._real.check_needs_rehash(hashed)


def test_a_wrong_secret_costs_the_same_whoever_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    """R55: nobody, a seeded person, a person who registered."""
    real = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
    registered = real.hash("Motdepasse12")
    work: list[int] = []
    for hashed in ("", cheap_hash("Demonstration12"), registered):
        counting = Counting(real)
        monkeypatch.setattr("mockportal.adapters.hashing._FULL_COST", counting)
        assert not Argon2().verify(hashed, "Fausse123")
        work.append(counting.work)
    least, most = min(work), max(work)
    assert least == 2 * 19_456
    assert most - least <= 8
