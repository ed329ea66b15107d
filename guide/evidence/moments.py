"""What was attached to a step, read back as it happened."""

from __future__ import annotations

import json
from base64 import b64decode
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from guide.evidence import media, observed
from guide.evidence.folder import PICTURES
from guide.evidence.plan import Node
from guide.evidence.status import Status
from guide.i18n import gettext

_PLAIN = {
    media.FAULT: observed.Fault,
    media.ARRANGED: observed.Arranged,
    media.LOST: observed.Lost,
}
_APART = {media.TREE, media.JOURNAL}
_FARTHEST = 10_000_000
"""Pixels: nothing that a page shows is as far away."""
_MOMENTS = {media.ACTION, media.READING, media.VIEW, *_PLAIN}


def moments_of(directory: Path, attached: list[Node]) -> tuple[observed.Moment, ...]:
    """Actions, readings, views and faults, in the order they happened."""
    found = (_moment(directory, attachment) for attachment in attached)
    return tuple(moment for moment in found if moment is not None)


def screenshots_of(directory: Path, attached: list[Node]) -> tuple[observed.Screenshot, ...]:
    """All screenshots of a step, in the order they were taken."""
    return tuple(_file(directory, a["url"]) for a in attached if "url" in a)


def failure_of(
    directory: Path, status: Status, result: Node, attached: list[Node]
) -> observed.Failure | None:
    """Why the step is red, or why it was skipped; None when there is nothing to say."""
    message = result.get("message")
    if message is None and not status.is_red:
        return None
    exception = result.get("exception", {})
    journals = [json.loads(a["body"]) for a in attached if a["mediaType"] == media.JOURNAL]
    return observed.Failure(
        message=message or "",
        kind=exception.get("type"),
        trace=exception.get("stackTrace"),
        pages=tuple(
            _wreck(directory, json.loads(a["body"]))
            for a in attached
            if a["mediaType"] == media.TREE
        ),
        journal=tuple(entry for journal in journals for entry in journal),
    )


def _moment(directory: Path, attachment: Node) -> observed.Moment | None:
    kind = attachment["mediaType"]
    if "url" in attachment or kind in _APART:
        return None
    if kind not in _MOMENTS:
        return _attached(attachment)
    body: dict[str, Any] = json.loads(attachment["body"])
    if kind in _PLAIN:
        return _PLAIN[kind](**body)
    body["time"] = datetime.fromisoformat(body["time"]) if body["time"] else None
    if kind == media.READING:
        return observed.Reading(**body)
    body["picture"] = _screenshot(directory, body["picture"])
    body["page"] = _page(body["page"]) if body["page"] else None
    if kind == media.VIEW:
        return observed.View(**body)
    body["box"] = _box(body["box"]) if body["box"] else None
    return observed.Action(**body)


def _attached(message: Node) -> observed.Attached:
    body, binary = message["body"], message["contentEncoding"] == "BASE64"
    return observed.Attached(
        media_type=message["mediaType"],
        name=message.get("fileName"),
        text=None if binary else body,
        data=b64decode(body) if binary else None,
    )


def _screenshot(directory: Path, name: str | None) -> observed.Screenshot | None:
    return _file(directory, name) if name else None


def _file(directory: Path, name: str) -> observed.Screenshot:
    place = PurePosixPath(name)
    if place.parts[:1] != (PICTURES,) or ".." in place.parts or "\\" in name:
        raise ValueError(gettext("« {name} » sort du dossier des images").format(name=name))
    return observed.Screenshot(name, directory / name)


def _box(numbers: list[float]) -> observed.Box:
    x, y, width, height = numbers
    if not abs(x) + abs(y) + abs(width) + abs(height) < _FARTHEST:  # nor what is no number
        raise ValueError(
            gettext("{numbers} n’est pas une place dans une page").format(numbers=numbers)
        )
    return observed.Box(x, y, width, height)


def _page(body: dict[str, Any]) -> observed.PageView:
    elements = tuple(
        observed.Element(**(element | {"box": _box(element["box"])}))
        for element in body["elements"]
    )
    lines = tuple(body.get("lines", ()))
    return observed.PageView(body["title"], body["path"], elements, lines)


def _wreck(directory: Path, body: dict[str, Any]) -> observed.Wreck:
    body["picture"] = _screenshot(directory, body["picture"])
    facts: dict[str, Any] = {"lost": None} | body
    return observed.Wreck(**facts)
