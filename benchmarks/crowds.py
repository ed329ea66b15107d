"""Databases with many worlds, and worlds with many people, made faster than people would."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from mockportal.adapters.sql import Database
from mockportal.adapters.tables import mapping
from mockportal.domain.company import Account, Company
from mockportal.domain.identifiers import siret_from
from mockportal.domain.moments import PARIS
from mockportal.domain.roles import Role
from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.ports import Portal
from mockportal.services import PortalServices
from mockportal.usecases import registering

NOW = datetime(2026, 1, 12, 9, tzinfo=PARIS)
PASSWORD = "Motdepasse12"
SEATS, PER_COMPANY = 3, 5
_OUTSIDE = {"worlds", "settings", "alembic_version", "snapshots"}


def opened(file: Path) -> PortalServices:
    """A portal without its web on a database file, made when it does not exist."""
    return PortalServices(Database(f"sqlite:///{file}"))


def close(services: PortalServices) -> None:
    """Give the connections back."""
    services.database.close()


def lived_in(services: PortalServices) -> str:
    """A world with two administrators, a pending candidate, mails and a journal."""
    with services.create_world("deux-administrateurs", "documente", NOW, 1) as portal:
        register(portal)
        return portal.world.id


def register(portal: Portal) -> None:
    """A candidate walks through the registration and asks for a decision."""
    siret = portal.store.find(Company)[0].siret
    typed = registering.Candidate(siret, "Martin", "Zoé", "0199001234", "zoe@martin.example")
    secrets = registering.Secrets(PASSWORD, PASSWORD, SECRET_QUESTIONS[0], "Sel")
    candidate = registering.register(portal, typed)
    registering.accept_terms(portal, candidate)
    registering.check_information(portal, candidate)
    registering.choose_secrets(portal, candidate, secrets)
    registering.check_authentication(portal, candidate)
    registering.ask_cooptation(portal, candidate)


def fill_with_worlds(file: Path, many: int) -> None:
    """Bring a database to so many worlds, all but one copies of one world row by row."""
    services = opened(file)
    template = lived_in(services)
    close(services)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("create temp table copies (copy_id text)")
        raw.executemany("insert into copies values (?)", ((f"copie-{n}",) for n in range(1, many)))
        _copy(raw, "worlds", "id", template)
        tables = raw.execute("select name from sqlite_master where type = 'table'").fetchall()
        for (table,) in tables:
            if table not in _OUTSIDE:
                _copy(raw, table, "world_id", template)
        raw.commit()


def _copy(raw: sqlite3.Connection, table: str, key: str, template: str) -> None:
    names = [row[1] for row in raw.execute(f"pragma table_info({table})")]
    others = ", ".join(f'"{name}"' for name in names if name != key)
    raw.execute(
        f"insert into {table} ({key}, {others}) select copy_id, {others} "
        f"from (select * from {table} where {key} = ?), copies",
        (template,),
    )


def copy_on_postgresql(raw: Any, template: str, many: int) -> None:
    """Bring a database to so many worlds, all but one copies of one world made by PostgreSQL.

    Args:
        raw: a connection of psycopg's that begins no transaction by itself.
    """
    for table in mapping.metadata.sorted_tables:
        key = "id" if table.name == "worlds" else "world_id"
        if table.name in _OUTSIDE - {"worlds"} or key not in table.c:
            continue
        others = ", ".join(f'"{column.name}"' for column in table.c if column.name != key)
        raw.execute(
            f"insert into {table.name} ({key}, {others}) select 'copie-' || n, {others} "
            f"from {table.name}, generate_series(1, %s) n where {key} = %s",
            (many - 1, template),
        )
    raw.execute("vacuum analyze")


def crowded_world(services: PortalServices, people: int, per_company: int = PER_COMPANY) -> str:
    """A world of companies with three administrators and some who only declare."""
    with services.create_world("vierge", "documente", NOW, 1) as portal:
        for first in range(0, people, per_company):
            company = _company(first // per_company)
            portal.store.add(company)
            for number in range(first, min(first + per_company, people)):
                portal.store.add(_person(number, company.siret, number - first, services))
        return portal.world.id


def _company(number: int) -> Company:
    siren = siret_from(f"0009{number:04}")[:9]
    return Company(siret_from(f"{siren}0001"), f"Entreprise {number}", "1, rue A", "75000", "PARIS")


def _person(number: int, siret: str, place: int, services: PortalServices) -> Account:
    role = Role.ADMINISTRATOR if place < SEATS else Role.DECLARANT
    letters = "".join(chr(97 + int(digit)) for digit in f"{number:05}")
    return Account(
        id=number + 1,
        siret=siret,  # type: ignore[arg-type]
        nom=f"Nom {letters}",
        prenom="Zoé",
        courriel=f"{letters}@entreprise.example",
        telephone="0199000000",
        password=services.cheap_hash(services.seeded_password),
        roles=frozenset({role}),
    )
