"""The values that the suite's own field types allow, read from its source."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from guide.lint.literals import constant_strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Choices = dict[str, str]
"""Names of field types with the regular expression of their values."""


def read_choices(trees: Iterable[ast.Module]) -> Choices:
    """Field types whose converter is decorated with ``with_pattern``, by the name parsers know.

    A type whose pattern only running would tell is left out: any text fits it.
    """
    patterns: Choices = {}
    named: list[tuple[str, str]] = []
    for tree in trees:
        patterns.update(_patterns(tree))
        named += _named(tree)
    return {name: patterns[function] for name, function in named if function in patterns}


def _patterns(tree: ast.Module) -> Iterator[tuple[str, str]]:
    strings = constant_strings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and _called(decorator) == "with_pattern":
                text = strings.text(decorator.args[0]) if decorator.args else None
                if text:
                    yield node.name, text


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _named(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names given to functions in a dictionary, as ``extra_types`` does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Name):
                    yield str(key.value), value.id
