"""The text of a definition made readable, and the values that its parameters were given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.lint.definitions import Definition

_FIELD = re.compile(r"\{(\w*)(?:[!:][^{}]*)?\}|\{\{|\}\}")
_NAMED_GROUP = re.compile(r"\(\?P<(\w+)>")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a definition's text; a ``parameter`` is what the writer replaces."""

    text: str
    parameter: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """A definition's text in pieces, and an expression that finds the parameters in a step."""

    pieces: tuple[Piece, ...]
    finder: re.Pattern[str] | None

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of the parameters, each once, in order."""
        return tuple(dict.fromkeys(p.text for p in self.pieces if p.parameter))

    @property
    def plain(self) -> str:
        """The text with each parameter between French quotation marks, unless it has them."""
        text = "".join(f"« {p.text} »" if p.parameter else p.text for p in self.pieces)
        return text.replace("« « ", "« ").replace(" » »", " »")

    def values(self, step: str) -> dict[str, str]:
        """What stands in the place of each parameter in a step's text."""
        found = self.finder.fullmatch(step) if self.finder else None
        groups = found.groups() if found else ()
        names = [p.text for p in self.pieces if p.parameter]
        return dict(zip(names, groups, strict=False)) if len(groups) == len(names) else {}


def wording_of(definition: Definition) -> Wording:
    """Read the text of a definition as its parser would."""
    if definition.form == "string":
        return Wording((Piece(definition.text),), None)
    if definition.form == "re":
        pieces = tuple(_groups(definition.text))
        named = _NAMED_GROUP.search(definition.text)
        return Wording(pieces, re.compile(definition.text) if named else None)
    pieces = tuple(_fields(definition.text))
    parts = [r"(.+?)" if piece.parameter else re.escape(piece.text) for piece in pieces]
    return Wording(pieces, re.compile("".join(parts), re.IGNORECASE))


def _fields(text: str) -> Iterator[Piece]:
    """The pieces of a text of ``parse``: ``{name:Type}`` is a parameter, ``{{`` a brace."""
    end = 0
    for field in _FIELD.finditer(text):
        if field.start() > end:
            yield Piece(text[end : field.start()])
        if field[0] in {"{{", "}}"}:
            yield Piece(field[0][0])
        else:
            yield Piece(_name(field[1]), parameter=True)
        end = field.end()
    if end < len(text):
        yield Piece(text[end:])


def _groups(text: str) -> Iterator[Piece]:
    """The pieces of a regular expression: a named group is a parameter."""
    end = 0
    for group in _NAMED_GROUP.finditer(text):
        if group.start() < end:
            continue
        if group.start() > end:
            yield Piece(text[end : group.start()])
        yield Piece(_name(group[1]), parameter=True)
        end = _closing(text, group.end())
    if end < len(text):
        yield Piece(text[end:])


def _closing(text: str, start: int) -> int:
    """The place after the bracket that closes a group opened before ``start``."""
    depth, place, in_class = 1, start, False
    while place < len(text) and depth:
        letter = text[place]
        if letter == "\\":
            place += 1
        elif letter in "[]":
            in_class = letter == "["
        elif not in_class:
            depth += {"(": 1, ")": -1}.get(letter, 0)
        place += 1
    return place


def _name(name: str) -> str:
    return name.replace("_", " ") or "valeur"


def most_used(values: Sequence[str], most: int) -> tuple[tuple[str, ...], int]:
    """The values that occur most, then the number of others."""
    ranked = sorted(set(values), key=lambda value: (-values.count(value), value))
    return tuple(ranked[:most]), max(len(ranked) - most, 0)
