"""How texts are written when they are compared: the same marks, then no case or accents."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "\u2019\u2018\u02bc\u201b\u2032\u00b4\uff07"
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
_INVISIBLE = "\u200b\u2060\ufeff\u00ad\u200e\u200f"

_SPACE_TABLE: dict[int, str | None] = {ord(mark): " " for mark in _SPACES} | dict.fromkeys(
    map(ord, _INVISIBLE)
)
_APOSTROPHE_TABLE = {ord(mark): "'" for mark in _APOSTROPHES}


_SPECIAL_SPACE = re.compile(f"[{_SPACES}{_INVISIBLE}]")
_SPECIAL_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")


def compose(text: str) -> str:
    """Letters and their accents as one character each (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def plain_spaces(text: str) -> str:
    """Every kind of space as a plain one; what has no width is left out."""
    return text.translate(_SPACE_TABLE) if _SPECIAL_SPACE.search(text) else text


def plain_apostrophes(text: str) -> str:
    """Every kind of apostrophe as ``'``."""
    return text.translate(_APOSTROPHE_TABLE) if _SPECIAL_APOSTROPHE.search(text) else text


def normalise(text: str) -> str:
    """The form in which texts are compared: NFC, plain spaces collapsed, plain apostrophes.

    Idempotent. Case and accents are kept; the typography is put back when a text is shown.
    """
    return " ".join(plain_apostrophes(plain_spaces(compose(text))).split())


def fold(text: str) -> str:
    """Composed text without case or accents, character for character (same length)."""
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDED)


def plain(text: str) -> str:
    """The form in which texts are compared when case and accents say nothing either."""
    return fold(normalise(text))


class _Folded(dict[int, str]):
    """Each letter without case or accent, found once."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        self[code] = folded
        return folded


_FOLDED = _Folded()
