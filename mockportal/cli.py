"""The command ``mockportal``."""

import gc
import json
import logging
import os
import secrets
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import urlsplit

import click

from mockportal.settings import UnusableSettings, database_url, options, relay


class Portal(click.Group):
    """The commands, which need the extra « portal » as soon as they do something."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, or say which line to type where a library is not installed."""
        try:
            return super().invoke(ctx)
        except ModuleNotFoundError as missing:
            raise click.ClickException(
                f"Il manque {missing.name}. Tapez : pip install 'procedures-vivantes[portal]'"
            ) from missing


@click.group(cls=Portal)
@click.version_option(package_name="procedures-vivantes", message="%(prog)s %(version)s")
def main() -> None:
    """Le portail fictif Net-Entreprises : pour apprendre, pour tester, sans conséquence."""


@main.command()
@options
def serve(
    host: str,
    port: int,
    database: str | None,
    token: str | None,
    threads: int,
    public_url: str | None,
    smtp: tuple[str, int] | None,
    **more: Any,
) -> None:
    """Ouvre le portail et affiche l’adresse de la salle de pilotage."""
    gc.disable()  # what is imported stays: searching it for garbage costs a fifth of the start
    from mockportal.adapters.opening import UnusableDatabase
    from mockportal.app import create_app
    from mockportal.server import Server
    from mockportal.web.callers import OwnNames, is_loopback
    from mockportal.web.waiting import WaitingRoom

    as_json, offered = more.pop("as_json"), _variants(more.pop("folder"))
    seen_as = urlsplit(public_url or "").hostname or host
    if token is None and not (is_loopback(host) and is_loopback(seen_as)):
        token = secrets.token_urlsafe(24)
    listening = _listen(host, port)
    url, taken = database_url(database), int(listening.getsockname()[1])
    shown = public_url or _address(host, taken)
    try:
        more["relay"] = relay(smtp, more["also_domains"], shown)
        waiting = WaitingRoom(threads // 2)
        names = OwnNames(host, public_url)
        app = create_app(url, token=token, offered=offered, waiting=waiting, names=names, **more)
    except (UnusableDatabase, UnusableSettings) as error:
        listening.close()
        raise click.ClickException(str(error)) from error
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a busy moment is no news
    server = Server(app, listening, threads)
    gc.freeze()
    gc.enable()
    announce = _tell_programs if as_json else _announce
    _run(server, lambda: announce(shown, token, smtp), waiting.close, quiet=as_json)


@main.command()
@click.option(
    "--variants",
    "folder",
    default=None,
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    help="Lit aussi les variantes (fichiers .toml) de ce dossier, et les vérifie.",
)
def variants(folder: Path | None) -> None:
    """Dit quelles variantes du portail existent, et ce qui les distingue."""
    from mockportal.variants.listing import listing

    click.echo(listing(_variants(folder)))


def _variants(folder: Path | None) -> Any:
    """The shipped variants and a team's own.

    Raises:
        ClickException: a file of the folder does not fit; each fault with its file and line.
    """
    from mockportal.variants import WrongVariant, with_folder

    try:
        return with_folder(folder)
    except WrongVariant as error:
        raise click.ClickException(f"Variante refusée.\n{error}") from error


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else is made.

    Raises:
        ClickException: the address is not of this machine, or the port is not free.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.getaddrinfo(host, port, family)  # listening would tell of it as of any other error
        return socket.create_server((host, port), family=family)
    except socket.gaierror as error:
        raise click.ClickException(f"L’adresse d’écoute « {host} » n’existe pas ici.") from error
    except OSError as error:
        raise click.ClickException(
            f"Le port {port} de {host} n’est pas libre ({os.strerror(error.errno or 0)}). "
            "Donnez-en un autre avec --port, ou 0 pour en choisir un."
        ) from error


def _address(host: str, port: int) -> str:
    """Where a person finds what listens there."""
    shown = f"[{host}]" if ":" in host else host
    if host in {"0.0.0.0", "::"}:
        shown = socket.gethostname()
    return f"http://{shown}:{port}/"


def _announce(address: str, token: str | None, smtp: tuple[str, int] | None) -> None:
    click.echo(f"Salle de pilotage : {address}")
    if token:
        click.echo(f"Jeton demandé par la salle et par l’API : {token}")
    leaves = f"ses messages sont aussi remis à {smtp[0]}:{smtp[1]}" if smtp else "rien n’en sort"
    click.echo(f"Portail fictif : {leaves}. Ctrl-C pour arrêter.")


def _tell_programs(address: str, token: str | None, _smtp: object) -> None:
    from mockportal.web.control.operations import PREFIX

    api = address.rstrip("/") + PREFIX
    click.echo(json.dumps({"url": address, "api": api, "token": token}))


def _run(
    server: Any, announce: Callable[[], None], let_go: Callable[[], None], *, quiet: bool
) -> None:
    """Serve until Ctrl-C or SIGTERM, either of which may come as soon as it is announced.

    Args:
        let_go: has those who wait for something answered, so that no thread keeps the server.
    """

    def stop(_signal: int, _frame: FrameType | None) -> None:
        let_go()
        raise KeyboardInterrupt

    # A shell that starts programs in the background has them ignore SIGINT.
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, stop)
    with suppress(KeyboardInterrupt):
        announce()
        server.run()
    server.close()
    if not quiet:
        click.echo("\nPortail arrêté.")
