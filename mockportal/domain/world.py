"""A world: one independent portal with its own people, post, clock and journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mockportal.domain.moments import instant
from mockportal.domain.refusals import Refusal


class WrongMove(Refusal):
    """The clock cannot go there."""

    status = 422


@dataclass(eq=False)
class World:
    """What is set when a world is made, and its clock.

    Attributes:
        id: random name in its address; never printed on a page.
        seed: everything drawn in the world comes from it.
        now: the world's moment, in whole seconds; it stands still until it is advanced.
        created_at: the system's moment, to sweep worlds left behind.
    """

    id: str
    dataset: str
    variant: str
    seed: int
    now: datetime
    created_at: datetime

    def move_to(self, moment: datetime) -> None:
        """Advance the clock.

        Raises:
            WrongMove: the moment lies in the past.
        """
        if instant(moment) < instant(self.now):
            raise WrongMove("clock-backwards", now=self.now, to=moment)
        self.now = moment


@dataclass(eq=False)
class JournalEntry:
    """A change of state, with who caused it and the rule it follows."""

    id: int
    at: datetime
    actor: str
    event: str
    rule: str
    details: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(eq=False)
class Mail:
    """A message in the world's mail.

    Attributes:
        kind: which text of the wording catalogue it was written from.
        text, html: both parts; links start with ``WORLD_ROOT`` until the mail is read.
    """

    id: int
    at: datetime
    kind: str
    sender: str
    to: str
    to_name: str
    subject: str
    text: str
    html: str
