"""Somebody who waits for something, and for whom (R21, R31, R46)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Wanted(StrEnum):
    """What somebody waits for."""

    DECISION = "decision"
    LETTER = "letter"
    KEY = "key"
    NEW_LETTER = "new-letter"
    TECHNICIAN = "technician"


@dataclass(frozen=True)
class Pending:
    """Somebody who waits.

    Attributes:
        subject: number of the registration or, for the technician, of the request of removal.
        of_whom: courriels of who can bring it about; empty for the post and the technician.
        until: the deadline of a decision, or the moment at which the letter arrives.
    """

    wanted: Wanted
    subject: int
    siret: str
    who: str
    of_whom: tuple[str, ...] = ()
    until: datetime | None = None
