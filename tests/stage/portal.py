"""The portal of a run: one that runs already, or one that starts while scenarios are collected."""

import gc
import importlib
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from guide.evidence.templates import template_of

if TYPE_CHECKING:
    from mockportal.client import Control

_OWN = pytest.StashKey["OwnPortal"]()
_CLIENT = pytest.StashKey["Future[Control]"]()
_PATIENCE = 5
_PORTS = {"http": 80, "https": 443}


class NotServing(Exception):
    """The portal ended before it served; what it said of it stands above in the output."""


class OwnPortal:
    """A portal that this run starts for itself; its address is known once it serves.

    Args:
        code: the folder of another portal's code than this project's.
    """

    def __init__(self, code: Path | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="portail-")
        database = f"sqlite:///{Path(self._folder.name) / 'mondes.sqlite3'}"
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "mockportal", "serve", "--json"),
                *("--port", "0", "--database", database),
            ],
            stdout=subprocess.PIPE,
            text=True,
            cwd=code,
        )

    @cached_property
    def url(self) -> str:
        """The address, once it serves.

        Raises:
            NotServing: it ended before that.
        """
        assert self._process.stdout is not None
        told = self._process.stdout.readline()
        if not told:
            raise NotServing(f"Le portail s’est arrêté (code {self._process.wait()}).")
        return json.loads(told)["url"]

    def stop(self) -> None:
        """End it, and all that it kept."""
        with self._process as process:
            process.terminate()
        self._folder.cleanup()


def pytest_itemcollected(item: pytest.Item) -> None:
    """With the first scenario, begin all that starts beside the browser."""
    if template_of(item) and not item.config.getoption("collectonly"):
        _client(item.config)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Look for garbage no more in what a run keeps: it takes longer than a page."""
    if _CLIENT in session.config.stash:
        gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the portal that this run started, and leave the process as it was."""
    gc.unfreeze()
    portal = config.stash.get(_OWN, None)
    if portal is not None:
        portal.stop()


def _own(config: pytest.Config) -> OwnPortal:
    portal = config.stash.get(_OWN, None)
    if portal is None:
        portal = config.stash[_OWN] = OwnPortal()
    return portal


def _client(config: pytest.Config) -> "Future[Control]":
    """The client of the control API, made in a thread while the browser starts; then newcomers."""
    if _CLIENT not in config.stash:
        portal = config.getoption("base_url") or _own(config)
        thread = ThreadPoolExecutor(1)
        config.stash[_CLIENT] = thread.submit(_connect, portal)
        thread.submit(importlib.import_module, "tests.stage.people")
        thread.shutdown(wait=False)
    return config.stash[_CLIENT]


def _connect(portal: "str | OwnPortal") -> "Control":
    from mockportal.client import Control

    url = portal if isinstance(portal, str) else portal.url
    return Control(url, os.environ.get("MOCKPORTAL_TOKEN"))


@pytest.fixture(scope="session")
def portal_url(pytestconfig: pytest.Config) -> str:
    """Address of the portal: ``--base-url``, or one that this run starts for itself."""
    given = pytestconfig.getoption("base_url")
    if not given:
        _client(pytestconfig).result()  # which alone reads the address, in its thread
        return _own(pytestconfig).url
    if silence := _silence(given):
        remedy = f"lancez-le (make serve), ou retirez --base-url ({silence})"
        pytest.fail(f"Aucun portail ne répond à {given} : {remedy}.", pytrace=False)
    return given


def _silence(url: str) -> str:
    """Why nobody listens at this address; "" where somebody does."""
    address = urlsplit(url)
    port = address.port or _PORTS.get(address.scheme, 80)
    try:
        socket.create_connection((address.hostname or "", port), _PATIENCE).close()
    except OSError as silence:
        return str(silence)
    return ""


@pytest.fixture(scope="session")
def control(pytestconfig: pytest.Config, portal_url: str) -> "Iterator[Control]":
    """The portal's control API."""
    with _client(pytestconfig).result() as client:
        yield client
