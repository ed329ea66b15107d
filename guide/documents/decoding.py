"""Bytes of a text file as text: UTF-8, UTF-16, Windows or Mac, told apart by what they say."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from guide.documents.model import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_FRENCH = frozenset("àâçéèêëîïôùûüœæÀÂÇÉÈÊËÎÏÔÙÛÜŒÆ«»’‘“”…–—•°€\u00a0")
_ONE_BYTE = ("cp1252", "mac_roman", "cp850", "iso8859_15")
_SAMPLE, _LAST_ASCII = 100_000, 0x7F


def decode(data: bytes, path: Path) -> str:
    """Decode the bytes of a text file.

    Raises:
        DocumentError: it holds no text, or text in no known encoding.
    """
    for bom, encoding in sorted(_BOMS.items(), key=lambda item: -len(item[0])):
        if data.startswith(bom):
            return _decoded(data, encoding, path)
    if b"\x00" in data[:_SAMPLE]:
        return _decoded(data, _wide(data, path), path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, _one_byte(data, path), path)


def _decoded(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _unknown(path) from None


def _wide(data: bytes, path: Path) -> str:
    """UTF-16 without its mark: every other byte of a Latin text is nought."""
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    half = len(data[:_SAMPLE]) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    raise DocumentError(
        f"{path} n’est pas un fichier texte. Donnez un document .txt, .md, .docx, .odt, .pdf ou "
        ".html."
    )


def _one_byte(data: bytes, path: Path) -> str:
    """The encoding in which the letters beyond ASCII are those of French."""
    sample = data[:_SAMPLE]
    high = bytes(byte for byte in sample if byte > _LAST_ASCII)
    worth = {
        encoding: sum(letter in _FRENCH for letter in high.decode(encoding, "replace"))
        for encoding in _ONE_BYTE
    }
    best = max(worth, key=lambda encoding: worth[encoding])
    if worth[best] >= 0.9 * len(high):
        return best
    guess = from_bytes(sample).best()
    if guess is None:
        raise _unknown(path)
    return guess.encoding


def _unknown(path: Path) -> DocumentError:
    return DocumentError(
        f"{path} : l’encodage du texte n’est pas reconnaissable. Ouvrez-le dans un éditeur de "
        "texte et enregistrez-le en « UTF-8 »."
    )
