"""Only its own callers: the names of this portal, and who may send to it (R56).

A page of another site can have a browser send anything here, and a name that another site makes
lead here would join both for that browser. So a request names this portal as its operator does,
what writes does not come from another site, and addresses in answers are written from the name
that was recognised, never from the header.
"""

import ipaddress
import socket
from functools import lru_cache
from typing import Any
from urllib.parse import SplitResult, urlsplit

from flask import request
from werkzeug.wrappers import Response

from mockportal.domain.refusals import NotAllowed
from mockportal.web.control.problems import problem
from mockportal.web.headers import HEADERS

READING = frozenset({"GET", "HEAD", "OPTIONS"})
_PORTS = {"http": "80", "https": "443"}
_EVERYWHERE = frozenset({"0.0.0.0", "::"})
_OWN_SITES = frozenset({"same-origin", "none"})
_KEY = "mockportal.origins"
_UNKNOWN = (
    "Portail fictif : il ne répond pas sous ce nom. Ouvrez-le à l’adresse affichée à son "
    "démarrage, ou donnez l’adresse que voient les visiteurs avec mockportal serve --public-url."
)


@lru_cache(maxsize=256)
def is_loopback(name: str) -> bool:
    """Whether this name or address is the machine, for itself alone."""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


class OwnNames:
    """The names under which one portal is reached.

    Args:
        host: where it listens.
        public_url: the address that visitors see, where it stands behind something.
        only_here: whatever name is asked for, answer this machine alone.
    """

    def __init__(
        self, host: str = "127.0.0.1", public_url: str | None = None, *, only_here: bool = False
    ) -> None:
        self._host, self._only_here = host.casefold(), only_here
        self._public = urlsplit(public_url) if public_url else None

    @property
    def are_loopback(self) -> bool:
        """Whether no other machine is meant to ask."""
        public = self._public.hostname if self._public else None
        return is_loopback(self._host) and (public is None or is_loopback(public))

    def recognise(self, environ: dict[str, Any]) -> bool:
        """Whether the request names this portal; then it stands as asked under its own address.

        That is the public one, or else the name that was recognised with the port of the server.
        """
        asked = _split("http://" + environ.get("HTTP_HOST", ""))
        name = (asked.hostname or "") if asked else ""
        if asked is None or not self._is_own(name):
            return False
        if self._only_here and not is_loopback(environ.get("REMOTE_ADDR") or "127.0.0.1"):
            return False
        scheme = environ["wsgi.url_scheme"]
        environ[_KEY] = {_origin(scheme, name, asked.port)}
        if self._public is None:
            own = _origin(scheme, name, int(environ["SERVER_PORT"]))
        else:
            own = _origin(self._public.scheme, self._public.hostname or "", self._public.port)
            environ[_KEY].add(own)
            _mount(environ, self._public.path.rstrip("/"))
        environ["wsgi.url_scheme"], _, environ["HTTP_HOST"] = own.partition("://")
        return True

    def _is_own(self, name: str) -> bool:
        if is_loopback(name) or name == self._host:
            return True
        if self._public is not None and name == self._public.hostname:
            return True
        return self._host in _EVERYWHERE and _is_here(name)


def unknown_name(environ: dict[str, Any]) -> Response:
    """What is answered to who asks for something else: 421 Misdirected Request."""
    if environ.get("PATH_INFO", "").startswith("/control/"):
        answer = problem(421, "unknown-name", _UNKNOWN)
    else:
        answer = Response(f"{_UNKNOWN}\n", status=421, mimetype="text/plain")
    answer.headers.extend(HEADERS)
    return answer


def refuse_other_sites() -> None:
    """Run before a request that may write is looked at any further.

    A browser says where it comes from: in ``Sec-Fetch-Site``, which no page can set, or at least in
    ``Origin``. Another port of this machine is another site. A program says neither.

    Raises:
        NotAllowed: a page of another site had a browser send this.
    """
    if request.method in READING:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    foreign = site is not None and site not in _OWN_SITES
    if foreign or (origin is not None and origin not in request.environ[_KEY]):
        raise NotAllowed("other-site")


@lru_cache(maxsize=256)
def _split(url: str) -> SplitResult | None:
    """The parts of an address; None where it has none or a port that is none."""
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 and parts.path == "" else None
    except ValueError:
        return None


def _origin(scheme: str, name: str, port: int | None) -> str:
    """As browsers write it: without the port that the scheme has anyway."""
    shown = f"[{name}]" if ":" in name else name
    usual = port is None or str(port) == _PORTS[scheme]
    return f"{scheme}://{shown}" if usual else f"{scheme}://{shown}:{port}"


def _mount(environ: dict[str, Any], below: str) -> None:
    """The path of the public address, whether what stands before the portal cuts it off or not."""
    environ["SCRIPT_NAME"] = below
    path = environ["PATH_INFO"]
    if below and (path == below or path.startswith(f"{below}/")):
        environ["PATH_INFO"] = path.removeprefix(below)


@lru_cache(maxsize=256)
def _is_here(name: str) -> bool:
    """Whether this is the machine's own name, or an address that one of its networks gave it."""
    if name == socket.gethostname().casefold():
        return True
    try:
        address = ipaddress.ip_address(name)  # of a name, DNS would say whatever its owner likes
        family = socket.AF_INET6 if ":" in name else socket.AF_INET
        with socket.socket(family, socket.SOCK_DGRAM) as trying:
            trying.bind((str(address), 0))
    except (ValueError, OSError):
        return False
    return True
