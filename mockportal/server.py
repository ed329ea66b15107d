"""The server keeps the connections of many browsers, and drops those that keep it waiting (R57)."""

import contextlib
import select
import socket
import time
from typing import Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer

from mockportal.web.dispatch import WSGI

PATIENCE, LOOKS_EVERY = 8.0, 1
"""Seconds to send a request in, and between two looks at who takes longer: ten at most in all."""

BYTES_A_SECOND = 64 * 1024
"""A request that comes at least as fast may take longer: files with worlds are large."""

CONNECTIONS = 4000
_FILES_BESIDE = 100
_LARGEST_BODY = 65 * 1024 * 1024
_LARGEST_ANSWER = 128 * 1024 * 1024


class Channel(HTTPChannel):
    """A connection that knows since when it owes the rest of a request."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._owes_since: float | None = self.creation_time
        self._got = 0

    def received(self, data: bytes) -> bool:
        """Take what came; between two requests nothing is owed."""
        if self._owes_since is None:
            self._owes_since, self._got = time.time(), 0
        self._got += len(data)
        taken = super().received(data)
        if self.request is None:
            self._owes_since = None
        return taken

    def keeps_waiting(self, now: float, patience: float) -> bool:
        """Whether the rest of a request should be here by now."""
        if self._owes_since is None:
            return False
        return now - self._owes_since > patience + self._got / BYTES_A_SECOND


class Server(TcpWSGIServer):
    """waitress, with connections that are dropped when a request does not come.

    Args:
        app: what answers.
        listening: the socket, which is bound already.
        threads: how many requests are answered at once.
        patience: seconds to send a request in.
    """

    channel_class = Channel

    def __init__(
        self, app: WSGI, listening: socket.socket, threads: int, patience: float = PATIENCE
    ) -> None:
        self._patience = patience
        has_poll = hasattr(select, "poll")  # select alone sees the first thousand files only
        adjustments = Adjustments(
            sockets=[listening],
            threads=threads,
            ident=None,
            connection_limit=_room_for_connections() if has_poll else 400,
            asyncore_use_poll=has_poll,
            cleanup_interval=LOOKS_EVERY,
            max_request_body_size=_LARGEST_BODY,
            outbuf_high_watermark=_LARGEST_ANSWER,  # no thread waits for who reads slowly
        )
        names = (listening.family, listening.type, listening.proto, listening.getsockname())
        super().__init__(
            app, {}, _sock=listening, adj=adjustments, sockinfo=names, bind_socket=False
        )

    def maintenance(self, now: int) -> None:
        """Close connections that nobody uses, and those that owe a request for too long."""
        super().maintenance(now)
        channels: Any = self.active_channels
        for channel in channels.values():
            if channel.keeps_waiting(now, self._patience):
                channel.will_close = True


def _room_for_connections() -> int:
    """As many as this process may have files open, where that can be said and raised."""
    try:
        import resource
    except ImportError:  # Windows
        return CONNECTIONS
    wanted = CONNECTIONS + _FILES_BESIDE
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed < wanted and (most == resource.RLIM_INFINITY or most > allowed):
        allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))
    allowed, _most = resource.getrlimit(resource.RLIMIT_NOFILE)
    return min(CONNECTIONS, allowed - _FILES_BESIDE)
