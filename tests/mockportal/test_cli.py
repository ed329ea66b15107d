"""``mockportal serve``: says where it is, stops cleanly, explains what it cannot do."""

from __future__ import annotations

import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner

import mockportal
from mockportal.cli import main
from tests.mockportal.sink import Sink

ROOT = Path(mockportal.__file__).parents[1]


@contextmanager
def serving(
    folder: Path, *options: str, ready: str = "Ctrl-C"
) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A portal of its own process, and the lines that it printed before it was ready."""
    command = [
        sys.executable,
        "-m",
        "mockportal",
        "serve",
        "--port",
        "0",
        "--database",
        f"sqlite:///{folder}/portail.sqlite3",
        *options,
    ]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=None,
    )
    assert process.stdout
    try:
        lines: list[str] = []
        while not lines or ready not in lines[-1]:
            line = process.stdout.readline()
            assert line, process.communicate()[1]
            lines.append(line.rstrip())
        yield process, lines
    finally:
        process.kill()
        process.communicate()


def port_of(lines: list[str]) -> int:
    """The port that was announced."""
    found = re.fullmatch(r"Salle de pilotage : http://[^/]+:(\d+)/", lines[0])
    assert found, lines
    return int(found[1])


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_address_answers_and_stops_cleanly(tmp_path: Path, stop: int) -> None:
    """R51: on Ctrl-C and when it is asked to end; on loopback without a token."""
    with serving(tmp_path) as (process, lines):
        assert not any("Jeton" in line for line in lines)
        address = f"http://127.0.0.1:{port_of(lines)}/"
        assert lines[0].endswith(address)
        with urlopen(address) as page:
            assert page.status == 200
        request = Request(f"{address}control/v1/worlds", method="POST")
        with urlopen(request) as answer:
            world = json.load(answer)
        with urlopen(world["url"]) as page:
            assert "Votre compte" in page.read().decode()
        process.send_signal(stop)
        out, error = process.communicate(timeout=30)
        assert (process.returncode, error) == (0, "")
        assert "Portail arrêté." in out


def test_it_tells_programs_its_address_before_it_serves(tmp_path: Path) -> None:
    """R51: one line, where what it names answers; and nothing else, to the end."""
    with serving(tmp_path, "--json", "--token", "un-jeton", ready='"api"') as (process, lines):
        told = json.loads(lines[0])
        assert (told["token"], told["api"]) == ("un-jeton", f"{told['url']}control/v1")
        headers = {"Authorization": f"Bearer {told['token']}"}
        with urlopen(Request(f"{told['api']}/worlds", headers=headers)) as answer:
            assert json.load(answer)["worlds"] == []
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=30) == ("", "")


def test_it_stops_cleanly_as_soon_as_it_is_announced(tmp_path: Path) -> None:
    """R51: before it has answered anything."""
    with serving(tmp_path) as (process, _lines):
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
        assert process.returncode == 0


def test_it_says_where_its_mails_go(tmp_path: Path) -> None:
    """R52: and links in them lead to the address that it prints."""
    with Sink().open() as sink, serving(tmp_path, "--smtp", sink.address) as (_process, lines):
        assert sink.address in lines[1]
        address = lines[0].rpartition(" ")[2]
        body = json.dumps({"dataset": "candidat-en-attente"}).encode()
        kind = {"Content-Type": "application/json"}
        with urlopen(Request(f"{address}control/v1/worlds", body, kind)) as answer:
            world = json.load(answer)
        (first, *_) = sink.taken(1)
        assert f"{world['url']}cooptation/" in first.get_body(("plain",)).get_content()


def test_no_mail_leaves_for_a_domain_that_the_operator_adds() -> None:
    """R52: both together are refused."""
    told = refused("--port", "0", "--smtp", "localhost:1025", "--allow-domain", "entreprise.fr")
    assert "domaines réservés" in told


def test_off_loopback_it_prints_a_token_and_demands_it(tmp_path: Path) -> None:
    """R51."""
    with serving(tmp_path, "--host", "0.0.0.0") as (_process, lines):
        (printed,) = [line for line in lines if "Jeton" in line]
        token = printed.rpartition(" : ")[2]
        assert len(token) >= 24
        address = f"http://127.0.0.1:{port_of(lines)}/control/v1/worlds"
        with pytest.raises(HTTPError) as caught:
            urlopen(Request(address, method="POST"))
        caught.value.close()
        assert caught.value.code == 401
        headers = {"Authorization": f"Bearer {token}"}
        with urlopen(Request(address, method="POST", headers=headers)) as answer:
            assert answer.status == 201


def refused(*options: str) -> str:
    """What is printed when the portal cannot be served."""
    ran = CliRunner().invoke(main, ["serve", *options])
    assert ran.exit_code in {1, 2}, ran.output
    assert isinstance(ran.exception, SystemExit)
    assert "Traceback" not in ran.output
    return " ".join(ran.output.split())


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """R51."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        told = refused("--port", port, "--database", f"sqlite:///{tmp_path}/a.sqlite3")
    assert f"Le port {port} de 127.0.0.1 n’est pas libre" in told
    assert "--port" in told


def test_an_address_that_is_not_of_this_machine_is_told(tmp_path: Path) -> None:
    """R51."""
    told = refused(
        "--host", "inconnu.invalid", "--port", "0", "--database", f"sqlite:///{tmp_path}/a.sqlite3"
    )
    assert "L’adresse d’écoute « inconnu.invalid » n’existe pas ici" in told


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    """R51."""
    told = refused("--port", "0", "--database", f"sqlite:///{tmp_path}/absent/a.sqlite3")
    assert "ne peut pas être ouverte" in told
    assert "dossier" in told


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """R51: here because it is a folder, so that root sees it too."""
    (tmp_path / "a.sqlite3").mkdir()
    told = refused("--port", "0", "--database", f"sqlite:///{tmp_path}/a.sqlite3")
    assert "ne peut pas être ouverte" in told


@pytest.mark.parametrize("url", ["portail.sqlite3", "inconnu://x/y"])
def test_an_address_of_a_database_that_is_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    """R51: with an example of one."""
    monkeypatch.chdir(tmp_path)

    assert "sqlite:///portail.sqlite3" in refused("--port", "0", "--database", url)


def test_a_database_of_another_version_is_told(tmp_path: Path) -> None:
    """R51."""
    file = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("create table settings (name varchar primary key, value text)")
        raw.execute("insert into settings values ('schema', '0')")
        raw.commit()
    told = refused("--port", "0", "--database", f"sqlite:///{file}")
    assert "autre version du portail (schéma 0, celui-ci connaît" in told
    assert "--database" in told


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_is_none_is_told(port: str) -> None:
    """R51."""
    assert "--port" in refused("--port", port)


def test_worlds_left_behind_are_swept_unless_told_otherwise(tmp_path: Path) -> None:
    """R51: ``--keep`` says after how many days."""
    ran = CliRunner().invoke(main, ["serve", "--help"])
    assert "default: 30" in ran.output
    assert "--keep" in refused("--keep", "-1")
    with serving(tmp_path, "--keep", "1") as (process, lines):
        assert process.poll() is None
        assert lines


def test_the_help_is_french() -> None:
    """R51."""
    ran = CliRunner().invoke(main, ["serve", "--help"])
    assert ran.exit_code == 0
    for option in ("--host", "--port", "--database", "--token", "--allow-domain", "--keep"):
        assert option in ran.output
    assert "Ouvre le portail" in ran.output


@pytest.mark.parametrize("token", ["", " ", "clé-été", "deux mots"])
def test_a_token_that_guards_nothing_or_that_no_header_carries_is_refused(token: str) -> None:
    """R51."""
    assert "le jeton" in refused("--host", "0.0.0.0", "--token", token)


def test_without_its_libraries_it_says_which_line_to_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "mockportal.variants.listing", None)
    result = CliRunner().invoke(main, ["variants"])
    assert result.exit_code == 1
    assert "Tapez : pip install 'procedures-vivantes[portal]'" in result.output
