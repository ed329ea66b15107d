"""What whoever acts in a world knows of it by the rules alone: the model of the machines.

Nothing here is asked of the portal, but for numbers that it gives and keys that it posts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from mockportal.domain.faults import Fault
from mockportal.domain.moments import PARIS

Somebody = tuple[str, str, str]
"""SIRET, nom, prénom."""

SEATS, DAYS, LETTER_DAYS, WRONG_KEYS = 3, 15, 3, 5


def days_later(moment: datetime, days: int) -> datetime:
    """So many calendar days later, the same time on the Paris wall clock, as an instant (R22)."""
    wall = moment.astimezone(PARIS).replace(tzinfo=None) + timedelta(days=days)
    return wall.replace(tzinfo=PARIS).astimezone(UTC)


@dataclass
class Posted:
    """A letter that is under way or in the letter box."""

    candidate: int
    key: str
    due: datetime
    astray: bool
    delivered: bool = False


@dataclass
class Candidate:
    """A registration whose activation was chosen.

    Attributes:
        deadline: the last moment of a decision; None for who activates by key.
        keys: every key that was posted; the last one counts unless its letter came back.
    """

    number: int
    who: Somebody
    courriel: str
    deadline: datetime | None
    keys: list[str] = field(default_factory=list[str])
    key_good: bool = False
    wrong_keys: int = 0
    waits: bool = True


@dataclass
class Asked:
    """A removal on the technician's desk; the people by their account's number."""

    number: int
    requester: str
    removed: int
    heir: int


@dataclass
class Life:
    """A world's people, mail and letters, as they must be.

    Attributes:
        start: dataset and seed.
        begun: the moment of its beginning.
        administrators: account numbers of the active ones, in the order they came.
        rights: Habilitations of each active account, by number.
        removed: accounts that have been removed.
        mails: kind and recipient of every mail.
    """

    start: tuple[str, int]
    begun: datetime
    sirets: list[str]
    now: datetime = field(init=False)
    administrators: dict[int, Somebody] = field(default_factory=dict[int, Somebody])
    courriels: dict[int, str] = field(default_factory=dict[int, str])
    rights: dict[int, frozenset[str]] = field(default_factory=dict[int, frozenset[str]])
    removed: dict[int, Somebody] = field(default_factory=dict[int, Somebody])
    candidates: dict[int, Candidate] = field(default_factory=dict[int, Candidate])
    removals: dict[int, Asked] = field(default_factory=dict[int, Asked])
    letters: dict[int, Posted] = field(default_factory=dict[int, Posted])
    mails: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    faults: dict[Fault, int] = field(default_factory=dict[Fault, int])

    def __post_init__(self) -> None:
        self.now = self.begun

    def of(self, siret: str) -> list[int]:
        """Active administrators of a company."""
        return [number for number, who in self.administrators.items() if who[0] == siret]

    def accounts(self) -> list[int]:
        """Everybody who is or was an administrator, those who are last."""
        return [*self.removed, *self.administrators]

    def candidates_last(self, *, by_key: bool) -> list[Candidate]:
        """Candidates of one way of activation, those who wait last."""
        found = [one for one in self.candidates.values() if bool(one.keys) is by_key]
        return sorted(found, key=lambda one: one.waits)

    def awaiting_decision(self) -> list[Candidate]:
        """Candidates whom an administrator may accept or refuse."""
        return [one for one in self.candidates.values() if one.waits and one.deadline]

    def awaiting_key(self) -> list[Candidate]:
        """Candidates who may enter a key."""
        return [one for one in self.candidates.values() if one.waits and one.keys]

    def asked(self) -> list[Asked]:
        """Removals on the technician's desk."""
        return list(self.removals.values())

    def tell(self, kind: str, courriels: Iterable[str]) -> None:
        """One mail to each, but for those that are to be lost or doubled."""
        for courriel in courriels:
            copies = 0 if self.breaks(Fault.MAIL_LOST) else 1
            if copies and self.breaks(Fault.MAIL_TWICE):
                copies = 2
            self.mails[kind, courriel] += copies

    def tell_administrators(self, kind: str, siret: str) -> None:
        """One mail to each administrator of a company."""
        self.tell(kind, [self.courriels[number] for number in self.of(siret)])

    def breaks(self, fault: Fault) -> bool:
        """Whether a fault happens now; then it is counted."""
        left = self.faults.pop(fault, 0)
        if left > 1:
            self.faults[fault] = left - 1
        return left > 0

    def post(self, number: int, candidate: Candidate, key: str) -> None:
        """A letter with a new key leaves; the former key is good no more."""
        candidate.keys.append(key)
        candidate.key_good, candidate.wrong_keys = True, 0
        astray = self.breaks(Fault.LETTER_ASTRAY)
        due = days_later(self.now, LETTER_DAYS)
        self.letters[number] = Posted(candidate.number, key, due, astray)

    def join(self, account: int, candidate: Candidate) -> None:
        """A candidate becomes an administrator."""
        candidate.waits = candidate.key_good = False
        self.seat(account, candidate.who, candidate.courriel)

    def seat(
        self, account: int, who: Somebody, courriel: str, rights: Iterable[str] = ("dsn", "dpae")
    ) -> None:
        """Somebody has a seat and the rights that come with it."""
        self.administrators[account] = who
        self.courriels[account] = courriel
        self.rights[account] = frozenset(rights)

    def remove(self, asked: Asked) -> None:
        """One goes, the other has the rights of both; three people are told."""
        self.removed[asked.removed] = self.administrators.pop(asked.removed)
        self.rights[asked.heir] |= self.rights.pop(asked.removed)
        self.tell("removal-done", [asked.requester])
        self.tell("removal-beneficiary", [self.courriels[asked.heir]])
        self.tell("removal-removed", [self.courriels[asked.removed]])

    def advance(self, to: datetime) -> None:
        """Letters arrive or come back, Cooptations lapse, each at its moment, the post first."""
        dues = [(one.due, 0, number) for number, one in self.letters.items() if not one.delivered]
        dues += [
            (one.deadline + timedelta(seconds=1), 1, number)
            for number, one in self.candidates.items()
            if one.waits and one.deadline
        ]
        for at, kind, number in sorted(dues):
            if at <= to.astimezone(UTC):
                (self._arrive, self._lapse)[kind](number)
        self.now = to

    def _arrive(self, number: int) -> None:
        letter = self.letters[number]
        if not self.breaks(Fault.LETTER_RETURNED):
            letter.delivered = True
            return
        del self.letters[number]
        candidate = self.candidates[letter.candidate]
        if letter.key == candidate.keys[-1]:
            candidate.key_good = False

    def _lapse(self, number: int) -> None:
        candidate = self.candidates[number]
        candidate.waits = False
        self.tell("registration-cancelled", [candidate.courriel])
        self.tell_administrators("registration-cancelled-administrator", candidate.who[0])
