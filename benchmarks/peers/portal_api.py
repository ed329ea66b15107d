"""What no page shows a tester: a new world, mails by address, who is administrator.

The standard library alone: contestants have environments of their own, and Robot Framework takes
these functions for keywords.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

PORTAL, PICTURES, BROWSER = "PEER_PORTAL", "PEER_PICTURES", "PEER_BROWSER"
"""Variables that tell a contestant where the portal is, where pictures go (none are taken where it
is empty), and which browser to start (Playwright's own where it is empty)."""


def make_world() -> dict[str, Any]:
    """A company with two administrators; the answer has its address and its people."""
    return _answer("", json.dumps({"dataset": "deux-administrateurs", "seed": 1}).encode())


def mail_id(world: dict[str, Any], to: str, subject: str) -> int:
    """Number of the last message to this address with this subject."""
    return _answer(f"/{world['id']}/mails?{urlencode({'to': to, 'subject': subject})}")[-1]["id"]


def administrators(world: dict[str, Any]) -> list[str]:
    """Addresses of those who are administrators now."""
    people = _answer(f"/{world['id']}")["people"]
    return [one["courriel"] for one in people if "administrateur" in one["roles"]]


def next_picture() -> str:
    """Where the next picture goes; empty where none is wanted."""
    folder = os.environ.get(PICTURES, "")
    return str(Path(folder) / f"{len([*Path(folder).iterdir()]):03}.png") if folder else ""


def browser_path() -> str:
    """The browser to start; empty for Playwright's own."""
    return os.environ.get(BROWSER, "")


def _answer(below: str, body: bytes | None = None) -> Any:
    url = f"{os.environ[PORTAL]}/control/v1/worlds{below}"
    with urlopen(Request(url, body, {"Content-Type": "application/json"})) as answer:
        return json.load(answer)
