"""« Alors… » of this suite: along a procedure, what does not hold is told and is not the end."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from pytest_bdd import step

from steps.phrases import made_plain, phrase

Function = Callable[..., Any]
_READ = re.compile(
    r"(?P<said>.*?)\nExpected.*?\nActual value:(?P<read>.*?)\n(?:Error|Call log):.*", re.S
)


def then(text: phrase) -> Callable[[Function], Function]:
    """Define a step that expects something.

    Where the scenario walks past differences, a failed expectation is one of them.
    """

    def define(function: Function) -> Function:
        @wraps(function)
        def expected(**arguments: Any) -> None:
            __tracebackhide__ = True
            try:
                function(**arguments)
            except AssertionError as failed:
                failed.args = (told_plainly(str(failed)),)
                if not arguments["scene"].differs(failed):
                    raise

        return step(text, "then", stacklevel=2)(expected)

    return define


def told_plainly(message: str) -> str:
    """What was expected and what is read, without the log of how often it was looked for."""
    found = _READ.fullmatch(message)
    if found is None:
        return message.partition("\nassert ")[0]
    read = made_plain(found["read"])
    return f"{found['said']}\nOn lit : " + (f"« {read} »" if read not in {"", "None"} else "rien")
