"""One database for all tests of the portal; each test takes a world of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime

import pytest
from argon2 import PasswordHasher

from mockportal.adapters.sql import Database
from mockportal.app import create_app
from mockportal.ports import Portal
from mockportal.services import PortalServices
from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import Api
from tests.mockportal.moments import DEFAULT_NOW

OpenPortal = Callable[..., Portal]


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """The real cost is proved once, in ``adapters/test_hashing.py``."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mockportal.adapters.hashing._FULL_COST", cheap)
        yield


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalServices]:
    """The portal without its web."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('usecases')}/portal.sqlite3")
    yield PortalServices(database)
    database.close()


@pytest.fixture
def open_portal(services: PortalServices) -> Iterator[OpenPortal]:
    """Makes the one world of a test and keeps it open in one transaction."""
    with ExitStack() as closing:

        def make(
            dataset: str = "un-administrateur", now: datetime = DEFAULT_NOW, seed: int = 1
        ) -> Portal:
            return closing.enter_context(services.create_world(dataset, "documente", now, seed))

        yield make


@pytest.fixture
def portal(open_portal: OpenPortal) -> Portal:
    """One company with one administrator."""
    return open_portal()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> WSGI:
    """The whole program, as it is served."""
    return create_app(f"sqlite:///{tmp_path_factory.mktemp('web')}/portal.sqlite3")


@pytest.fixture
def api(app: WSGI) -> Api:
    """The control API."""
    return Api(app)
