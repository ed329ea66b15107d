"""Methods of somebody else's classes, replaced for the length of a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Replacing:
    """Knows what it replaced, and puts it back."""

    def __init__(self) -> None:
        self._before: list[tuple[type, str, Any]] = []

    def replace(self, kind: type, name: str, made: Callable[[Any], Any]) -> None:
        """Put in place of a method what is made of it; a method that is not there stays absent.

        Each Playwright has its own set of calls.
        """
        original = kind.__dict__.get(name)
        if original is not None:
            self._before.append((kind, name, original))
            setattr(kind, name, made(original))

    def undo(self) -> None:
        """Leave the classes as they were."""
        for kind, name, original in reversed(self._before):
            setattr(kind, name, original)
        self._before.clear()
