"""What ``serve`` is told can be told by the environment, to a server of many processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from werkzeug.test import Client

from mockportal.app import create_app
from mockportal.cli import main
from mockportal.settings import UnusableSettings, from_environment

SECRET = "un secret assez long pour signer des sessions"


@pytest.fixture(autouse=True)
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """An environment that names a database and nothing else of the portal."""
    monkeypatch.delenv("MOCKPORTAL_TOKEN", raising=False)
    monkeypatch.setenv("MOCKPORTAL_DATABASE", f"sqlite:///{tmp_path}/portail.sqlite3")
    return monkeypatch


def test_every_option_of_serve_is_a_variable() -> None:
    """R51: named after it, and told by the help."""
    serve = main.commands["serve"]
    named = [one for one in serve.params if isinstance(one, click.Option)]
    assert len(named) >= 11
    shown = CliRunner().invoke(main, ["serve", "--help"]).output.replace("\n", "")
    for one in named:
        assert one.envvar == "MOCKPORTAL_" + one.opts[0][2:].replace("-", "_").upper()
        assert str(one.envvar) in shown


def test_the_environment_is_read_as_the_options_are(told: pytest.MonkeyPatch) -> None:
    """R51, R52."""
    told.setenv("MOCKPORTAL_KEEP", "3")
    told.setenv("MOCKPORTAL_ALLOW_DOMAIN", "un.test deux.test")
    read = from_environment()
    assert (read["keep_days"], read["also_domains"]) == (3, ("un.test", "deux.test"))
    told.setenv("MOCKPORTAL_KEEP", "toujours")
    with pytest.raises(UnusableSettings, match="MOCKPORTAL_KEEP"):
        create_app()


def test_the_factory_builds_what_the_environment_says(told: pytest.MonkeyPatch) -> None:
    """R51: here with a token, which is then demanded."""
    told.setenv("MOCKPORTAL_TOKEN", "jeton")
    with closing(create_app()) as app:
        asked = [
            Client(app).post("/control/v1/worlds", headers=headers).status_code
            for headers in ({}, {"Authorization": "Bearer jeton"})
        ]
    assert asked == [401, 201]


def test_without_a_token_this_machine_alone_is_answered(told: pytest.MonkeyPatch) -> None:
    """R51, R56: wherever the server listens, which the factory cannot know."""
    with closing(create_app()) as app:
        for address, status in (("127.0.0.1", 201), ("192.0.2.7", 421), ("", 201)):
            answer = Client(app).post(
                "/control/v1/worlds", environ_overrides={"REMOTE_ADDR": address}
            )
            assert answer.status_code == status, address
    for name, value in (("HOST", "0.0.0.0"), ("PUBLIC_URL", "https://portail.example/")):
        with told.context() as patch:
            patch.setenv(f"MOCKPORTAL_{name}", value)
            with pytest.raises(UnusableSettings, match="MOCKPORTAL_TOKEN"):
                create_app()


def test_one_secret_comes_from_a_file_or_from_the_environment(
    told: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """R26: the file counts first, and the line's end is none of it."""
    assert from_environment()["secret"] is None
    told.setenv("MOCKPORTAL_SECRET", SECRET)
    assert from_environment()["secret"] == SECRET
    file = tmp_path / "secret"
    file.write_text(SECRET.upper() + "\n", "utf-8")
    told.setenv("MOCKPORTAL_SECRET_FILE", str(file))
    assert from_environment()["secret"] == SECRET.upper()


@pytest.mark.parametrize("content", [None, "", "trop court"])
def test_a_secret_that_is_none_is_refused(
    told: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    """R26: with what to type."""
    file = tmp_path / "secret"
    if content is not None:
        file.write_text(content, "utf-8")
    told.setenv("MOCKPORTAL_SECRET_FILE", str(file))
    with pytest.raises(UnusableSettings, match=r"secrets.token_hex|ne se lit pas"):
        create_app()


def test_mails_are_handed_to_an_smtp_server_that_the_environment_names(
    told: pytest.MonkeyPatch,
) -> None:
    """R20, R52: with the address that visitors see, which nobody else can tell."""
    assert from_environment()["smtp"] is None
    told.setenv("MOCKPORTAL_SMTP", "[::1]:1025")
    assert from_environment()["smtp"] == ("::1", 1025)
    with pytest.raises(UnusableSettings, match="MOCKPORTAL_PUBLIC_URL"):
        create_app()
    told.setenv("MOCKPORTAL_PUBLIC_URL", "http://localhost/net")
    create_app().close()
    told.setenv("MOCKPORTAL_ALLOW_DOMAIN", "entreprise.fr")
    with pytest.raises(UnusableSettings, match="domaines réservés"):
        create_app()


@pytest.mark.parametrize("server", ["localhost", "localhost:", ":25", "a@b:25", "h:25/x", "h:0"])
def test_an_smtp_server_that_is_none_is_refused(told: pytest.MonkeyPatch, server: str) -> None:
    """R20: with an example of one."""
    told.setenv("MOCKPORTAL_SMTP", server)
    with pytest.raises(UnusableSettings, match="localhost:1025"):
        create_app()
