"""Days on the Paris wall clock, over both changes of hour."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from mockportal.domain.moments import after, after_days, in_paris, instant
from tests.mockportal.moments import at


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-01-12T09:00:00+01:00", 15, "2026-01-27T09:00:00+01:00"),
        ("2026-03-20T10:30:00+01:00", 15, "2026-04-04T10:30:00+02:00"),
        ("2026-10-20T10:30:00+02:00", 15, "2026-11-04T10:30:00+01:00"),
        ("2026-03-14T02:30:00+01:00", 15, "2026-03-29T03:30:00+02:00"),
        ("2026-10-10T02:30:00+02:00", 15, "2026-10-25T02:30:00+02:00"),
        ("2028-02-20T12:00:00+01:00", 15, "2028-03-06T12:00:00+01:00"),
        ("2026-12-20T23:59:59+01:00", 15, "2027-01-04T23:59:59+01:00"),
        ("2026-01-12T08:00:00+00:00", 15, "2026-01-27T09:00:00+01:00"),
        ("2026-01-12T09:00:00+01:00", 0, "2026-01-12T09:00:00+01:00"),
        ("2026-10-25T02:30:00+01:00", 0, "2026-10-25T02:30:00+01:00"),
    ],
)
def test_calendar_days_keep_the_time_that_the_wall_clock_shows(
    start: str, days: int, end: str
) -> None:
    """R22: a change of hour does not move a deadline; a time left out moves on by an hour."""
    assert after_days(at(start), days).isoformat() == end


def test_hours_are_elapsed_time_whatever_the_wall_clock_does() -> None:
    """R22."""
    night = after(at("2026-03-28T12:00"), timedelta(hours=24))
    assert night.isoformat() == "2026-03-29T13:00:00+02:00"


def test_moments_are_whole_seconds_in_paris() -> None:
    """R22."""
    shown = in_paris(at("2026-07-01T10:00:00.999999+00:00"))
    assert shown.isoformat() == "2026-07-01T12:00:00+02:00"


def test_a_time_that_spring_leaves_out_is_shown_an_hour_later() -> None:
    """R22."""
    assert in_paris(at("2026-03-29T02:30")).isoformat() == "2026-03-29T03:30:00+02:00"


def test_the_hour_that_autumn_repeats_is_ordered_as_it_happens() -> None:
    """R22: 02:45 before the change comes earlier than 02:15 after it."""
    first = in_paris(at("2026-10-25T02:45:00+02:00"))
    second = in_paris(at("2026-10-25T02:15:00+01:00"))
    assert instant(first) < instant(second)
    assert instant(first).tzinfo is UTC
