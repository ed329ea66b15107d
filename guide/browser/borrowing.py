"""A browser that runs elsewhere: how to reach it, and why it could not be."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypedDict
from urllib.parse import parse_qs, urlencode, urlsplit

from guide.browser import STEADY

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVER = "GUIDE_BROWSER_SERVER"
"""Names the server where no option can: a command that plays the suite by itself."""
OPTIONS = "launch-options"
_OTHER_VERSION = re.compile(r"server version: (v[\d.]+).*?client version: (v[\d.]+)", re.DOTALL)
_NOBODY = re.compile(r"ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EAI_AGAIN")


class ServerAddress(ValueError):
    """What was given is no address of a server; the message says what one looks like, in French."""


class Connection(TypedDict):
    """Keyword arguments for ``chromium.connect``."""

    endpoint: str
    expose_network: str
    headers: dict[str, str]
    slow_mo: float


def connection_to(address: str, wanted: Mapping[str, Any]) -> Connection:
    """How to borrow a browser from Playwright's ``run-server``.

    Servers on this machine stay reachable for that browser (``expose_network``): a portal on
    127.0.0.1 too. What the address says about starting it (``?launch-options=``, Playwright's own
    word) comes before what is asked for here.

    Args:
        address: ``ws://…`` or ``wss://…``.
        wanted: keyword arguments as for ``chromium.launch``; a path of this machine is not for that
            one.

    Raises:
        ServerAddress: when it is no such address.
    """
    parts = urlsplit(address)
    query = parse_qs(parts.query)
    try:
        theirs = json.loads(query.pop(OPTIONS, ["{}"])[0])
    except ValueError:
        theirs = None
    if parts.scheme not in {"ws", "wss"} or not parts.hostname or not isinstance(theirs, dict):
        raise ServerAddress(
            f"« {address} » n’est pas l’adresse d’un serveur de navigateurs. "
            "Elle est de la forme ws://machine:3000/ ; « python -m guide.browser --lend » la donne."
        )
    launch: dict[str, Any] = {"args": [*STEADY], "headless": wanted.get("headless", True), **theirs}
    return {
        "endpoint": parts._replace(query=urlencode(query, doseq=True)).geturl(),
        "expose_network": "<loopback>",
        "headers": {f"x-playwright-{OPTIONS}": json.dumps(launch)},
        "slow_mo": wanted.get("slow_mo", 0),
    }


def why_not(address: str, refusal: str) -> str:
    """Why no browser came from there and what to do, in French.

    Args:
        address: as it was given.
        refusal: the message of Playwright's error.
    """
    if versions := _OTHER_VERSION.search(refusal):
        server, client = versions.groups()
        return (
            f"Le serveur de navigateurs {address} parle Playwright {server}, cette suite "
            f"Playwright {client} : installez la même version des deux côtés."
        )
    if _NOBODY.search(refusal):
        return (
            f"Aucun serveur de navigateurs ne répond à {address}. Lancez-le "
            "(python -m guide.browser --lend), ou retirez --browser-server et "
            f"{SERVER} ({_first_line(refusal)})."
        )
    if "Executable doesn't exist" in refusal:
        return (
            f"Le serveur {address} n’a pas le navigateur de Playwright. Donnez l’adresse que "
            "« python -m guide.browser --lend » affiche là-bas : elle nomme celui de sa machine. "
            "Un serveur lancé autrement doit l’être avec --unsafe pour en tenir compte."
        )
    return f"Le serveur de navigateurs {address} n’a pas prêté le sien : {_first_line(refusal)}"


def _first_line(refusal: str) -> str:
    return refusal.partition("\n")[0].removeprefix("BrowserType.connect: ")
