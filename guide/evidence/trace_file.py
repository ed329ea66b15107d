"""A Playwright trace without secrets: its calls, pages, requests and bodies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from guide.evidence.addressed import pieces_in
from guide.evidence.secrets import Secrets
from guide.evidence.trace_events import (
    Event,
    film_of,
    has_found,
    held_in,
    is_look,
    typed_in,
    without,
)

if TYPE_CHECKING:
    from zipfile import ZipInfo

_EVENTS = (".trace", ".network")
_TEXT = (*_EVENTS, ".stacks")
_FRAMES = (".jpeg", ".jpg", ".png", ".webp")
_SOURCES = ("src/", "resources/src@")
_LONG = 6
"""From as many characters on, a secret is looked for in what is no text."""


def clean(source: Path, target: Path, secrets: Iterable[str]) -> None:
    """Write a trace without these secrets, and without what its fields of passwords held.

    A film shows whatever a page showed and nothing can be hidden in it: it is left out where there
    is a secret. The suite's sources always are, for they may quote what another scenario types; so
    are the looks of the camera.

    Raises:
        zipfile.BadZipFile, ValueError, OSError: it cannot be read as a trace, or written.
    """
    with ZipFile(source) as trace, ZipFile(target, "w", ZIP_DEFLATED) as kept:
        names = [info for info in trace.infolist() if not info.is_dir()]
        known = _known(secrets, trace, names)
        film = _film(trace, names) if known.known else frozenset[str]()
        for info in names:
            name = info.filename
            if name in film or name.startswith(_SOURCES) or (known.known and _is_frame(name)):
                continue
            with trace.open(info) as file, kept.open(info.filename, "w") as clean_file:
                if info.filename.endswith(_EVENTS):
                    _write_events(file, clean_file, known)
                else:
                    clean_file.write(_clean_body(file.read(), known))


def _known(secrets: Iterable[str], trace: ZipFile, names: list[ZipInfo]) -> Secrets:
    """The secrets that are told, and those that stand in fields of passwords.

    What was typed into a field that never came may be one: nobody saw what field it is. Of one that
    an address cuts into pieces, each piece is one too.
    """
    held: set[str] = set()
    typed: dict[str, str] = {}
    for event in _events(trace, names):
        held.update(held_in(event))
        call = event.get("callId", "")
        if (value := typed_in(event)) is not None:
            typed[call] = value
        elif has_found(event) or (event.get("type") == "after" and "error" not in event):
            typed.pop(call, None)
    known = Secrets()
    for value in (*secrets, *typed.values(), *(one for one in held if not _is_begun(one, held))):
        known.add(value)
    cut = {one for event in _events(trace, names) for one in pieces_in(event, known)}
    for piece in cut:
        known.add(piece)
    return known


def _is_begun(value: str, held: set[str]) -> bool:
    """Whether a value is another one that was not yet typed to its end."""
    return any(other != value and other.startswith(value) for other in held)


def _film(trace: ZipFile, names: list[ZipInfo]) -> frozenset[str]:
    return frozenset(filter(None, map(film_of, _events(trace, names))))


def _is_frame(name: str) -> bool:
    """Whether a file shows the window, by the name that Playwright gives it."""
    return name.endswith(_FRAMES) and ("screencast/" in name or "/page@" in name)


def _events(trace: ZipFile, names: list[ZipInfo]) -> Iterator[Event]:
    for info in names:
        if info.filename.endswith(_EVENTS):
            with trace.open(info) as file:
                yield from map(json.loads, file)


def _write_events(file: IO[bytes], kept: IO[bytes], secrets: Secrets) -> None:
    looks: set[str] = set()
    for line in file:
        event: Event = json.loads(line)
        call = event.get("callId")
        if is_look(event) and call:
            looks.add(call)
        if call in looks or (secrets.known and film_of(event)):
            continue
        if not secrets.known:
            kept.write(line)
            continue
        text = json.dumps(without(event, secrets), ensure_ascii=False, separators=(",", ":"))
        kept.write(text.encode("utf-8", "replace") + b"\n")


def _clean_body(body: bytes, secrets: Secrets) -> bytes:
    """A body or a style sheet; one that is no text, and holds a secret, is emptied."""
    if b"\0" in body:
        told = [one for one in secrets.known if len(one) >= _LONG]
        forms = (one.encode(code) for one in told for code in ("utf-8", "utf_16_le", "utf_16_be"))
        return b"" if any(form in body for form in forms) else body
    for encoding in ("utf-8", "latin-1"):
        try:
            return secrets.hide(body.decode(encoding)).encode(encoding, "replace")
        except UnicodeDecodeError:
            continue
    return b""
