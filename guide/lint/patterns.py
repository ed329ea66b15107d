"""The texts of pytest-bdd's parsers, compiled to something that matches a step."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import parse
from parse_type import cfparse  # pyright: ignore[reportMissingTypeStubs]

if TYPE_CHECKING:
    from guide.lint.choices import Choices

Match = Callable[[str], bool]

_FIELD_TYPE = re.compile(r"\{\w*:([A-Za-z_]\w*)[?*+]?\}")
_DATES = {"ti", "tg", "ta", "te", "th", "ts", "tt", "tc"}
_REGEX_OPENING = re.compile(r"(?:[\w'«»,:-]+ (?![?*+{]))*")
_FIELD_OPENING = re.compile(r"(?:[^\s{}]+ )*")


def pattern(form: str, text: str, written: ast.expr | None, choices: Choices) -> Match | None:
    """What matches a step as the parser ``form`` would; None when the text does not compile."""
    if not text:
        return None
    if form == "string" or not isinstance(written, ast.Call):
        return lambda step: step == text
    try:
        return _regular(text, written) if form == "re" else _fields(form, text, written, choices)
    except (ValueError, KeyError, re.error, NotImplementedError):
        return None


def _regular(text: str, call: ast.Call) -> Match:
    arguments = [
        *call.args[1:],
        *(keyword.value for keyword in call.keywords if keyword.arg == "flags"),
    ]
    flags = re.RegexFlag(0)
    for argument in arguments:
        for node in ast.walk(argument):
            if isinstance(node, ast.Attribute) and node.attr in re.RegexFlag.__members__:
                flags |= re.RegexFlag[node.attr]
    expression = re.compile(text, flags)
    return lambda step: expression.fullmatch(step) is not None


def _fields(form: str, text: str, call: ast.Call, choices: Choices) -> Match:
    """Field types that the suite declares itself allow their choices; any text if unknown."""
    declared: dict[str, Any] = {
        name: _converter(choices.get(name)) for name in _declared(call) | _unknown(text)
    }
    sensitive = any(
        keyword.arg == "case_sensitive"
        and isinstance(keyword.value, ast.Constant)
        and bool(keyword.value.value)
        for keyword in call.keywords
    )
    compiled: Any = (
        cfparse.Parser(text, declared, case_sensitive=sensitive)
        if form == "cfparse"
        else parse.compile(text, declared, case_sensitive=sensitive)
    )
    find = cast("Callable[[str], object | None]", compiled.parse)

    def matches(step: str) -> bool:
        try:
            return find(step) is not None
        except ValueError:
            return False

    return matches


def _converter(choice: str | None) -> Callable[[str], str]:
    """What ``parse`` takes for a field type; a pattern with groups of its own is not told."""
    if choice is None or re.compile(choice).groups:
        return str

    def chosen(string: str) -> str:
        return string

    chosen.pattern = choice  # type: ignore[attr-defined]
    return chosen


def _declared(call: ast.Call) -> set[str]:
    values = [
        *call.args[1:2],
        *(keyword.value for keyword in call.keywords if keyword.arg == "extra_types"),
    ]
    keys = [key for value in values if isinstance(value, ast.Dict) for key in value.keys]
    return {
        key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def _unknown(text: str) -> set[str]:
    """Type names longer than one letter, but for those that ``parse`` knows itself."""
    return {name for name in _FIELD_TYPE.findall(text) if len(name) > 1 and name not in _DATES}


def opening(form: str, text: str) -> tuple[str, ...]:
    """The words, in lower case, that every step of this text surely starts with."""
    if form == "re" and "|" in text:
        return ()
    words = (_REGEX_OPENING if form == "re" else _FIELD_OPENING).match(text)
    return tuple(words[0].lower().split()) if words else ()
