"""A program served from a thread of the tests, on the server that ``mockportal serve`` uses."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mockportal.server import PATIENCE, Server
from mockportal.web.dispatch import WSGI


@contextmanager
def serving(app: WSGI, threads: int = 8, patience: float = PATIENCE) -> Iterator[str]:
    """The address of the program, without a last slash.

    The server is closed in its own thread: closed from another one, it may be waiting at that
    moment for a connection that is gone, and end with an error.
    """
    server: Any = Server(app, socket.create_server(("127.0.0.1", 0)), threads, patience)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.task_dispatcher.shutdown()
        server.trigger.pull_trigger(lambda: server.asyncore.close_all(server._map))  # noqa: SLF001
        thread.join()
