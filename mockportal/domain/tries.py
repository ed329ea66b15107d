"""How often a secret may be tried, and who has to wait (R55)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mockportal.domain.refusals import Refusal
from mockportal.domain.secrets import Area

TRIES_MAX = 10
MINUTES = 15
SHOWN = 120
"""How many characters are kept of what somebody typed as a name."""


class TooManyTries(Refusal):
    """Whoever asks, known or not, has to wait."""

    status = 429


@dataclass(frozen=True)
class Lockout:
    """Somebody who has to wait.

    Attributes:
        who: as it was typed, shortened; it may be nobody.
        seconds: how long the wait lasts still.
    """

    area: Area
    who: str
    seconds: float


def clock_time(seconds: float) -> str:
    """The time of the machine in so many seconds, up to the minute that follows."""
    there = datetime.now().astimezone() + timedelta(seconds=seconds, minutes=1)
    return f"{there:%H}\u00a0h\u00a0{there:%M}"
