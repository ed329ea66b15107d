"""Each request has a name: its answer carries it, and so does what it changed in the journal."""

import re
import secrets
from collections.abc import Callable
from typing import Any

HEADER = "X-Request-Id"
WELL_FORMED = "[0-9A-Za-z._-]{1,64}"
_KEY = "mockportal.request"


def name_request(environ: dict[str, Any], start_response: Callable[..., Any]) -> Callable[..., Any]:
    """Take the name that the request brings when it is well formed, else make one.

    Returns:
        What starts the answer with the name in its headers.
    """
    given = environ.get("HTTP_X_REQUEST_ID", "")
    name = given if re.fullmatch(WELL_FORMED, given) else secrets.token_hex(8)
    environ[_KEY] = name

    def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
        return start_response(status, [*headers, (HEADER, name)], *error)

    return start


def request_id(environ: dict[str, Any]) -> str:
    """The name of the request."""
    return environ[_KEY]
