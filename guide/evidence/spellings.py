"""How one text may be written: as it is, in JSON, HTML, an address, a tree, or Python."""

from __future__ import annotations

import re
import unicodedata
from html.entities import codepoint2name

_BACK = r"(?:\\|%(?:25)*5[cC])+"
"""What stands before a character in a string of a program, as it is or in an address."""
_SPACES = r"\s|\+|%(?:25)*(?:20|09|0[AaDd])|&(?:amp;)*(?:nbsp|#(?:9|10|13|32|160));"
_GAP = rf"(?:{_SPACES}|{_BACK}[nrt])+"
"""A run of spaces, however it is folded."""
_BYTE = 255


def as_written(text: str) -> str:
    """A regular expression for every way to write a text, each character by itself."""
    parts = re.split(r"(\s+)", unicodedata.normalize("NFC", text))
    return "".join(_GAP if part.isspace() else "".join(map(_character, part)) for part in parts)


def _character(one: str) -> str:
    """One character; letters and digits of ASCII are written as they are everywhere."""
    if one.isascii() and one.isalnum():
        return one
    ways = [re.escape(one), *_in_addresses(one), *_in_markup(one), *_in_strings(one)]
    if not one.isascii():
        ways += [re.escape(unicodedata.normalize("NFD", one)), "\ufffd+"]
    way = f"(?:{'|'.join(dict.fromkeys(ways))})"
    return f"(?:{_BACK})?{way}" if one in "\"'/" else way


def _in_addresses(one: str) -> list[str]:
    """Percent signs, once or again and again, in the encodings that forms are sent in."""
    encodings = ("utf-8",) if one.isascii() else ("utf-8", "cp1252")
    spelt = (one.encode(encoding, "ignore") for encoding in encodings)
    return ["".join(f"%(?:25)*{_hexadecimal(b, 2)}" for b in bytes_) for bytes_ in spelt if bytes_]


def _in_markup(one: str) -> list[str]:
    code = ord(one)
    name = {"'": "apos"}.get(one) or codepoint2name.get(code)
    names = [f"&(?:amp;)*{name};"] if name else []
    return [*names, f"&(?:amp;)*#0*{code};", f"&(?:amp;)*#[xX]0*{_hexadecimal(code, 1)};"]


def _in_strings(one: str) -> list[str]:
    """Behind backslashes, as a number, or doubled as YAML doubles an apostrophe."""
    wide = one.encode("utf-16-be", "surrogatepass")
    halves = [int.from_bytes(wide[at : at + 2]) for at in range(0, len(wide), 2)]
    ways = ["".join(rf"{_BACK}u{_hexadecimal(half, 4)}" for half in halves)]
    if ord(one) <= _BYTE:
        ways.append(rf"{_BACK}x{_hexadecimal(ord(one), 2)}")
    if one == "'":
        ways.insert(0, "''")
    if one == "\\":
        ways.insert(0, _BACK)
    return ways


def _hexadecimal(number: int, digits: int) -> str:
    """A number in base sixteen, its letters large or small."""
    return "".join(f"[{d}{d.upper()}]" if d.isalpha() else d for d in f"{number:0{digits}x}")
