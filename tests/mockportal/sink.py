"""An SMTP server for tests: it keeps what it is handed, and answers what it was told to."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Condition
from typing import Any

from aiosmtpd.controller import Controller

TAKEN = "250 OK"
_PATIENCE = 60.0
Answer = Callable[[EmailMessage], Awaitable[str]]


async def take(_message: EmailMessage) -> str:
    """What a server says that refuses nothing."""
    return TAKEN


class Sink:
    """It listens while ``open``, always on one port.

    Attributes:
        heard: every message, taken or not.
        reached: for whom each was.
    """

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        self.address = f"127.0.0.1:{self.port}"
        self.answer: Answer = take
        self.heard: list[EmailMessage] = []
        self.reached: list[str] = []
        self._taken: list[EmailMessage] = []
        self._came = Condition()

    @contextmanager
    def open(self) -> Iterator[Sink]:
        """Serve."""
        controller = Controller(self, "127.0.0.1", self.port, enable_SMTPUTF8=True)
        controller.start()
        try:
            yield self
        finally:
            controller.stop()

    def taken(self, many: int) -> list[EmailMessage]:
        """The messages that were taken, as soon as there are so many."""
        with self._came:
            assert self._came.wait_for(lambda: len(self._taken) >= many, _PATIENCE), self._taken
            return [*self._taken]

    def different(self, many: int, world: str) -> list[str]:
        """The names of a world's messages in the order of their first coming, once so many came."""
        with self._came:
            named = self._came.wait_for(lambda: self._different(world, many), _PATIENCE)
        assert named, (many, ids(self._taken, world))
        return named

    def _different(self, world: str, many: int) -> list[str]:
        named = list(dict.fromkeys(ids(self._taken, world)))
        return named if len(named) >= many else []

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802
        """Whatever is answered, the message has come."""
        message: Any = message_from_bytes(envelope.content, policy=default)
        with self._came:
            self.heard.append(message)
            self.reached.extend(envelope.rcpt_tos)
        said = await self.answer(message)
        if said == TAKEN:
            with self._came:
                self._taken.append(message)
                self._came.notify_all()
        return said


def ids(messages: list[EmailMessage], world: str = "") -> list[str]:
    """The names of messages, of one world or of all, in the order in which they came."""
    return [m["Message-ID"] for m in messages if world in {"", m["X-World"]}]
