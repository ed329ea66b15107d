"""Documents that Word holds within a document (``w:altChunk``), read by their own readers."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.documents.blocks import Block
from guide.documents.decoding import decode
from guide.documents.model import DocumentError, Place, Unread
from guide.documents.plain import read_plain
from guide.documents.web import html_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PART, _UNREAD = "document inséré", "un document inséré"
_FAR = 10_000
"""Tables of an inserted document are counted from here on, apart from those around it."""


def inserted(data: bytes | None, path: Path, place: Place) -> Iterator[Block | Unread]:
    """The blocks of an inserted document, all at the place where it stands.

    Args:
        data: what the part holds; None if it is missing.
        path: of the document around it.
        place: of the paragraph before it.
    """
    if data is None or data.startswith((b"{\\rtf", b"\xd0\xcf\x11\xe0", b"PK")):
        yield Unread(_UNREAD, place)
        return
    try:
        blocks = list(_blocks(data, path))
    except DocumentError:
        yield Unread(_UNREAD, place)
        return
    base = _FAR * (place.paragraph or 1)
    for block in blocks:
        if isinstance(block, Unread):
            yield Unread(block.what, place)
            continue
        cell = replace(block.cell, table=base + block.cell.table) if block.cell else None
        yield replace(block, place=replace(place, part=_PART), cell=cell)


def _blocks(data: bytes, path: Path) -> Iterable[Block | Unread]:
    if b"mime-version" in data[:2048].lower():
        message = email.message_from_bytes(data, policy=email.policy.default)
        page = message.get_body(("html", "plain"))
        text = page.get_content() if page is not None else ""
        return html_blocks(text.encode(), path) if isinstance(text, str) else ()
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return html_blocks(data, path)
    return read_plain(decode(data, path))
