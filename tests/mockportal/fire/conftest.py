"""Two portals on one database, and the same database in hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mockportal.adapters.sql import Database
from mockportal.services import PortalServices
from tests.mockportal.fire.portals import Server, serving


@pytest.fixture(scope="package")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that all share."""
    return tmp_path_factory.mktemp("feu") / "portail.sqlite3"


@pytest.fixture(scope="package")
def servers(file: Path) -> Iterator[list[Server]]:
    """Two processes that serve it, started together on a database that does not exist yet."""
    with serving(file, 2) as started:
        yield started


@pytest.fixture(scope="package")
def services(servers: list[Server], file: Path) -> Iterator[PortalServices]:
    """A third process that looks at it: this one."""
    database = Database(f"sqlite:///{file}")
    yield PortalServices(database)
    database.close()
