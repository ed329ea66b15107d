"""Opening databases: a new one, an older one, one that is not ours."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from mockportal.adapters import migrations
from mockportal.adapters.opening import HEAD, UnusableDatabase, open_engine
from mockportal.adapters.outgoing import Relay
from mockportal.adapters.sql import Database
from mockportal.adapters.tables import mapping
from mockportal.domain.moments import after_days
from mockportal.domain.registration import Registration, State
from mockportal.services import PortalServices
from mockportal.usecases import activating, coopting, timekeeping
from tests.mockportal.acting import administrator, last_key

FIRST = Path(__file__).parent / "databases" / "0001.sql"
"""What version 0.1 left behind: an empty world, and one in which everything has happened."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of version 0.1."""
    file = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript(FIRST.read_text("utf-8"))
    return file


@pytest.fixture
def services(old: Path) -> Iterator[PortalServices]:
    """A portal on that database."""
    database = Database(f"sqlite:///{old}")
    yield PortalServices(database)
    database.close()


def columns(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Each table's columns as SQLite knows them, in any order and without default values."""
    with closing(sqlite3.connect(file)) as raw:
        names = raw.execute("select name from sqlite_master where type = 'table'").fetchall()
        return {
            name: sorted(
                (column, kind, required, key)
                for _, column, kind, required, _, key in raw.execute(f"pragma table_info({name})")
            )
            for (name,) in names
        }


def test_the_last_revision_is_the_one_that_new_databases_are_made_at() -> None:
    """R51: known without loading Alembic."""
    assert migrations.revisions()[-1] == HEAD


def test_walking_through_every_revision_leads_to_the_present_schema(tmp_path: Path) -> None:
    """R51: tables, columns, keys and indexes, from an empty database."""
    walked, fresh = tmp_path / "walked.sqlite3", tmp_path / "fresh.sqlite3"
    engine = create_engine(f"sqlite:///{walked}")
    for revision in migrations.revisions():
        with engine.begin() as connection:
            migrations.upgrade(connection, revision)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, mapping.metadata) == []
    engine.dispose()
    open_engine(f"sqlite:///{fresh}").dispose()
    assert columns(walked) == columns(fresh)


def test_the_first_revision_is_what_version_0_1_made(tmp_path: Path, old: Path) -> None:
    """R51: otherwise the walk would begin elsewhere."""
    file = tmp_path / "first.sqlite3"
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        migrations.upgrade(connection, "0001")
    engine.dispose()
    made = columns(file)
    del made["alembic_version"]
    assert made == columns(old)


def test_a_database_of_version_0_1_goes_on(services: PortalServices, old: Path) -> None:
    """R22, R32: people, passwords, links, keys and delays are as they were."""
    assert services.secret_key == "clef-des-sessions-de-cette-base"
    made = datetime.fromtimestamp(1795465935, UTC)
    assert [world.created_at for world in services.database.worlds()] == [made, made]
    with services.open("monde-rempli", write=True) as portal:
        candidates = portal.store.find(Registration)
        activating.enter_key(portal, candidates[1], last_key(portal))
        coopting.refuse(portal, administrator(portal), candidates[0].id)
        assert candidates[0].state is State.REFUSED
        timekeeping.advance(portal, after_days(portal.now, 1))
    with services.world_from_snapshot(services.take_snapshot("monde-rempli").id) as portal:
        assert len(portal.store.find(Registration)) == 2
    assert services.sweep(1) == 0
    assert columns(old)["alembic_version"]


def test_mails_of_a_migrated_database_can_leave(services: PortalServices, old: Path) -> None:
    """R20: those that it writes from now on; none that it has."""
    assert services.database.outbox.worlds() == []
    leaving = replace(services, relay=Relay("localhost", 1025, "http://localhost/"))
    with leaving.open("monde-rempli", write=True) as portal:
        coopting.refuse(portal, administrator(portal), portal.store.find(Registration)[0].id)
    assert services.database.outbox.worlds() == ["monde-rempli"]


def test_it_is_migrated_once(services: PortalServices, old: Path) -> None:
    """R51: the next start finds it ready."""
    before = old.stat().st_size
    again = Database(f"sqlite:///{old}")
    assert len(again.worlds()) == 2
    again.close()
    assert old.stat().st_size == before


def test_a_start_loads_alembic_only_to_migrate(tmp_path: Path, old: Path) -> None:
    """R51: it would be felt at every start."""
    code = (
        "import sys; from mockportal.adapters.sql import Database; "
        "Database(sys.argv[1]).close(); Database(sys.argv[1]).close(); "
        "print('alembic' in sys.modules)"
    )
    for file, loaded in ((tmp_path / "new.sqlite3", "False"), (old, "True")):
        command = [sys.executable, "-c", code, f"sqlite:///{file}"]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        assert ran.stdout.strip() == loaded


def test_portals_that_start_together_share_one_migration(old: Path) -> None:
    """R51: on an older database, and on one that does not exist yet."""
    for file in (old, old.with_name("new.sqlite3")):
        barrier = Barrier(6)

        def start(_index: int, file: Path = file, barrier: Barrier = barrier) -> str:
            barrier.wait(timeout=30)
            database = Database(f"sqlite:///{file}")
            database.close()
            return database.secret_key

        with ThreadPoolExecutor(6) as threads:
            assert len(set(threads.map(start, range(6)))) == 1


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R51: half a migration is none."""
    before = columns(old)
    upgrade = migrations.upgrade

    def fail(*arguments: object) -> None:
        upgrade(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "upgrade", fail)
        with pytest.raises(KeyboardInterrupt):
            Database(f"sqlite:///{old}")
    assert columns(old) == before
    database = Database(f"sqlite:///{old}")
    assert len(database.worlds()) == 2
    database.close()


def test_a_database_of_a_later_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    """R51: it says what to do."""
    file = tmp_path / "later.sqlite3"
    open_engine(f"sqlite:///{file}").dispose()
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("update alembic_version set version_num = '9999'")
        raw.commit()
    before = file.read_bytes()
    with pytest.raises(UnusableDatabase, match=r"schéma 9999.*Mettez le portail à jour"):
        Database(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_database_that_another_program_migrates_is_refused(tmp_path: Path) -> None:
    """R51: not even its journal mode changes."""
    file = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("create table alembic_version (version_num varchar primary key)")
        raw.execute(f"insert into alembic_version values ('{HEAD}')")
        raw.execute("create table settings (name varchar primary key, value text)")
        raw.commit()
    before = file.read_bytes()
    with pytest.raises(UnusableDatabase, match="n’est pas celle d’un portail"):
        Database(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_database_of_another_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    """R51."""
    file = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("create table settings (name varchar primary key, value text)")
        raw.execute("insert into settings values ('schema', '0')")
        raw.commit()
    with pytest.raises(UnusableDatabase, match=f"schéma 0, celui-ci connaît jusqu’à {HEAD}"):
        Database(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as raw:
        tables = raw.execute("select name from sqlite_master where type = 'table'").fetchall()
    assert tables == [("settings",)]


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    """R51."""
    file = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("create table photos (id integer)")
        raw.commit()
    with pytest.raises(UnusableDatabase, match="n’est pas celle d’un portail"):
        Database(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as raw:
        tables = raw.execute("select name from sqlite_master where type = 'table'").fetchall()
    assert tables == [("photos",)]


@pytest.mark.parametrize("kind", ["folder", "text", "address", "driver"])
def test_what_cannot_be_opened_is_told_clearly(tmp_path: Path, kind: str) -> None:
    """R51."""
    (tmp_path / "text").write_text("Ceci n’est pas une base de données. " * 100, "utf-8")
    urls = {
        "folder": f"sqlite:///{tmp_path}/absent/portail.sqlite3",
        "text": f"sqlite:///{tmp_path}/text",
        "address": "portail.sqlite3",
        "driver": "inconnu://serveur/base",
    }
    with pytest.raises(UnusableDatabase, match="ne peut pas être ouverte"):
        Database(urls[kind])
