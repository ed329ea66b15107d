"""The step definitions in force, and which steps they match."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from pytest_bdd import parsers
from pytest_bdd.compat import get_fixture_names, getfixturedefs
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from guide.evidence.patterns import Pattern, as_regular, parameter_type, pattern_of
from guide.evidence.plan import Node, WrittenScenario, uri_of
from guide.evidence.promises import is_asynchronous

STEP_TYPES = {"Context": "given", "Action": "when", "Outcome": "then"}


@dataclass(frozen=True)
class Definition:
    """A step definition: its text, what it accepts, and where its function stands."""

    context: StepFunctionContext
    uri: str
    line: int

    @property
    def text(self) -> str:
        """The text that steps are matched with."""
        return str(getattr(self.context.parser, "name", self.context.parser))

    @property
    def place(self) -> str:
        """File and line of its function."""
        return f"{self.uri}:{self.line}"

    @property
    def is_coroutine(self) -> bool:
        """Whether pytest-bdd would call it without ever awaiting it."""
        return is_asynchronous(self.context.step_func)

    def matches(self, step_type: str | None, text: str) -> bool:
        """Whether pytest-bdd would take this definition for the step."""
        accepted = self.context.type
        if accepted is not None and step_type is not None and accepted != step_type:
            return False
        try:
            return self.context.parser.is_matching(text)
        except Exception:  # noqa: BLE001 - a suite's own parser; pytest-bdd meets it when it plays
            return False

    def arguments(self, text: str) -> list[Node]:
        """Where the arguments stand in the text; empty when the parser does not tell."""
        try:
            spans = sorted(_spans(self.context, text), key=lambda found: found[1])
        except Exception:  # noqa: BLE001 - a suite's own converters run again here
            return []
        names = self.pattern.names
        return [
            {"group": {"start": start, "value": text[start:end]} if start >= 0 else {}}
            | ({"parameterTypeName": names[name]} if name in names else {})
            for name, (start, end) in spans
        ]

    @cached_property
    def pattern(self) -> Pattern:
        """What it accepts, as Cucumber says it."""
        return pattern_of(self.context.parser, self.text)


def _spans(context: StepFunctionContext, text: str) -> list[tuple[str, tuple[int, int]]]:
    """Where each argument stands; an optional one that is not there stands before the text."""
    parser = context.parser
    if isinstance(parser, parsers.re):
        match = parser.regex.fullmatch(text)
        return [(name, match.span(name)) for name in match.groupdict()] if match else []
    if isinstance(parser, parsers.parse):
        found: Any = parser.parser.parse(text)
        spans: dict[str | int, tuple[int, int]] = getattr(found, "spans", {})
        return [(name, span) for name, span in spans.items() if isinstance(name, str)]
    return []


def _code_of(function: Any) -> CodeType:
    """Where a step stands, be it a function, a part of one, or an object that can be called."""
    bare: Any = inspect.unwrap(getattr(function, "func", function))
    return bare.__code__ if hasattr(bare, "__code__") else type(bare).__call__.__code__


@dataclass
class Catalogue:
    """The definitions that scenarios see, and what each step matches, asked once per text."""

    root: Path
    seen: dict[int, Definition] = field(default_factory=dict[int, Definition])
    _visible: dict[int, list[Definition]] = field(default_factory=dict[int, list[Definition]])
    _levels: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    _matches: dict[tuple[int, str | None, str], list[Definition]] = field(
        default_factory=dict[tuple[int, str | None, str], list[Definition]]
    )

    def matching(self, item: pytest.Item, step_type: str | None, text: str) -> list[Definition]:
        """All definitions that this scenario's module sees and that match the step."""
        module = item.parent
        key = (id(module), step_type, text)
        if key not in self._matches:
            self._matches[key] = [d for d in self.visible(item) if d.matches(step_type, text)]
        return self._matches[key]

    def rivals(self, item: pytest.Item, found: list[Definition]) -> list[Definition]:
        """Of the definitions that match a step, those between which chance decides.

        A module's own go before those of its conftest, and a near conftest's before a far one's.
        """
        levels = [self._levels[id(item.parent), id(d.context)] for d in found]
        nearest = max(levels, key=len, default="")
        close = [d for d, level in zip(found, levels, strict=True) if level == nearest]
        return close if len({d.place for d in close}) > 1 else []

    def visible(self, item: pytest.Item) -> list[Definition]:
        """The definitions that a module sees, its own and those of its conftests and plugins."""
        module = item.parent
        if id(module) not in self._visible:
            manager = item.session._fixturemanager  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
            found: dict[int, Definition] = {}
            for name in get_fixture_names(manager):
                for fixture in getfixturedefs(manager, name, item) or []:
                    context = step_function_context_registry.get(fixture.func)
                    if context is not None and context.step_func.__module__ != "pytest_bdd.plugin":
                        self._levels[id(module), id(context)] = fixture.baseid
                        found[id(context)] = self._definition(context)
            self._visible[id(module)] = list(found.values())
        return self._visible[id(module)]

    def _definition(self, context: StepFunctionContext) -> Definition:
        if id(context) not in self.seen:
            code = _code_of(context.step_func)
            self.seen[id(context)] = Definition(
                context, uri_of(Path(code.co_filename), self.root), code.co_firstlineno
            )
        return self.seen[id(context)]

    @property
    def scopes(self) -> list[list[Definition]]:
        """The definitions each module sees."""
        return list(self._visible.values())

    @property
    def ordered(self) -> list[Definition]:
        """All definitions seen, by file, line and text: the order of the stream."""
        return sorted(
            self.seen.values(), key=lambda d: (d.uri, d.line, d.text, d.context.type or "")
        )


def definitions_as_data(ordered: list[Definition]) -> dict[str, Any]:
    """All definitions and parameter types as the stream says them.

    Where two definitions mean different things by one parameter type, the second is told by its
    regular expression.
    """
    types: dict[str, str] = {}
    messages: list[Node] = []
    for number, definition in enumerate(ordered, 1):
        pattern = definition.pattern
        if any(types.get(name, told) != told for name, told in pattern.types.items()):
            pattern = as_regular(definition.context.parser)
        types |= pattern.types
        messages.append(
            {
                "id": f"definition-{number}",
                "pattern": pattern.as_data(),
                "sourceReference": {"uri": definition.uri, "location": {"line": definition.line}},
            }
        )
    return {
        "definitions": messages,
        "parameter_types": {name: parameter_type(types[name], name) for name in sorted(types)},
    }


def step_types(scenario: WrittenScenario) -> list[str | None]:
    """The pytest-bdd type of each step; None where Gherkin does not say."""
    return [STEP_TYPES.get(step.get("type", "")) for step in scenario.pickle["steps"]]
