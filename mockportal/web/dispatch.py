"""Two applications at one address: each world below ``/m/<id>/``, the control room elsewhere."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.wrappers import Response

from mockportal.web.callers import READING, OwnNames, unknown_name
from mockportal.web.headers import HEADERS
from mockportal.web.metering import Meter
from mockportal.web.request_ids import name_request
from mockportal.web.waiting import WaitingRoom, offer_waiting

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
WORLD_KEY = "mockportal.world"
ROOT_KEY = "mockportal.root"
_WORLD_PATH = re.compile(r"/m/([0-9A-Za-z_-]{1,40})(/.*)?", re.DOTALL)


def world_prefix(world_id: str) -> str:
    """The path under which a world is mounted, ending in ``/``."""
    return f"/m/{world_id}/"


class WorldDispatcher:
    """Mounts each world under its prefix as ``SCRIPT_NAME`` and names it in the environment.

    Every request gets its name here, one that is meant for somebody else goes no further (R56), and
    everybody who waits looks again after one that may have written.
    """

    def __init__(
        self,
        control: WSGI,
        world: WSGI,
        names: OwnNames,
        waiting: WaitingRoom | None = None,
        meter: Meter | None = None,
    ) -> None:
        self._control, self._world, self._names = control, world, names
        self._meter = meter or Meter(int)
        self.waiting = waiting or WaitingRoom()
        self._closing: list[Callable[[], object]] = []

    def on_close(self, stop: Callable[[], object]) -> None:
        """Have this done when the program is closed, in the order in which it was said."""
        self._closing.append(stop)

    def close(self) -> None:
        """Let go who waits, end what works beside the requests, and give the database back."""
        self.waiting.close()
        for stop in self._closing:
            stop()

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        offer_waiting(environ, self.waiting)
        start = name_request(environ, start_response)
        if self._meter.counts:
            start = self._meter.measured(environ, start)
        try:
            return self._dispatch(environ, start)
        finally:
            if environ["REQUEST_METHOD"] not in READING:
                self.waiting.wake()

    def _dispatch(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        if not self._names.recognise(environ):
            return unknown_name(environ)(environ, start_response)
        root = environ.get("SCRIPT_NAME", "")
        environ[ROOT_KEY] = root
        match = _WORLD_PATH.fullmatch(environ.get("PATH_INFO", ""))
        if match is None:
            return self._control(environ, start_response)
        world_id, path = match.groups()
        if path is None:
            return _add_slash(environ, root + world_prefix(world_id))(environ, start_response)
        environ[WORLD_KEY] = world_id
        environ["SCRIPT_NAME"] = f"{root}/m/{world_id}"
        environ["PATH_INFO"] = path
        return self._world(environ, start_response)


def _add_slash(environ: dict[str, Any], location: str) -> Response:
    query = environ.get("QUERY_STRING", "")
    to = location + (f"?{query}" if query else "")
    return Response(status=308, headers={**HEADERS, "Location": to})
