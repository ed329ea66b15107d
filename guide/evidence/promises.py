"""Steps that hand back a coroutine: pytest-bdd awaits nothing, and would count them as passed."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Coroutine
from typing import Any

Promise = Coroutine[Any, Any, Any]

_CALL = "call_fixture_func"
"""What pytest-bdd plays a step with; its hooks do not tell what the step returned."""


class Promises:
    """Looks at what plain functions of steps return while a run records.

    Args:
        tell: is told of each coroutine; one of an ``async def`` is known before the run.
    """

    def __init__(self, tell: Callable[[Promise], None]) -> None:
        self._tell = tell
        self._player = sys.modules["pytest_bdd.scenario"]
        self._original: Callable[..., Any] | None = getattr(self._player, _CALL, None)

    def start(self) -> None:
        """Begin to look; a pytest-bdd that plays its steps otherwise is left alone."""
        original = self._original
        if original is None:
            return

        def call(fixturefunc: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
            __tracebackhide__ = True
            returned = original(fixturefunc, *arguments, **named)
            if inspect.iscoroutine(returned) and not is_asynchronous(fixturefunc):
                self._tell(returned)
            return returned

        setattr(self._player, _CALL, call)

    def stop(self) -> None:
        """Leave pytest-bdd as it was."""
        if self._original is not None:
            setattr(self._player, _CALL, self._original)


def is_asynchronous(function: Callable[..., Any]) -> bool:
    """Whether a function says itself that it has to be awaited."""
    bare = inspect.unwrap(function)
    return inspect.iscoroutinefunction(bare) or inspect.isasyncgenfunction(bare)


def is_forgotten(promise: Promise) -> bool:
    """Whether nobody ever awaited it."""
    return inspect.getcoroutinestate(promise) == inspect.CORO_CREATED
