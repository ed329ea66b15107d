"""The hooks of a whole run, in the log of the process that plays them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from guide.evidence.attempt import attached

if TYPE_CHECKING:
    from guide.evidence.hooks import Hook
    from guide.evidence.worker_log import WorkerLog


class RunHooks:
    """Writes what session fixtures of the suite do, and what they attach."""

    def __init__(self, part: WorkerLog) -> None:
        self._part = part
        self._open: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether one of them is at work."""
        return bool(self._open)

    def enter(self, hook: Hook) -> None:
        """A hook begins."""
        self._open.append(hook.key)
        self._part.write("run_start", key=hook.key, hook=hook.as_data())

    def leave(self, hook: Hook, error: BaseException | None) -> None:
        """A hook ends, well or with an error."""
        if hook.key in self._open:
            self._open.remove(hook.key)
            self.blame(hook, error)

    def blame(self, hook: Hook, error: BaseException | None) -> None:
        """Say how a hook ended; the last word counts."""
        told: dict[str, Any] = {"status": ending(error)}
        if error is not None:
            kind = type(error).__name__
            told |= {"message": f"{kind} : {error}"}
            told |= {"exception": {"type": kind, "message": str(error)}}
        self._part.write("run_done", key=hook.key, **told)

    def attach(self, kind: str, body: str | bytes, name: str | None) -> None:
        """Attach what the suite gives to the hook that is at work."""
        facts = attached(kind, body) | {"name": name}
        self._part.write("run_attach", key=self._open[-1], **facts)


def ending(error: BaseException | None) -> str:
    """The status of what ended so."""
    if error is None:
        return "PASSED"
    return "SKIPPED" if isinstance(error, pytest.skip.Exception) else "FAILED"
