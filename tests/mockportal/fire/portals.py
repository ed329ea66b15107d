"""Portals of their own processes on one database, and people who press at the same moment."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread
from typing import Any, TypeVar

import httpx

import mockportal

T = TypeVar("T")
ROOT = Path(mockportal.__file__).parents[1]
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
_LISTENING = re.compile(r"Listening at: (http://\S+)")
_WORKER = re.compile(r"Booting worker with pid: (\d+)")
_PATIENCE = 60.0


class Server:
    """``mockportal serve`` on a free port; ``url`` ends in ``/``."""

    def __init__(self, database: str, *more: str) -> None:
        options = ["--port", "0", "--database", database, "--threads", "12", *more]
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


class FourProcesses(Server):
    """gunicorn with the portal in four processes, each of which takes what comes."""

    def __init__(self, database: str, **told: str) -> None:
        options = ["--bind", "127.0.0.1:0", "--workers", "4", "--threads", "6"]
        more = ["--worker-class", "gthread", "--no-control-socket"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *options, *more, "mockportal.app:create_app()"],
            cwd=ROOT,
            env={**os.environ, "MOCKPORTAL_DATABASE": database, "MOCKPORTAL_THREADS": "6", **told},
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self.process.stderr
        self._told = iter(self.process.stderr.readline, "")
        self.url = next(f"{m[1]}/" for line in self._told if (m := _LISTENING.search(line)))
        self._workers: list[int] = []
        self._reading = Thread(target=self._note_workers, daemon=True)
        self._reading.start()
        assert httpx.get(self.url, timeout=_PATIENCE).status_code == 200

    def kill_one(self, which: int) -> None:
        """End one of the four at once; another one is started in its place."""
        alive = self._workers[-4:]
        os.kill(alive[which % len(alive)], signal.SIGKILL)

    def kill(self) -> None:
        """End all of them, and the one that would start others."""
        self.process.terminate()
        self.process.wait(_PATIENCE)
        self._reading.join(_PATIENCE)
        assert self.process.stderr
        self.process.stderr.close()

    def _note_workers(self) -> None:
        for line in self._told:
            if found := _WORKER.search(line):
                self._workers.append(int(found[1]))


@contextmanager
def serving(database: str, many: int) -> Iterator[list[Server]]:
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
