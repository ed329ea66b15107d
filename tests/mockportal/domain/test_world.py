"""The clock of a world goes only forwards."""

from __future__ import annotations

import pytest

from mockportal.domain.world import World, WrongMove
from tests.mockportal.moments import at


def world(now: str) -> World:
    """A world at some moment."""
    return World("w", "vierge", "documente", 1, at(now), at(now), at(now))


@pytest.mark.parametrize(
    ("now", "to"),
    [
        ("2026-01-12T09:00", "2026-01-12T09:00"),
        ("2026-01-12T09:00", "2026-01-12T09:00:01"),
        ("2026-10-25T02:45:00+02:00", "2026-10-25T02:15:00+01:00"),
    ],
)
def test_it_stands_or_goes_forwards(now: str, to: str) -> None:
    """R22: through the hour that autumn repeats as well."""
    moved = world(now)
    moved.move_to(at(to))
    assert moved.now == at(to)


def test_it_never_goes_back() -> None:
    """R22."""
    still = world("2026-01-12T09:00")
    with pytest.raises(WrongMove):
        still.move_to(at("2026-01-12T08:59:59"))
    assert still.now == at("2026-01-12T09:00")
