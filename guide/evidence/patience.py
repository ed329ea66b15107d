"""How long the camera may take, and what that leaves to the act it watches."""

from __future__ import annotations

import re
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from guide.i18n import gettext

SCENARIO = 10_000
"""Milliseconds for all watching of a scenario, but for the screenshots that came."""
_KEPT = 1000
"""Milliseconds that an act keeps for itself, or half of what it has."""


class Spent(Exception):
    """The camera used up its time in this scenario."""


class Budget:
    """Time that watching may take in one scenario."""

    def __init__(self) -> None:
        self.left = float(SCENARIO)

    def check(self) -> None:
        """Go on, while there is time.

        Raises:
            Spent: there is none.
        """
        if self.left <= 0:
            raise Spent(gettext("le temps donné à l’observation de ce scénario est épuisé"))

    @contextmanager
    def counting(self) -> Generator[None]:
        """Count what is done inside."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.left -= 1000 * (time.perf_counter() - started)

    def give_back(self, milliseconds: float) -> None:
        """What a screenshot took, or a wait that the act itself would have done."""
        self.left += milliseconds


@dataclass
class Waiting:
    """Time that is being spent; ``free`` when nothing had to be waited for."""

    free: bool = False


class Wait:
    """The time of one act: what is waited for before it is taken off its own.

    Args:
        timeout: milliseconds that the suite gives it; 0 for no end.
    """

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self.waited = 0.0

    @property
    def left(self) -> float:
        """Milliseconds to wait before the act, which keeps enough to fail with its own words."""
        limit = self._timeout or 30_000.0
        return max(limit - self.waited - min(_KEPT, limit / 2), 0.0)

    @contextmanager
    def waiting(self) -> Generator[Waiting]:
        """Count what is done inside, unless it turns out to be free."""
        started, waiting = time.perf_counter(), Waiting()
        try:
            yield waiting
        finally:
            if not waiting.free:
                self.waited += 1000 * (time.perf_counter() - started)

    @property
    def remaining(self) -> float | None:
        """The timeout that the act is given; None where its own holds."""
        if not self._timeout or self.waited < 1:
            return None
        return max(self._timeout - self.waited, 1.0)

    def mend(self, error: BaseException) -> None:
        """Say the timeout of the suite where Playwright says what was left of it."""
        told = _as_playwright_says(self._timeout)
        for name in ("_message", "_stack"):
            text = getattr(error, name, None)
            if isinstance(text, str):
                setattr(error, name, _LIMIT.sub(f"Timeout {told}ms exceeded", text, count=1))
        error.args = tuple(
            _LIMIT.sub(f"Timeout {told}ms exceeded", one, count=1) if isinstance(one, str) else one
            for one in error.args
        )


_LIMIT = re.compile(r"Timeout [\d.]+ms exceeded")


def _as_playwright_says(milliseconds: float) -> str:
    return f"{milliseconds:g}" if milliseconds % 1 else str(int(milliseconds))
