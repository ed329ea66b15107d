"""Several processes of the portal on one database, and the same database in hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mockportal.adapters.sql import Database
from mockportal.services import PortalServices
from tests.mockportal.conftest import NewUrl
from tests.mockportal.fire.portals import FourProcesses, Server, serving


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """A file between two programs, PostgreSQL between four processes."""
    return request.param


@pytest.fixture(scope="package")
def url(kind: str, new_url: NewUrl) -> str:
    """The database that all share."""
    return new_url(kind)


@pytest.fixture(scope="package")
def servers(kind: str, url: str) -> Iterator[list[Server]]:
    """They are started together on a database with nothing in it.

    The four processes have one address: whoever connects is taken by one of them.
    """
    if kind == "sqlite":
        with serving(url, 2) as started:
            yield started
        return
    four = FourProcesses(url)
    yield [four, four]
    four.kill()


@pytest.fixture(scope="package")
def services(servers: list[Server], url: str) -> Iterator[PortalServices]:
    """One process more that looks at it: this one."""
    database = Database(url)
    yield PortalServices(database)
    database.close()
