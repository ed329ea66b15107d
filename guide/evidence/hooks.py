"""What a suite does around its scenarios: its fixtures and hooks, by name and place."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent
from types import CodeType
from typing import Any

import pytest

from guide.evidence import media
from guide.evidence.plan import Node, uri_of

_GUIDE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Hook:
    """A function of the suite that runs before or after scenarios, or the whole run."""

    when: str
    """``before`` or ``after``."""
    name: str
    uri: str
    line: int
    code: CodeType

    @property
    def key(self) -> str:
        """What its step is called in the log, and it itself in the stream."""
        return f"{self.when}:{self.uri}:{self.line}:{self.name}"

    def as_data(self) -> Node:
        """The hook as the log keeps it."""
        return {"name": self.name, "uri": self.uri, "line": self.line}


def hook_of(root: Path, when: str, name: str, function: Any) -> Hook | None:
    """The hook that a function is; None for one that is not the suite's own."""
    bare: Any = inspect.unwrap(getattr(function, "func", function))
    code: CodeType | None = getattr(bare, "__code__", None)
    if code is None:
        return None
    path = Path(code.co_filename)
    own = path.is_relative_to(root) and "site-packages" not in path.parts
    if not own or path.is_relative_to(_GUIDE):
        return None
    return Hook(when, name, uri_of(path, root), code.co_firstlineno, code)


def hooks_of_call(config: pytest.Config, when: str) -> list[Hook]:
    """The suite's own functions that pytest-bdd calls before or after each scenario, in order."""
    name = f"pytest_bdd_{when}_scenario"
    caller: Any = getattr(config.hook, name)
    found = (
        hook_of(config.rootpath, when, name, implementation.function)
        for implementation in reversed(caller.get_hookimpls())
    )
    return [hook for hook in found if hook is not None]


@cache
def _halves(code: CodeType) -> tuple[bool, bool]:
    try:
        function = ast.parse(dedent(inspect.getsource(code))).body[0]
    except (OSError, SyntaxError):
        return True, True
    if not isinstance(function, ast.FunctionDef):
        return True, True
    told = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return not _hands_over(told[0]), not _hands_over(told[-1])


def _hands_over(statement: ast.stmt) -> bool:
    """Whether a statement does nothing but wait for the scenario."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Yield) and isinstance(value.value, ast.Constant | ast.Name | None)


def halves_of(hook: Hook, function: Any) -> tuple[bool, bool]:
    """Whether a fixture does something before its scenario, and whether it does so after it.

    One that begins or ends with a bare ``yield`` has nothing on that side.
    """
    generator = inspect.isgeneratorfunction(inspect.unwrap(getattr(function, "__func__", function)))
    return _halves(hook.code) if generator else (True, False)


def codes_of(error: BaseException) -> Iterator[CodeType]:
    """The functions that an error came through, those of a group included."""
    for one in getattr(error, "exceptions", ()):
        yield from codes_of(one)
    traceback = error.__traceback__
    while traceback is not None:
        yield traceback.tb_frame.f_code
        traceback = traceback.tb_next


def is_before(key: int | str) -> bool:
    """Whether a step of the log lies before the scenario."""
    return str(key).partition(":")[0] == media.BEFORE


def is_after(key: int | str) -> bool:
    """Whether a step of the log lies after the scenario."""
    return str(key).partition(":")[0] == media.AFTER
