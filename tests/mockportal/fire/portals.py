"""Portals of their own processes on one database, and people who press at the same moment."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

import httpx

import mockportal

T = TypeVar("T")
ROOT = Path(mockportal.__file__).parents[1]
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
_PATIENCE = 60.0


class Server:
    """``mockportal serve`` on a free port; ``url`` ends in ``/``."""

    def __init__(self, database: Path) -> None:
        options = ["--port", "0", "--database", f"sqlite:///{database}", "--threads", "12"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mockportal", "serve", *options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self.process.stdout
        self.url = self.process.stdout.readline().partition(" : ")[2].strip()
        assert self.url, "le portail n’a pas démarré"

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self.process.kill()
        self.process.communicate()


@contextmanager
def serving(database: Path, many: int) -> Iterator[list[Server]]:
    """Several servers on one database."""
    with ThreadPoolExecutor(many) as threads:
        servers = list(threads.map(Server, [database] * many))
    try:
        yield servers
    finally:
        for server in servers:
            server.kill()


class Visitor:
    """A browser in one world through one server; nothing follows a redirection."""

    def __init__(self, server: Server, world_id: str) -> None:
        self.world_id, self.token = world_id, ""
        self._others: list[Visitor] = []
        self._http = httpx.Client(base_url=f"{server.url}m/{world_id}/", timeout=_PATIENCE)

    def open(self, path: str) -> httpx.Response:
        """Show a page, and remember the token of its forms."""
        answer = self._http.get(path)
        if found := _CSRF.search(answer.text):
            self.token = found[1]
        return answer

    def press(self, path: str, **fields: str) -> httpx.Response:
        """Send a form."""
        return self._http.post(path, data={"csrf_token": self.token, **fields})

    def sign_in(self, **identity: str) -> Visitor:
        """Sign in to the portal: siret, nom, prenom, password."""
        self.open("votre-compte")
        answer = self.press("votre-compte", **identity)
        assert answer.is_redirect, answer.text
        self.open("votre-compte")
        return self

    def through(self, server: Server) -> Visitor:
        """The same session in another window, through a server; its connection is open."""
        other = Visitor(server, self.world_id)
        other._http.cookies.update(self._http.cookies)
        other.token = self.token
        other.open("robots.txt")
        self._others.append(other)
        return other

    def close(self) -> None:
        """Close every window of this browser."""
        for other in self._others:
            other.close()
        self._http.close()


def control(server: Server, world_id: str, below: str = "", **body: Any) -> httpx.Response:
    """Ask the control API about a world, or tell it something."""
    path = f"{server.url}control/v1/worlds/{world_id}{below}"
    return httpx.post(path, json=body, timeout=_PATIENCE) if body else httpx.get(path)


def at_once(acts: Sequence[Callable[[], T]]) -> list[T]:
    """Do everything at the same moment; what each gave, in order."""
    barrier = Barrier(len(acts))

    def do(act: Callable[[], T]) -> T:
        barrier.wait(timeout=_PATIENCE)
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))
