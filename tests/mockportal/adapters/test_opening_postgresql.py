"""Opening PostgreSQL: made at once, migrated like a file, refused with advice that fits."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from mockportal.adapters import migrations
from mockportal.adapters.opening import HEAD, UnusableDatabase, open_engine
from mockportal.adapters.sql import Database
from mockportal.adapters.tables import mapping
from mockportal.services import PortalServices
from tests.mockportal.conftest import NewUrl
from tests.mockportal.moments import DEFAULT_NOW
from tests.mockportal.postgresql import Cluster


@pytest.fixture
def url(new_url: NewUrl) -> str:
    """A database with nothing in it."""
    return new_url("postgresql")


def run(url: str, *statements: str) -> None:
    """Let another program do something there."""
    engine = create_engine(url)
    with engine.begin() as raw:
        for statement in statements:
            raw.execute(text(statement))
    engine.dispose()


def columns(url: str) -> dict[str, list[tuple[str, str, bool]]]:
    """Each table's columns, in any order and without default values."""
    engine = create_engine(url)
    schema = inspect(engine)
    found = {
        table: sorted(
            (one["name"], str(one["type"]), one["nullable"]) for one in schema.get_columns(table)
        )
        for table in schema.get_table_names()
    }
    engine.dispose()
    return found


def walk(url: str, last: str = HEAD) -> None:
    """Bring an empty database through the revisions, each in its own transaction."""
    engine = create_engine(url)
    for revision in migrations.revisions():
        if revision <= last:
            with engine.begin() as connection:
                migrations.upgrade(connection, revision)
    engine.dispose()


def test_walking_through_every_revision_leads_to_the_present_schema(
    url: str, new_url: NewUrl
) -> None:
    """R51: the same migrations, with tables, columns, keys and indexes."""
    walk(url)
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, mapping.metadata) == []
    engine.dispose()
    fresh = new_url("postgresql")
    open_engine(fresh).dispose()
    assert columns(url) == columns(fresh)


def test_an_older_schema_is_migrated_when_it_is_opened(url: str) -> None:
    """R51: in one transaction, and then it serves."""
    walk(url, "0003")
    run(url, "insert into settings values ('schema', 'alembic')")
    database = Database(url)
    with PortalServices(database).create_world("vierge", "documente", DEFAULT_NOW, 2**40):
        pass
    assert len(database.worlds()) == 1
    database.close()


def test_portals_that_start_together_share_one_schema(url: str) -> None:
    """R51: on a database with nothing in it, and they sign with one key."""
    barrier = Barrier(6)

    def start(_index: int) -> str:
        barrier.wait(timeout=30)
        database = Database(url)
        database.close()
        return database.secret_key

    with ThreadPoolExecutor(6) as threads:
        assert len(set(threads.map(start, range(6)))) == 1


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["create table photos (id integer)"], "n’est pas celle d’un portail"),
        (
            [
                "create table settings (name varchar primary key, value text)",
                "insert into settings values ('schema', '9999')",
            ],
            "schéma 9999, celui-ci connaît jusqu’à",
        ),
    ],
)
def test_what_is_not_ours_is_refused_and_left_alone(
    url: str, statements: list[str], told: str
) -> None:
    """R51: another program's, and a later version's."""
    run(url, *statements)
    before = columns(url)
    with pytest.raises(UnusableDatabase, match=told):
        Database(url)
    assert columns(url) == before


def test_who_cannot_be_reached_is_told_without_the_password(cluster: Cluster) -> None:
    """R51, R59: with what to look at."""
    for url in (
        f"postgresql://portail:secret@127.0.0.1:{cluster.port}/absente",
        "postgresql+psycopg://portail:secret@127.0.0.1:1/portail",
    ):
        with pytest.raises(UnusableDatabase, match="Vérifiez que PostgreSQL est lancé") as told:
            Database(url)
        assert "secret" not in str(told.value)


def test_without_its_driver_it_says_which_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    """R51: the extra is for those who outgrow a file."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UnusableDatabase, match=r"pip install 'procedures-vivantes\[server\]'"):
        Database("postgresql://portail@localhost/portail")


def test_a_start_on_a_file_loads_nothing_of_postgresql(tmp_path: Path) -> None:
    """R51: it would be felt at every start."""
    code = (
        "import sys; from mockportal.adapters.sql import Database; "
        f"Database('sqlite:///{tmp_path}/a.sqlite3').close(); "
        "import mockportal.app; print({'psycopg', 'gunicorn', 'prometheus_client', "
        "'sqlalchemy.dialects.postgresql'} & {*sys.modules})"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert ran.stdout.strip() == "set()"
