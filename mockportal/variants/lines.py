"""On which line of a TOML file something stands: ``tomllib`` does not say."""

import re
import tomllib
from typing import Any

Keys = tuple[str | int, ...]
"""Where an entry is: names of tables and keys, numbers within a list from 0."""

_TOLD = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


def line_of(text: str, keys: Keys) -> int:
    """The line, from 1, on which the entry begins; 1 when the file has no such entry.

    The file is read again up to each of its lines. Only whole statements can be read, so the one
    with which the entry appears begins right after the last one that could be read before.
    """
    lines = text.splitlines(keepends=True)
    begins = 1
    for number in range(1, len(lines) + 1):
        try:
            read = tomllib.loads("".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        if _has(read, keys):
            return begins
        begins = number + 1
    return 1


def fault_of(text: str, error: tomllib.TOMLDecodeError) -> tuple[int, str]:
    """The line of a fault of TOML itself, and what the reader said of it."""
    told = str(error)
    found = _TOLD.search(told)
    line = int(found[1]) if found and found[1] else max(1, len(text.splitlines()))
    return line, _TOLD.sub("", told)


def _has(read: Any, keys: Keys) -> bool:
    for key in keys:
        try:
            read = read[key]
        except (KeyError, IndexError, TypeError):
            return False
    return True
