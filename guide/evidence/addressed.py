"""Secrets that stand in an address as they are: a browser cuts them where it takes it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from guide.evidence.secrets import Secrets

_CUTS = re.compile(r"[&#;=+?/%\s]+")
_SHORTEST = 2
"""Characters of a piece that tells something."""


def pieces_in(event: dict[str, Any], secrets: Secrets) -> Iterator[str]:
    """The pieces of every secret that an address of this event leaves in no part whole.

    Args:
        event: of a Playwright trace.
        secrets: what nobody may read.
    """
    for address in _addresses(event):
        parts = "\n".join(_parts(address))
        for secret in secrets.known:
            if secret in address and secret not in parts:
                yield from (one for one in _CUTS.split(secret) if len(one) >= _SHORTEST)


def _addresses(event: dict[str, Any]) -> Iterator[str]:
    params: dict[str, Any] = event.get("params") or {}
    seen: dict[str, Any] = event.get("snapshot") or {}
    request: dict[str, Any] = seen.get("request") or {}
    for place in (params, request):
        if isinstance(address := place.get("url"), str):
            yield address


def _parts(address: str) -> Iterator[str]:
    """What programs make of an address: its path, its fragment, and each name and value it asks."""
    try:
        split = urlsplit(address)
    except ValueError:  # no address: whoever takes it apart fails, too
        return
    yield from (split.path, split.fragment)
    for pair in parse_qsl(split.query, keep_blank_values=True):
        yield from pair
