"""How much of a document is read before it is refused: no file fills the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from guide.documents.model import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


_Read = TypeVar("_Read")
_MEGABYTE = 1024 * 1024
MOST_BYTES = 64 * _MEGABYTE
"""Bytes of a file with its pictures; a page of HTML and a text hold less."""
MOST_BYTES_OF = {
    "fodt": MOST_BYTES, "html": 16 * _MEGABYTE, "md": 4 * _MEGABYTE, "txt": 4 * _MEGABYTE,
}  # fmt: skip
MOST_BLOCKS = 20_000
"""Paragraphs of a document, read in less than five seconds; a page has about twenty."""


def bounded(blocks: Iterable[_Read], path: Path) -> Iterator[_Read]:
    """The blocks, as long as they are not too many.

    Raises:
        DocumentError: the document never ends.
    """
    for count, block in enumerate(blocks):
        if count == MOST_BLOCKS:
            raise DocumentError(
                f"{path} compte plus de {in_french(MOST_BLOCKS)} paragraphes : il n’est pas lu. "
                "Coupez-le en plusieurs documents."
            )
        yield block


def in_french(number: int) -> str:
    """A number with no-break spaces between its thousands."""
    return f"{number:,}".replace(",", "\u202f")


def check_size(path: Path, size: int, most: int) -> None:
    """Refuse a file of more than ``most`` bytes.

    Raises:
        DocumentError: it is too large.
    """
    if size > most:
        raise DocumentError(
            f"{path} dépasse {most // _MEGABYTE} Mo : il n’est pas lu. Réduisez ses images ou "
            "coupez-le en plusieurs documents."
        )
