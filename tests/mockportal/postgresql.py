"""A PostgreSQL for tests: made from Debian's programs, in a folder of its own, on a free port."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any

NEEDED = "PostgreSQL n’est pas installé (apt-get install postgresql)"
_USER = "portail"
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "300",
    "fsync": "off",  # the machine stays on; what a killed process wrote is written
    "full_page_writes": "off",
    "shared_buffers": "32MB",
}


def programs() -> Path | None:
    """Where initdb and pg_ctl are: Debian's newest, or those on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts[-3:])
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class Cluster:
    """A PostgreSQL of its own, with as many empty databases as are asked for."""

    def __init__(self, found: Path, folder: Path) -> None:
        self._programs, self._data = found, folder / "data"
        self._numbers = count(1)
        self._run("initdb", "-D", self._data, "-A", "trust", "-U", _USER, "-E", "UTF8", "--no-sync",
                  "--locale=C.UTF-8")  # fmt: skip
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        settings = {**_SETTINGS, "port": self.port}
        lines = [f"{name} = '{value}'\n" for name, value in settings.items()]
        with (self._data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(lines)
        self.start()

    def start(self) -> None:
        """Serve; returns when it takes connections."""
        self._run("pg_ctl", "start", "-w", "-D", self._data, "-l", self._data / "log")

    def stop(self, mode: str = "fast") -> None:
        """Stop: ``fast`` ends what is going on, ``immediate`` is a crash."""
        self._run("pg_ctl", "stop", "-w", "-D", self._data, "-m", mode)

    def wait(self, seconds: float = 60) -> None:
        """Wait until it takes connections, for instance after it has recovered."""
        import psycopg

        end = monotonic() + seconds
        while True:
            try:
                return self.connect().close()
            except psycopg.OperationalError:
                assert monotonic() < end

    def new_url(self) -> str:
        """The address of a new empty database."""
        name = f"base{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://{_USER}@127.0.0.1:{self.port}/{name}"

    def connect(self, database: str = "postgres") -> Any:
        """A connection that begins no transaction by itself."""
        import psycopg  # only where there is a PostgreSQL

        address: dict[str, Any] = {"host": "127.0.0.1", "port": self.port, "user": _USER}
        return psycopg.connect(**address, dbname=database, autocommit=True)

    def execute(self, statement: str, database: str = "postgres") -> list[Any]:
        """Ask something, in a transaction of its own; the rows, where there are any."""
        with self.connect(database) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *words: object) -> None:
        """Run one of its programs: as « postgres » where this is root, as whom it refuses."""
        who: dict[str, Any] = {"user": "postgres", "group": "postgres"} if _is_root() else {}
        command = [str(self._programs / program), *map(str, words)]
        # Its server outlives it, and would keep a pipe open.
        with tempfile.TemporaryFile() as said:
            ran = subprocess.run(
                command, cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False,
                extra_groups=[] if who else None, **who,
            )  # fmt: skip
            said.seek(0)
            assert ran.returncode == 0, said.read().decode()


@contextmanager
def cluster() -> Iterator[Cluster | None]:
    """A PostgreSQL that is gone afterwards with all it kept; None where there is no program."""
    found = programs()
    if found is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="postgresql-") as name:
        folder = Path(name)
        if _is_root():
            shutil.chown(folder, "postgres", "postgres")
        made = Cluster(found, folder)
        try:
            yield made
        finally:
            made.stop("immediate")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
