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
        created_at, used_at: the system's moments, to sweep worlds left behind.
        faults: what goes wrong in this world, by the fault's name, with its options.
        name: what its maker calls it; empty unless somebody does.
        training: whether its pages carry a bar that leads a person around.
    """

    id: str
    dataset: str
    variant: str
    seed: int
    now: datetime
    created_at: datetime
    used_at: datetime
    faults: Mapping[str, object] = field(default_factory=dict[str, object])
    name: str = ""
    training: bool = False

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
    """A change of state, with who caused it and the rule it follows.

    Attributes:
        details: what people read beside it.
        given: what the use case was given, to do it again; secrets as hashes.
        request: the request that asked for it; empty when nobody did.
    """

    id: int
    at: datetime
    actor: str
    event: str
    rule: str
    details: Mapping[str, str] = field(default_factory=dict[str, str])
    given: Mapping[str, object] = field(default_factory=dict[str, object])
    request: str = ""


@dataclass(eq=False)
class Snapshot:
    """A world as it once was, kept beside it.

    Attributes:
        id: random name, by which another world is made from it.
        number: within its world, from 1.
        now: the world's moment.
        taken_at: the system's moment.
        document: the world's export; like the snapshot's other fields it is kept for good, but
            read only while the world is open.
    """

    id: str
    world_id: str
    number: int
    now: datetime
    taken_at: datetime
    document: Mapping[str, object] = field(repr=False)


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
