"""Numbers, moments, durations and typography in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.french import counting
from guide.french.typography import typeset
from guide.i18n import SOURCE, spoken

if TYPE_CHECKING:
    from datetime import datetime, timedelta

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NARROW = "\u202f"


def running(text: str) -> str:
    """A text with its typography put back; English needs none."""
    return typeset(text) if spoken() == SOURCE else text


def number(count: int) -> str:
    """A whole number with its thousands apart."""
    return counting.number(count) if spoken() == SOURCE else f"{count:,}"


def percent(share: float) -> str:
    """A share to the hundredth of a per cent."""
    told = f"{share:.2%}"
    return told.replace(".", ",").replace("%", "\u00a0%") if spoken() == SOURCE else told


def day_and_time(moment: datetime) -> str:
    """A moment to the minute; seconds only when there are some."""
    if spoken() == SOURCE:
        return counting.day_and_time(moment)
    clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {clock}"


def length(span: timedelta) -> str:
    """A duration in the unit that reads best: ms, s, or min and s."""
    told = counting.length(span)
    return told if spoken() == SOURCE else told.replace(",", ".")
