"""The events of a Playwright trace: where words stand in them, and what password fields held."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any, cast

from guide.evidence.looking import ENGINE
from guide.evidence.secrets import HIDDEN, Secrets

Event = dict[str, Any]

_CALLS = {"type", "class", "method", "phase", "callId", "stepId", "parentId"}
_THINGS = {"pageId", "frameId", "pageref", "_frameref", "startedDateTime"}
_FILES = {"file", "_file", "sha1", "_sha1", "snapshotName", "beforeSnapshot", "afterSnapshot"}
_PLACES = frozenset(_CALLS | _THINGS | _FILES)
"""What links events with each other and with files: words of Playwright's own."""
_TYPING = {"fill", "type"}
_HELD = ("__playwright_value_", "value")
_SECRET = re.compile(r"(^|\s)(current-password|new-password|one-time-code)$", re.I)
_ASKED = re.compile(rf"{ENGINE}=[0-9a-f]+")
_TYPED = re.compile(r"(Shift\+)?.", re.S)
_SIGNED = frozenset({"authorization", "proxy-authorization"})
_BEGUN = 3
"""From this many characters on, the beginning of a secret is one that is being typed."""


def held_in(event: Event) -> Iterator[str]:
    """What fields of passwords hold, on the page that an event keeps."""
    if event.get("type") == "frame-snapshot":
        for attributes in _fields(event["snapshot"].get("html")):
            yield from (attributes[name] for name in _HELD if attributes.get(name))


def typed_in(event: Event) -> str | None:
    """What a call types; None for any other event."""
    params: Event = event.get("params") or {}
    if event.get("type") != "before" or event.get("method") not in _TYPING:
        return None
    typed = params.get("value", params.get("text"))
    return typed if isinstance(typed, str) else None


def has_found(event: Event) -> bool:
    """Whether a call says here that what it looks for is there."""
    return "locator resolved to" in str(event.get("message"))


def film_of(event: Event) -> str | None:
    """The file that an event of the film names; None for any other event."""
    if event.get("type") != "screencast-frame":
        return None
    return event.get("file") or f"resources/{event.get('sha1')}"


def is_look(event: Event) -> bool:
    """Whether a call is a look of the camera, which no suite asked for."""
    params: Event = event.get("params") or {}
    selector = params.get("selector")
    return isinstance(selector, str) and f"{ENGINE}=" in selector


def without(event: Event, secrets: Secrets) -> Event:
    """The event without secrets, without what password fields held, and without single keys."""
    found = {n: v if n in _PLACES else _hidden(v, n, secrets) for n, v in event.items()}
    if event.get("type") == "before" and _is_typed(found.get("params")):
        found["params"]["key"] = HIDDEN
    return found


def _hidden(data: Any, name: str, secrets: Secrets) -> Any:
    if isinstance(data, str):
        return _said(data, secrets)
    if isinstance(data, dict):
        facts = cast("Event", data)
        if facts.get("isBase64") is True and isinstance(facts.get("body"), str):
            facts = facts | {"body": _decoded(facts["body"], secrets)}
        if str(facts.get("name")).lower() in _SIGNED:
            facts = facts | {"value": HIDDEN}
        return {n: v if n in _PLACES else _hidden(v, n, secrets) for n, v in facts.items()}
    if isinstance(data, list):
        parts = cast("list[Any]", data)
        if name == "html":
            return _page(parts, secrets)
        return [_hidden(one, "", secrets) for one in parts]
    return None if name == "n" and str(data) in secrets.known else data


def _said(text: str, secrets: Secrets) -> str:
    return _ASKED.sub(ENGINE, secrets.hide(text))


def _decoded(body: str, secrets: Secrets) -> str:
    try:
        text = b64decode(body, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return body
    return b64encode(secrets.hide(text).encode()).decode()


def _is_typed(params: Any) -> bool:
    """Whether a call presses a key that writes something: typed one by one they are a text."""
    key = cast("Event", params).get("key") if isinstance(params, dict) else None
    return isinstance(key, str) and _TYPED.fullmatch(key) is not None


def _page(node: Any, secrets: Secrets) -> Any:
    """A page as it was: names of elements stay, their attributes and texts are hidden in."""
    if isinstance(node, str):
        return _written(node, secrets)
    if not isinstance(node, list) or not node:
        return cast("Any", node)
    parts = cast("list[Any]", node)
    tag, *rest = parts
    if not isinstance(tag, str):  # what stood there before, and has not changed
        return parts
    if rest and isinstance(rest[0], dict):
        attributes = cast("dict[str, str]", rest[0])
        told = {n: _written(v, secrets) for n, v in attributes.items()}
        if _is_secret(tag, attributes):
            told |= {name: HIDDEN for name in _HELD if told.get(name)}
        rest[0] = told
    return [tag, *(one if isinstance(one, dict) else _page(one, secrets) for one in rest)]


def _written(text: str, secrets: Secrets) -> str:
    """What a page says, or holds of a secret that is not yet typed to its end."""
    begun = len(text) >= _BEGUN and any(one.startswith(text) for one in secrets.known)
    return HIDDEN if begun else secrets.hide(text)


def _fields(node: Any) -> Iterator[dict[str, str]]:
    """The attributes of the fields of passwords below a node."""
    if not isinstance(node, list) or not node:
        return
    tag, *rest = cast("list[Any]", node)
    attributes = cast("dict[str, str]", rest[0] if rest and isinstance(rest[0], dict) else {})
    if isinstance(tag, str) and _is_secret(tag, attributes):
        yield attributes
    for one in rest if isinstance(tag, str) else ():
        yield from _fields(one)


def _is_secret(tag: str, attributes: dict[str, Any]) -> bool:
    asked = str(attributes.get("autocomplete", ""))
    kind = str(attributes.get("type", "")).lower()
    return tag.upper() == "INPUT" and (kind == "password" or _SECRET.search(asked) is not None)
