"""A registration from its first form to its end, as a table (action, from, to) (R10 to R33)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cache

from mockportal.domain.identifiers import Siret, identity_key
from mockportal.domain.moments import ONE_SECOND, after, after_days, in_paris
from mockportal.domain.refusals import AlreadySettled, Refusal
from mockportal.domain.rules import Rules


class State(StrEnum):
    """Where a registration stands."""

    IDENTIFIED = "identified"
    TERMS_ACCEPTED = "terms-accepted"
    INFORMATION_CHECKED = "information-checked"
    SECRETS_CHOSEN = "secrets-chosen"
    AUTHENTICATION_CHECKED = "authentication-checked"
    AWAITING_COOPTATION = "awaiting-cooptation"
    AWAITING_KEY = "awaiting-key"
    ACTIVE = "active"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    ABANDONED = "abandoned"


class Action(StrEnum):
    """What moves a registration."""

    ACCEPT_TERMS = "accept-terms"
    REFUSE_TERMS = "refuse-terms"
    CHECK_INFORMATION = "check-information"
    CORRECT_INFORMATION = "correct-information"
    CHOOSE_SECRETS = "choose-secrets"
    CHECK_AUTHENTICATION = "check-authentication"
    ASK_COOPTATION = "ask-cooptation"
    ASK_KEY = "ask-key"
    ACCEPT = "accept"
    REFUSE = "refuse"
    LAPSE = "lapse"
    ENTER_KEY = "enter-key"


class Part(StrEnum):
    """A part of the registration, as the candidate meets it: steps 3 to 9."""

    IDENTITY = "identity"
    TERMS = "terms"
    INFORMATION = "information"
    SECRETS = "secrets"
    AUTHENTICATION = "authentication"
    ACTIVATION = "activation"
    RECORDED = "recorded"


Transition = tuple[Action, State, State]
Order = tuple[Part, ...]

REACHED = {
    Part.IDENTITY: State.IDENTIFIED,
    Part.TERMS: State.TERMS_ACCEPTED,
    Part.INFORMATION: State.INFORMATION_CHECKED,
    Part.SECRETS: State.SECRETS_CHOSEN,
    Part.AUTHENTICATION: State.AUTHENTICATION_CHECKED,
}
"""Where a registration stands once a part is done, before its activation is chosen."""

DOCUMENTED: Order = tuple(REACHED)
"""The order of the source document (R12 to R16)."""

_DOES = {
    Part.TERMS: Action.ACCEPT_TERMS,
    Part.INFORMATION: Action.CHECK_INFORMATION,
    Part.SECRETS: Action.CHOOSE_SECRETS,
    Part.AUTHENTICATION: Action.CHECK_AUTHENTICATION,
}


def transitions(order: Order) -> tuple[Transition, ...]:
    """The table for a portal that asks these parts in this order, identity first."""
    reached = [REACHED[part] for part in order]
    before_terms = reached[order.index(Part.TERMS) - 1]
    return (
        *((_DOES[p], reached[i], reached[i + 1]) for i, p in enumerate(order[1:])),
        (Action.REFUSE_TERMS, before_terms, State.ABANDONED),
        *((Action.CORRECT_INFORMATION, state, state) for state in reached),
        *(
            (Action.CHOOSE_SECRETS, state, State.SECRETS_CHOSEN)
            for state in reached[order.index(Part.SECRETS) :]
        ),
        (Action.ASK_COOPTATION, reached[-1], State.AWAITING_COOPTATION),
        (Action.ASK_KEY, reached[-1], State.AWAITING_KEY),
        (Action.ACCEPT, State.AWAITING_COOPTATION, State.ACTIVE),
        (Action.REFUSE, State.AWAITING_COOPTATION, State.REFUSED),
        (Action.LAPSE, State.AWAITING_COOPTATION, State.CANCELLED),
        (Action.ENTER_KEY, State.AWAITING_KEY, State.ACTIVE),
    )


TRANSITIONS = transitions(DOCUMENTED)


@cache
def _following(order: Order) -> dict[tuple[Action, State], State]:
    return {(action, before): after for action, before, after in transitions(order)}


PENDING = frozenset({State.AWAITING_COOPTATION, State.AWAITING_KEY})
SETTLED = frozenset({State.ACTIVE, State.REFUSED, State.CANCELLED})


@dataclass(eq=False)
class Registration:
    """A candidate's request to become an administrator of a company.

    Attributes:
        id: number within the world, from 1.
        token: what the Cooptation mail's link carries; grants nothing by itself (R26).
        password, answer, key: argon2 hashes, never the secrets (R32, R36).
        requested_at, deadline: set when the way of activation is chosen (R22).
        decided_by, decided_at: who settled it, and when (R23).
        wrong_keys: wrong keys in a row (R32).
        letters: how many keys were posted.
        sign_in_epoch: raised to close every open session (R55).
        begun_in: mark of the browser session that sent step 3, to know a form sent twice (R12).
    """

    id: int
    siret: Siret
    nom: str
    prenom: str
    telephone: str
    courriel: str
    token: str
    state: State = State.IDENTIFIED
    password: str = ""
    question: str = ""
    answer: str = ""
    requested_at: datetime | None = None
    deadline: datetime | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    key: str = ""
    wrong_keys: int = 0
    letters: int = 0
    sign_in_epoch: int = 0
    begun_in: str = field(init=False)
    name_key: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.name_key = identity_key(self.nom, self.prenom)
        self.begun_in = ""

    @property
    def full_name(self) -> str:
        """``Prénom Nom``, as mails and pages write it."""
        return f"{self.prenom} {self.nom}"

    @property
    def lapses_at(self) -> datetime | None:
        """The moment at which an undecided Cooptation is cancelled: one second late (R22)."""
        if self.state is not State.AWAITING_COOPTATION or self.deadline is None:
            return None
        return after(self.deadline, ONE_SECOND)

    def perform(self, action: Action, order: Order = DOCUMENTED) -> None:
        """Move along the table of this order.

        Raises:
            AlreadySettled: the registration was decided, cancelled or activated before (R23).
            Refusal: the action does not fit where the registration stands.
        """
        following = _following(order).get((action, self.state))
        if following is None and self.state in SETTLED:
            raise AlreadySettled(
                "already-settled", state=self.state, by=self.decided_by, at=self.decided_at
            )
        if following is None:
            raise Refusal("wrong-step", state=self.state, action=action)
        self.state = following

    def forget(self) -> None:
        """Keep nothing of what was typed; that there was a registration stays (R13)."""
        self.siret = Siret("")
        self.nom = self.prenom = self.telephone = self.courriel = ""
        self.token = self.password = self.question = self.answer = self.begun_in = ""
        self.name_key = ""

    @property
    def is_forgotten(self) -> bool:
        """Whether nothing is kept of it but that it was."""
        return self.state is State.ABANDONED and not self.siret

    def ask_cooptation(self, now: datetime, rules: Rules, order: Order = DOCUMENTED) -> None:
        """Start the delay in which an administrator decides (R20, R22)."""
        self.perform(Action.ASK_COOPTATION, order)
        self.requested_at = now
        self.deadline = after_days(now, rules.cooptation_days)

    def decide(self, action: Action, by: str, now: datetime) -> None:
        """Settle the registration once and for all (R23)."""
        self.perform(action)
        self.decided_by = by
        self.decided_at = now

    def key_blocked(self, rules: Rules) -> bool:
        """Whether too many wrong keys in a row were typed (R32)."""
        return self.wrong_keys >= rules.wrong_keys_max

    @property
    def days_to_decide(self) -> int:
        """Calendar days that a Cooptation was given, whatever the delay is today (R22)."""
        if self.requested_at is None or self.deadline is None:
            return 0
        return (in_paris(self.deadline).date() - in_paris(self.requested_at).date()).days

    @property
    def key_lost(self) -> bool:
        """Whether nobody can know the key any more: its letter was returned (R54)."""
        return self.state is State.AWAITING_KEY and not self.key

    def lose_key(self) -> None:
        """The letter with the key did not reach anybody."""
        self.key = ""

    def send_key(self, hashed: str) -> None:
        """Replace the key by a new one, posted in a new letter (R30, R32)."""
        self.key = hashed
        self.wrong_keys = 0
        self.letters += 1


@dataclass(eq=False)
class Letter:
    """A letter with an Activation key, on its way or in the company's letter box (R30, R33).

    Attributes:
        key: the only readable copy of the key.
        due_at: when it reaches the letter box.
        delivered_at: unset while it is under way.
    """

    id: int
    registration_id: int
    siret: Siret
    address: str
    addressee: str
    key: str
    posted_at: datetime
    due_at: datetime
    delivered_at: datetime | None = None
