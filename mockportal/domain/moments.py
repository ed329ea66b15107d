"""Moments and delays: whole seconds, counted in calendar days on the Paris wall clock (R22)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
ONE_SECOND = timedelta(seconds=1)


def in_paris(moment: datetime) -> datetime:
    """The same moment on the Paris wall clock, in whole seconds."""
    return moment.astimezone(UTC).astimezone(PARIS).replace(microsecond=0)


def instant(moment: datetime) -> datetime:
    """The same moment in UTC, to compare moments in the order they happen.

    Two times on the Paris wall clock compare as they are written, and so the wrong way round
    in the hour that autumn repeats.
    """
    return moment.astimezone(UTC)


def after_days(moment: datetime, days: int) -> datetime:
    """Add calendar days in Europe/Paris: the wall clock shows the same time (R22).

    A time that the spring change of hour leaves out moves on by an hour, as clocks do. Without a
    day there is no change, in the hour that autumn repeats neither.
    """
    if days == 0:
        return in_paris(moment)
    wall = in_paris(moment) + timedelta(days=days)
    return wall.astimezone(UTC).astimezone(PARIS)


def after(moment: datetime, delay: timedelta) -> datetime:
    """Add elapsed time, whatever the wall clock does meanwhile."""
    return in_paris(moment.astimezone(UTC) + delay)
