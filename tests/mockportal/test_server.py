"""The server keeps many connections and drops those that keep it waiting (R57)."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from time import monotonic
from urllib.parse import urlsplit

import pytest

from mockportal.server import LOOKS_EVERY, PATIENCE
from mockportal.web.dispatch import WSGI
from tests.mockportal.serving import serving

BROWSERS, EACH = 60, 6
PATIENT = 1.0
"""Seconds that the server of these tests waits for a request; the served one waits longer."""

HALF_OPEN = {
    "nothing": (b"", b""),
    "a header that never ends": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ", b"a"),
    "a body that never ends": (
        b"POST /mondes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n",
        b"a",
    ),
    "chunks that never end": (
        b"POST /mondes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"1\r\na\r\n",
    ),
}


@pytest.fixture(scope="module")
def address(app: WSGI) -> Iterator[tuple[str, int]]:
    """Where the portal listens."""
    with serving(app, patience=PATIENT) as url:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        yield parts.hostname, parts.port


@contextmanager
def connections(address: tuple[str, int], many: int) -> Iterator[list[socket.socket]]:
    """So many connections at once."""
    with ExitStack() as kept:
        yield [kept.enter_context(socket.create_connection(address, 10)) for _ in range(many)]


def ask(connection: socket.socket) -> None:
    """Ask for a page and read it to its end; the connection stays."""
    connection.sendall(b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert answered(connection) == 200


def answered(connection: socket.socket) -> int:
    """The status of an answer that is read to its end."""
    with closing(http.client.HTTPResponse(connection)) as answer:
        answer.begin()
        answer.read()
        return answer.status


def served_within(address: tuple[str, int], seconds: float) -> bool:
    """Whether somebody new is served in that time."""
    began = monotonic()
    with socket.create_connection(address, seconds) as newcomer:
        ask(newcomer)
    return monotonic() - began < seconds


def test_sixty_browsers_keep_their_connections_and_one_more_is_served(
    address: tuple[str, int],
) -> None:
    """R57: none of them is dropped for doing nothing between two requests."""
    with ExitStack() as stack:
        kept: list[socket.socket] = []
        for _ in range(BROWSERS * EACH):
            kept.append(stack.enter_context(socket.create_connection(address, 10)))
            ask(kept[-1])
        assert served_within(address, 1)
        with connections(address, 1) as idle:  # dropped, so that much time has gone by for all
            assert idle[0].recv(1) == b""
        for connection in kept:
            ask(connection)


@pytest.mark.parametrize("name", HALF_OPEN)
def test_who_never_finishes_asking_is_dropped_and_others_are_served(
    address: tuple[str, int], name: str
) -> None:
    """R57: a byte now and then makes no difference."""
    begins, drips = HALF_OPEN[name]
    began = monotonic()
    with connections(address, 300) as hostile:
        for one in hostile:
            one.sendall(begins)
            one.settimeout(0.01)
        assert served_within(address, 1)
        open_ones = list(hostile)
        while open_ones:
            assert monotonic() - began < PATIENT + LOOKS_EVERY + 5
            open_ones = [one for one in open_ones if is_open(one, drips)]
        assert served_within(address, 1)


def is_open(connection: socket.socket, drips: bytes) -> bool:
    """Whether the server still holds on to this one, after another drop."""
    try:
        if drips:
            connection.sendall(drips)
        return connection.recv(1) != b""
    except TimeoutError:
        return True
    except OSError:
        return False


def test_the_served_patience_ends_within_ten_seconds() -> None:
    """R57: it is looked at every second, by a loop that turns every second at least."""
    assert PATIENCE + LOOKS_EVERY + 1 <= 10


def test_a_large_file_may_take_its_time(address: tuple[str, int]) -> None:
    """R57: as long as it comes; here longer than the patience with somebody who sends nothing."""
    size = 4 * 1024 * 1024
    began, part = monotonic(), b"x" * 128 * 1024
    silent, other_end = socket.socketpair()
    with socket.create_connection(address, 10) as slow, silent, other_end:
        slow.sendall(
            b"POST /mondes HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % size
        )
        silent.settimeout(0.1)
        for _ in range(size // len(part)):
            slow.sendall(part)
            assert is_open(silent, b"")  # for a tenth of a second
        assert answered(slow) == 413
        assert monotonic() - began > PATIENT + 0.5
