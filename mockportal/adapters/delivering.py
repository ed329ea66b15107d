"""Handing mails to an SMTP server, beside the requests and never inside one."""

import logging
import smtplib
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from threading import Event, Thread

from mockportal.adapters.outbox import Outbox, pause_after
from mockportal.adapters.outgoing import Relay
from mockportal.domain.refusals import Refusal
from mockportal.domain.world import Mail, World

_LOOKS_EVERY = 1.0
_PATIENCE = 10.0
_NOT_TAKEN = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
)
_logger = logging.getLogger(__name__)


class Delivering(Thread):
    """A thread that hands over what is due until it is stopped or the program ends.

    A server that does not answer has everything wait, for longer and longer; a mail that it
    refuses has the later ones of its world wait.

    Args:
        outbox: the mails.
        relay: the server.
        message: makes a mail's message.
    """

    def __init__(
        self, outbox: Outbox, relay: Relay, message: Callable[[World, Mail], EmailMessage]
    ) -> None:
        super().__init__(name="delivering", daemon=True)
        self._outbox, self._relay, self._message = outbox, relay, message
        self._stopped, self._news = Event(), Event()

    def look_for_mail(self, brought: Mapping[tuple[str, str], int]) -> None:
        """Look at once where a transaction has brought mail."""
        if any(kind == "mail" for kind, _ in brought):
            self._news.set()

    def run(self) -> None:
        failures = 0
        while not self._stopped.is_set():
            self._news.clear()
            if self._goes_well():
                failures = 0
                self._news.wait(_LOOKS_EVERY)
            else:
                self._stopped.wait(pause_after(failures))
                failures += 1

    def stop(self) -> None:
        """Hand nothing more over, and wait for what is being handed over."""
        self._stopped.set()
        self._news.set()
        self.join(_PATIENCE)

    def _goes_well(self) -> bool:
        """Hand over what is due; whether server and database let it."""
        try:
            self._hand_over_all()
        except (OSError, Refusal) as error:
            _logger.warning("Messages non remis à %s : %s", self._relay.host, error)
        except Exception:
            _logger.warning("Messages non remis.", exc_info=True)
        else:
            return True
        return False

    def _hand_over_all(self) -> None:
        """Until nothing is due, or others are at what is.

        Raises:
            OSError: the server is not there, or not any more.
            Unavailable: the database is not (R59).
        """
        worlds = self._outbox.worlds()
        if not worlds:
            return
        with smtplib.SMTP(self._relay.host, self._relay.port, timeout=_PATIENCE) as server:
            server.ehlo_or_helo_if_needed()
            while sum(self._next_of(world_id, server) for world_id in worlds):
                worlds = self._outbox.worlds()

    def _next_of(self, world_id: str, server: smtplib.SMTP) -> bool:
        """Hand over the next mail of a world; whether there was one, and nobody else at it."""
        if self._stopped.is_set():
            return False
        with self._outbox.alone_with(world_id) as alone:
            found = self._outbox.next(world_id) if alone else None
            if found is None:
                return False
            world, mail, outgoing = found
            if self._is_taken(world, mail, server):
                self._outbox.handed_over(world_id, outgoing)
            else:
                self._outbox.refused(world_id, outgoing)
        return True

    def _is_taken(self, world: World, mail: Mail, server: smtplib.SMTP) -> bool:
        """Whether the server says that it has this one.

        Raises:
            OSError: it says nothing any more.
        """
        try:
            server.send_message(self._message(world, mail))
        except smtplib.SMTPServerDisconnected:
            raise
        except (*_NOT_TAKEN, Refusal, ValueError) as error:
            told = "Message %s du monde %s refusé : %s"
            _logger.warning(told, mail.id, world.id, error)
            return False
        return True
