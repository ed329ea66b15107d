"""What a transaction brings that a monitor counts: mails, letters, faults that happened."""

from collections import Counter
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, object_session

from mockportal.adapters.tables import mapping
from mockportal.domain.registration import Letter
from mockportal.domain.world import JournalEntry, Mail

_KEY = "brought"
_FAULTS = "R54"


def brought(session: Session) -> Counter[tuple[str, str]]:
    """How many of each kind and name, so far."""
    return Counter(session.info.get(_KEY, ()))


def take_back(session: Session, before: Counter[tuple[str, str]]) -> None:
    """Forget what came since then: it was undone."""
    session.info[_KEY] = before


def _note(_mapper: object, _connection: object, thing: Any) -> None:
    if isinstance(thing, JournalEntry):
        if thing.rule != _FAULTS or "fault" not in thing.details:
            return
        what = ("fault", thing.details["fault"])
    else:
        what = ("mail" if isinstance(thing, Mail) else "letter", "")
    session = object_session(thing)
    if session is not None:
        session.info.setdefault(_KEY, Counter())[what] += 1


for _mapper in mapping.mappers:
    if _mapper.class_ in {Mail, Letter, JournalEntry}:
        event.listen(_mapper, "after_insert", _note)
