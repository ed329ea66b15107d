"""Numbers, moments and durations as French writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_NARROW = "\u202f"
_WIDE = "\u00a0"
_MINUTE = 60


def long_date(day: date) -> str:
    """« 1er mars 2026 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[day.month - 1]} {day.year}"


def day_and_time(moment: datetime) -> str:
    """A moment to the minute: « 12 janvier 2026 à 9 h 05 »; seconds only when there are some."""
    clock = f"{moment.hour}{_WIDE}h{_WIDE}{moment.minute:02}"
    if moment.second:
        clock += f"{_WIDE}min{_WIDE}{moment.second:02}{_WIDE}s"
    return f"{long_date(moment)} à {clock}"


def length(span: timedelta) -> str:
    """A duration in the unit that reads best: ms, s, or min and s."""
    seconds = span.total_seconds()
    if seconds < 1:
        return f"{round(seconds * 1000)}{_NARROW}ms"
    if seconds < _MINUTE:
        return f"{seconds:.1f}{_NARROW}s".replace(".", ",")
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes}{_NARROW}min{_WIDE}{rest:02}{_NARROW}s"


def number(count: int) -> str:
    """A whole number with its thousands apart."""
    return f"{count:,}".replace(",", _NARROW)


def counted(count: int, one: str, several: str) -> str:
    """A number with its noun; French says zero and one in the singular."""
    return f"{number(count)}{_WIDE}{several if count > 1 else one}"
