"""What step definitions accept, as Cucumber says it: an expression, or a regular expression."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

import parse
from pytest_bdd import parsers

from guide.evidence.plan import Node

_BUILT_IN = {
    *("int", "float", "word", "string", "bigdecimal", "double", "biginteger"),
    *("byte", "short", "long"),
}
"""Names whose meaning Cucumber has settled."""
_FORBIDDEN = re.compile(r"[\[\]()$.|?*+{}/\\]")
"""Signs that the name of a parameter type may not have."""
_SPECIAL = re.compile(r"[\\(){}/]")
"""Signs that mean something in an expression."""


@dataclass(frozen=True)
class Pattern:
    """A pattern as the stream has it."""

    type: str
    """``CUCUMBER_EXPRESSION`` or ``REGULAR_EXPRESSION``."""
    source: str
    types: dict[str, str] = field(default_factory=dict[str, str])
    """The parameter types that it names, each with its regular expression."""
    names: dict[str, str] = field(default_factory=dict[str, str])
    """The parameter type of each argument."""

    def as_data(self) -> Node:
        """The pattern as a part of a message."""
        return {"source": self.source, "type": self.type}


def pattern_of(parser: Any, text: str) -> Pattern:
    """What a parser of pytest-bdd accepts.

    A text without parameters is an expression, with what means something there escaped. So is one
    for ``parse``: its fields, ``{n:d}`` or ``{label}``, are the names of parameter types, and what
    ``parse`` makes of them is their regular expression. Where an expression cannot say it, the
    pattern is the regular expression itself. A suite's own parser is taken for a text.
    """
    if isinstance(parser, parsers.re):
        return Pattern("REGULAR_EXPRESSION", text)
    if isinstance(parser, parsers.parse):
        return _expression(parser.parser) or as_regular(parser)
    return Pattern("CUCUMBER_EXPRESSION", _SPECIAL.sub(r"\\\g<0>", text))


def as_regular(parser: Any) -> Pattern:
    """What a parser for ``parse`` accepts, as its regular expression."""
    return Pattern("REGULAR_EXPRESSION", _compiled(parser.parser))


def parameter_type(regular: str, name: str) -> Node:
    """A parameter type as a message, but for its name."""
    return {
        "id": f"type-{name}",
        "regularExpressions": [regular],
        "preferForRegularExpressionMatch": False,
        "useForSnippets": False,
    }


def _expression(compiled: parse.Parser) -> Pattern | None:
    source, types, names = "", dict[str, str](), dict[str, str]()
    for text, name, kind, _ in Formatter().parse(_format_of(compiled)):
        source += _SPECIAL.sub(r"\\\g<0>", text)
        if name is None:
            continue
        told = f"{name}:{kind}" if kind else name
        if not name or told in _BUILT_IN or _FORBIDDEN.search(told):
            return None
        source += f"{{{told}}}"
        one = type(compiled)(f"{{{told}}}", extra_types=_extra_types(compiled))
        types[told] = _compiled(one).removeprefix(f"(?P<{name}>").removesuffix(")")
        names[name] = told
    return Pattern("CUCUMBER_EXPRESSION", source, types, names)


def _format_of(compiled: Any) -> str:
    """The text that a parser was made of; ``parse`` has shown it since 1.20.2 only."""
    return str(compiled.format if hasattr(compiled, "format") else compiled._format)  # noqa: SLF001


def _compiled(compiled: Any) -> str:
    """The regular expression that ``parse`` made; it shows it nowhere else."""
    return str(compiled._expression)  # noqa: SLF001


def _extra_types(compiled: Any) -> dict[str, Any]:
    return dict(compiled._extra_types)  # noqa: SLF001
