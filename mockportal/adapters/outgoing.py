"""Mails that an SMTP server is still to be handed, and that server."""

from dataclasses import dataclass


@dataclass(eq=False)
class Outgoing:
    """Kept in the transaction that writes the mail, and gone once it was handed over.

    Attributes:
        mail: the mail's number in its world.
        due: when to try, in seconds of the system's clock.
        tries: how often the server has refused it.
    """

    mail: int
    due: float
    tries: int = 0


@dataclass(frozen=True)
class Relay:
    """The SMTP server that mails are handed to.

    Attributes:
        host, port: where it listens.
        root: the portal's own address, below which links lead into worlds.
    """

    host: str
    port: int
    root: str

    def world(self, world_id: str) -> str:
        """The address of a world, ending in ``/``."""
        return f"{self.root.rstrip('/')}/m/{world_id}/"
