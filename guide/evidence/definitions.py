"""The step definitions in force, which steps they match, and the traps they can hold."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import parsers
from pytest_bdd.compat import get_fixture_names, getfixturedefs
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from guide.evidence.plan import Node, WrittenScenario, uri_of

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
        return str(self.context.parser.name)

    @property
    def place(self) -> str:
        """File and line of its function."""
        return f"{self.uri}:{self.line}"

    @property
    def is_coroutine(self) -> bool:
        """Whether pytest-bdd would call it without ever awaiting it."""
        function = inspect.unwrap(self.context.step_func)
        return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)

    def matches(self, step_type: str | None, text: str) -> bool:
        """Whether pytest-bdd would take this definition for the step."""
        accepted = self.context.type
        if accepted is not None and step_type is not None and accepted != step_type:
            return False
        return self.context.parser.is_matching(text)

    def arguments(self, text: str) -> list[Node]:
        """Where the arguments stand in the text; empty when the parser does not tell."""
        return [
            {"group": {"start": start, "value": text[start:end]}}
            for start, end in sorted(_spans(self.context, text))
        ]


def _spans(context: StepFunctionContext, text: str) -> list[tuple[int, int]]:
    parser = context.parser
    if isinstance(parser, parsers.re):
        match = parser.regex.fullmatch(text)
        return (
            [match.span(name) for name in match.groupdict() if match.span(name)[0] >= 0]
            if match
            else []
        )
    if isinstance(parser, parsers.parse):
        found: Any = parser.parser.parse(text)
        spans: dict[str | int, tuple[int, int]] = getattr(found, "spans", {})
        return [span for name, span in spans.items() if isinstance(name, str)]
    return []


@dataclass
class Catalogue:
    """The definitions that scenarios see, and what each step matches, asked once per text."""

    root: Path
    seen: dict[int, Definition] = field(default_factory=dict[int, Definition])
    _visible: dict[int, list[Definition]] = field(default_factory=dict[int, list[Definition]])
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
                        found[id(context)] = self._definition(context)
            self._visible[id(module)] = list(found.values())
        return self._visible[id(module)]

    def _definition(self, context: StepFunctionContext) -> Definition:
        if id(context) not in self.seen:
            code = inspect.unwrap(context.step_func).__code__
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


def step_types(scenario: WrittenScenario) -> list[str | None]:
    """The pytest-bdd type of each step; None where Gherkin does not say."""
    return [STEP_TYPES.get(step.get("type", "")) for step in scenario.pickle["steps"]]


def definition_message(number: int, definition: Definition) -> Node:
    """A definition as the stream says it."""
    is_regex = isinstance(definition.context.parser, parsers.re)
    return {
        "id": f"definition-{number}",
        "pattern": {
            "source": definition.text,
            "type": "REGULAR_EXPRESSION" if is_regex else "CUCUMBER_EXPRESSION",
        },
        "sourceReference": {"uri": definition.uri, "location": {"line": definition.line}},
    }


def faults_of_definitions(definitions: Iterable[Definition]) -> list[str]:
    """Coroutines, and definitions of one text: both pass in silence without this."""
    faults: list[str] = []
    texts: dict[tuple[str, str], Definition] = {}
    for definition in definitions:
        if definition.is_coroutine:
            faults.append(
                f"{definition.place} : l'étape « {definition.text} » est une coroutine "
                "(async def) ; pytest-bdd ne l'attend pas et la compte réussie. Écrivez une "
                "fonction ordinaire (def)."
            )
        key = (definition.context.type or "", definition.text)
        other = texts.setdefault(key, definition)
        if other is not definition and other.context.step_func is not definition.context.step_func:
            faults.append(
                f"{definition.place} : l'étape « {definition.text} » est déjà définie en "
                f"{other.place} ; une seule des deux servirait. Gardez-en une."
            )
    return faults


def fault_of_ambiguity(
    scenario: WrittenScenario, line: int, text: str, found: list[Definition]
) -> str | None:
    """A step that several functions match; pytest-bdd takes one without saying so."""
    functions = {id(d.context.step_func) for d in found}
    if len(functions) <= 1:
        return None
    places = " et ".join(f"« {d.text} » ({d.place})" for d in found)
    return (
        f"{scenario.uri}:{line} : l'étape « {text} » convient à plusieurs définitions : {places}. "
        "Précisez-en une."
    )
