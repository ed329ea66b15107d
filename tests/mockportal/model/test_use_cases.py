"""Whatever is done, in whatever order, each world stays as the rules say."""

from __future__ import annotations

import pytest

from mockportal.services import PortalServices
from tests.mockportal.model.machine import play

MET = {
    *("accept", "refuse", "remove", "decline", "go back", "take the seats", "break the post"),
    *("enter the last key", "enter the wrong key: key-wrong", "ask another letter", "set rights"),
    *("ask a removal", "wait until the deadline", "wait past the deadline", "leave early"),
}
"""What whoever plays long enough meets; without it the runs would prove less than they say."""


def test_worlds_stay_as_the_rules_say(services: PortalServices) -> None:
    """R03, R20 to R24, R30 to R33, R40 to R47, R54: at each step, and each journal at the end.

    Hypothesis draws with the numbers in mind that it finds in loaded modules: what is met in few
    runs may differ with the tests played beside this one.
    """
    seen = play(services, runs=5)
    assert len(seen.keys() & MET) >= len(MET) / 2, seen


@pytest.mark.nightly
def test_worlds_stay_so_ten_times_longer(services: PortalServices) -> None:
    """R03, R20 to R24, R30 to R33, R40 to R47, R54: the same, ten times as often."""
    assert play(services, runs=50).keys() >= MET
