"""One database for all tests of the portal; each test takes a world of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime
from typing import Any

import pytest
from argon2 import PasswordHasher

from mockportal.adapters.sql import Database
from mockportal.app import create_app
from mockportal.ports import Portal
from mockportal.services import PortalServices
from mockportal.web.dispatch import WSGI
from tests.mockportal import postgresql
from tests.mockportal.browsing import Api
from tests.mockportal.moments import DEFAULT_NOW
from tests.mockportal.postgresql import Cluster

OpenPortal = Callable[..., Portal]
NewUrl = Callable[[str], str]
USUAL = os.environ.get("STORE", "sqlite")
"""The database of tests that name none; ``STORE=postgresql`` plays all of them on the other one."""


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """The real cost is proved once, in ``adapters/test_hashing.py``."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mockportal.adapters.hashing._FULL_COST", cheap)
        yield


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL for this run; who asks for it is skipped where none is installed."""
    with postgresql.cluster() as made:
        if made is None:
            pytest.skip(postgresql.NEEDED)
        yield made


@pytest.fixture(scope="session")
def new_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewUrl:
    """Gives the address of a new database of a kind: ``sqlite`` or ``postgresql``."""

    def new(kind: str) -> str:
        if kind == "postgresql":
            return request.getfixturevalue("cluster").new_url()
        return f"sqlite:///{tmp_path_factory.mktemp('base')}/portail.sqlite3"

    return new


@pytest.fixture(scope="session")
def services(new_url: NewUrl) -> Iterator[PortalServices]:
    """The portal without its web."""
    database = Database(new_url(USUAL))
    yield PortalServices(database)
    database.close()


@pytest.fixture
def open_portal(services: PortalServices) -> Iterator[OpenPortal]:
    """Makes the one world of a test and keeps it open in one transaction."""
    with ExitStack() as closing:

        def make(
            dataset: str = "un-administrateur", now: datetime = DEFAULT_NOW, seed: int = 1
        ) -> Portal:
            made = closing.enter_context(services.create_world(dataset, "documente", now, seed))
            store: Any = made.store
            store.settle()  # what a use case asks from now on is asked in SQL
            return made

        yield make


@pytest.fixture
def portal(open_portal: OpenPortal) -> Portal:
    """One company with one administrator."""
    return open_portal()


@pytest.fixture(scope="session")
def app(new_url: NewUrl) -> Iterator[WSGI]:
    """The whole program, as it is served."""
    with closing(create_app(new_url(USUAL))) as made:
        yield made


@pytest.fixture
def api(app: WSGI) -> Api:
    """The control API."""
    return Api(app)
