"""What a portal is told when it starts, by the options of ``serve`` or by the environment."""

import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

from mockportal.adapters.outgoing import Relay

DEFAULT_DATABASE = "mockportal.sqlite3"
_PREFIX = "MOCKPORTAL_"
_SHORTEST_SECRET = 32
Command = TypeVar("Command", bound=Callable[..., Any])


class UnusableSettings(Exception):
    """The environment says something that no portal can be started with."""


def _option(*names: str, envvar: str, **more: Any) -> Callable[[Command], Command]:
    """An option that is also a variable of the environment, and says so in its help."""
    return click.option(*names, envvar=_PREFIX + envvar, show_envvar=True, **more)


def _usable_token(_context: object, _option: object, token: str | None) -> str | None:
    """A token that a header can carry; an empty one, of an unset variable, would open all."""
    if token is None or re.fullmatch(r"[!-~]+", token):
        return token
    reason = "est vide" if not token.strip() else "contient une espace ou une lettre accentuée"
    raise click.BadParameter(
        f"le jeton {reason} : donnez des lettres sans accent, des chiffres et des signes, "
        "ou retirez l’option pour qu’un jeton soit tiré."
    )


def _usable_address(_context: object, _option: object, url: str | None) -> str | None:
    """An address of a site, or of a folder of it."""
    if url is None or re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", url):
        return url
    raise click.BadParameter("donnez une adresse entière, par exemple https://portail.example/")


def _secret(_context: object, _option: object, file: Path | None) -> str | None:
    """What signs sessions: what the file holds, or else the variable ``MOCKPORTAL_SECRET``."""
    if file is None:
        found, where = os.environ.get(f"{_PREFIX}SECRET", ""), f"{_PREFIX}SECRET"
        if not found:
            return None
    else:
        where = str(file)
        try:
            found = file.read_text("utf-8").strip()
        except (OSError, UnicodeError) as error:
            raise click.BadParameter(f"le fichier « {file} » ne se lit pas ({error}).") from error
    if len(found) < _SHORTEST_SECRET:
        raise click.BadParameter(
            f"le secret de « {where} » a moins de {_SHORTEST_SECRET} caractères. Tirez-en un : "
            "python -c 'import secrets; print(secrets.token_hex(32))'"
        )
    return found


def _smtp_server(_context: object, _option: object, server: str | None) -> tuple[str, int] | None:
    """A host and a port, ``[::1]:1025`` included."""
    if server is None:
        return None
    with suppress(ValueError):
        parts = urlsplit(f"//{server}")
        if parts.hostname and parts.port and parts.netloc == server and "@" not in server:
            return parts.hostname, parts.port
    raise click.BadParameter("donnez un hôte et un port, par exemple localhost:1025")


OPTIONS = (
    _option(
        "--host", envvar="HOST", default="127.0.0.1", show_default=True, help="Adresse d’écoute."
    ),
    _option(
        "--port",
        envvar="PORT",
        default=8080,
        show_default=True,
        type=click.IntRange(0, 65535),
        help="Port d’écoute ; 0 en choisit un libre.",
    ),
    _option(
        "--database",
        envvar="DATABASE",
        default=None,
        metavar="URL",
        help="Adresse de la base, sqlite:///… ou postgresql+psycopg://… ; par défaut le fichier "
        f"{DEFAULT_DATABASE} du dossier courant.",
    ),
    _option(
        "--allow-domain",
        "also_domains",
        envvar="ALLOW_DOMAIN",
        multiple=True,
        metavar="DOMAINE",
        help="Accepte aussi les adresses de ce domaine (répétable). Aucun message n’y part jamais.",
    ),
    _option(
        "--smtp",
        envvar="SMTP",
        default=None,
        metavar="HÔTE:PORT",
        callback=_smtp_server,
        help="Remet aussi chaque message à ce serveur SMTP, qui les recueille (Mailpit, par "
        "exemple) ; rien d’autre que des domaines réservés. Par défaut, rien ne sort.",
    ),
    _option(
        "--token",
        envvar="TOKEN",
        default=None,
        callback=_usable_token,
        help="Jeton du pilotage hors de cette machine ; à défaut, un jeton est tiré et affiché.",
    ),
    _option(
        "--secret-file",
        "secret",
        envvar="SECRET_FILE",
        default=None,
        metavar="FICHIER",
        type=click.Path(path_type=Path),
        callback=_secret,
        help="Fichier du secret qui signe les sessions (ou la variable MOCKPORTAL_SECRET) ; à "
        "défaut, la base en garde un.",
    ),
    _option(
        "--variants",
        "folder",
        envvar="VARIANTS",
        default=None,
        metavar="DOSSIER",
        type=click.Path(path_type=Path),
        help="Ajoute les variantes (fichiers .toml) de ce dossier à celles du portail.",
    ),
    _option(
        "--keep",
        "keep_days",
        envvar="KEEP",
        default=30,
        show_default=True,
        metavar="JOURS",
        type=click.IntRange(0, 36_500),
        help="Efface les mondes dont personne ne s’est servi depuis ce nombre de jours ; "
        "0 les garde tous.",
    ),
    _option(
        "--public-url",
        envvar="PUBLIC_URL",
        default=None,
        metavar="URL",
        callback=_usable_address,
        help="Adresse que voient les visiteurs quand le portail est derrière un serveur "
        "mandataire ou dans un conteneur ; les liens la portent.",
    ),
    _option(
        "--json",
        "as_json",
        envvar="JSON",
        is_flag=True,
        help="Affiche pour un programme, en une ligne de JSON et dès que le portail répond : "
        "« url » (la salle de pilotage), « api » et « token ».",
    ),
    _option(
        "--threads",
        envvar="THREADS",
        default=8,
        show_default=True,
        type=click.IntRange(1, 64),
        help="Fils.",
    ),
)


def options(command: Command) -> Command:
    """Give a command all of them."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def from_environment() -> dict[str, Any]:
    """Every option by its name, as the environment says it and as ``serve`` would take it.

    Raises:
        UnusableSettings: a variable does not fit; the message names it.
    """
    command = options(click.command("mockportal", add_help_option=False)(lambda **_: None))
    try:
        return command.make_context("mockportal", []).params
    except click.UsageError as error:
        raise UnusableSettings(error.format_message()) from error


def relay(
    smtp: tuple[str, int] | None, also_domains: Sequence[str], root: str | None
) -> Relay | None:
    """Who is handed each mail besides.

    Args:
        root: the portal's own address, which the links in mails begin with.

    Raises:
        UnusableSettings: mails could leave for a domain that somebody owns (R52), or nobody knows
            where their links would lead.
    """
    if smtp is None:
        return None
    if also_domains:
        raise UnusableSettings(
            "--smtp ne remet de messages qu’à des domaines réservés : retirez --allow-domain "
            "(MOCKPORTAL_ALLOW_DOMAIN), ou --smtp (MOCKPORTAL_SMTP)."
        )
    if root is None:
        raise UnusableSettings(
            "Donnez MOCKPORTAL_PUBLIC_URL : les liens des messages que recueille MOCKPORTAL_SMTP "
            "commencent par cette adresse."
        )
    return Relay(*smtp, root)


def database_url(given: str | None) -> str:
    """The address of the database: the one that was given, or a file in this folder."""
    return given or f"sqlite:///{Path(DEFAULT_DATABASE).resolve()}"
