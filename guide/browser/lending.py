"""Playwright's own server lends the browser of this machine, drawing letters as runs here do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Timer
from urllib.parse import quote

from guide.browser import FONT_RULES, FONTS

LISTENING = "Listening on "
_GRACE = 5.0
"""Seconds in which a server may close its browsers."""


def lend(executable: str | None, host: str, port: int) -> int:
    """Serve until it is stopped, and print the address to give to ``--browser-server``.

    ``--unsafe`` lets runs hand over what keeps pictures the same; how letters are drawn they cannot
    hand over, so it is settled here.

    Args:
        executable: the browser to start, none for Playwright's own.
        host: address to listen on.
        port: port to listen on; 0 for any that is free.

    Returns:
        The exit code of Playwright's server.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "playwright", "run-server", "--unsafe"),
            *("--host", host, "--port", str(port)),
        ],
        env={FONT_RULES: str(FONTS), **os.environ},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert server.stdout is not None
    try:
        for line in server.stdout:
            print(_completed(line.rstrip("\n"), executable), flush=True)
    except KeyboardInterrupt:
        _end(server)
    return server.wait()


def _end(server: subprocess.Popen[str]) -> None:
    """End Playwright's command and the program that it waits for, which closes browsers first.

    One that is asked once may wait for ever for a browser that does not close.
    """
    if not hasattr(os, "killpg"):
        server.terminate()
        return
    late = Timer(_GRACE, _signal, (server.pid, signal.SIGKILL))
    late.start()
    _signal(server.pid, signal.SIGTERM)
    if server.stdout is not None:
        server.stdout.read()  # ends when nobody of them is left who could write
    late.cancel()


def _signal(group: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, number)


def _completed(line: str, executable: str | None) -> str:
    """Playwright's line with the address, which also says what to start where it must be said."""
    if executable is None or not line.startswith(LISTENING):
        return line.removeprefix(LISTENING)
    options = quote(json.dumps({"executablePath": executable}, separators=(",", ":")), safe="/:,")
    return f"{line.removeprefix(LISTENING)}?launch-options={options}"
