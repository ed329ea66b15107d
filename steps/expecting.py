"""« Alors… » of this suite: along a procedure, what does not hold is told and is not the end."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from pytest_bdd import step

from steps.phrases import phrase

Function = Callable[..., Any]


def then(text: phrase) -> Callable[[Function], Function]:
    """Define a step that expects something.

    Where the scenario walks past differences, a failed expectation is one of them.
    """

    def define(function: Function) -> Function:
        @wraps(function)
        def expected(**arguments: Any) -> None:
            try:
                function(**arguments)
            except AssertionError as failed:
                if not arguments["scene"].differs(failed):
                    raise

        return step(text, "then", stacklevel=2)(expected)

    return define
