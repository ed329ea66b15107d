"""The pictures of a report: each content stored once, made smaller without losing a pixel."""

from __future__ import annotations

import base64
import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError, features

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.evidence.record import Screenshot


@dataclass(frozen=True, slots=True)
class EmbeddedImage:
    """A picture by its content: ``id`` is drawn from its bytes, the size is in its pixels."""

    id: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Block:
    """What the page carries of a picture: its media type and its bytes in base64."""

    id: str
    media_type: str
    data: str


class EmbeddedImages:
    """Collects pictures while the page is laid out, and gives each of them once at its end."""

    def __init__(self) -> None:
        self._by_name: dict[str, EmbeddedImage | None] = {}
        self._files: dict[str, Path] = {}
        self._kept: dict[str, EmbeddedImage] = {}

    def add(self, picture: Screenshot) -> EmbeddedImage | None:
        """Keep a picture; None when its file is missing or is no picture."""
        if picture.name not in self._by_name:
            self._by_name[picture.name] = self._look_at(picture.path)
        return self._by_name[picture.name]

    def _look_at(self, path: Path) -> EmbeddedImage | None:
        try:
            content = path.read_bytes()
            with Image.open(io.BytesIO(content)) as image:
                width, height = image.size
        except (OSError, UnidentifiedImageError):
            return None
        name = hashlib.sha256(content).hexdigest()[:16]
        self._files.setdefault(name, path)
        return self._kept.setdefault(name, EmbeddedImage(name, width, height))

    def size_of(self, name: str) -> EmbeddedImage:
        """A kept picture by its id, for its size."""
        return self._kept[name]

    def __len__(self) -> int:
        return len(self._files)

    def blocks(self) -> Iterator[Block]:
        """Every content once, in the order in which the page first shows it.

        Raises:
            OSError: a file went away since it was added.
        """
        with ThreadPoolExecutor() as presses:
            yield from presses.map(_block, self._files, self._files.values())


def _block(name: str, path: Path) -> Block:
    content = path.read_bytes()
    smaller = _as_webp(content)
    if smaller is None or len(smaller) >= len(content):
        return Block(name, "image/png", base64.b64encode(content).decode("ascii"))
    return Block(name, "image/webp", base64.b64encode(smaller).decode("ascii"))


def _as_webp(content: bytes) -> bytes | None:
    """The same pixels in less than half the bytes; None when this machine cannot."""
    if not features.check("webp"):
        return None
    target = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.save(target, "WEBP", lossless=True, quality=30, method=1)
    except (OSError, ValueError):
        return None
    return target.getvalue()
