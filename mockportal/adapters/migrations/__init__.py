"""The revisions of the schema, and walking a database through them."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

_HERE = Path(__file__).parent


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    return config


def revisions() -> list[str]:
    """Every revision that this version knows, oldest first."""
    found = ScriptDirectory.from_config(_config()).walk_revisions()
    return [script.revision for script in found][::-1]


def stamp(connection: Connection, revision: str) -> None:
    """Write down which revision a database stands at, without changing anything else."""
    command.stamp(_config(connection), revision)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring a database to a revision, in the transaction of this connection."""
    command.upgrade(_config(connection), revision)
