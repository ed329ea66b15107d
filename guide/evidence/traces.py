"""The traces that a suite has Playwright record, left on disk without secrets or not at all."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary
from zipfile import ZipFile, ZipInfo

import pytest

from guide.evidence.replacing import Replacing
from guide.evidence.secrets import Secrets
from guide.evidence.trace_file import clean


def _stand_in() -> bytes:
    """An archive in place of a trace that is removed, for as long as somebody may move it."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr(ZipInfo("trace.removed"), "")
    return made.getvalue()


_STAND_IN = _stand_in()


def leave_clean(path: Path, secrets: Iterable[str]) -> str | None:
    """Hide secrets in a trace where it lies, or remove it.

    Returns:
        Why it was removed, in a word; None for a trace that stays.
    """
    if path.read_bytes() == _STAND_IN:
        return None
    with tempfile.TemporaryDirectory(prefix="trace-") as folder:
        cleaned = Path(folder) / "cleaned.zip"
        try:
            clean(path, cleaned, secrets)
            shutil.move(cleaned, path)
        except Exception as error:  # noqa: BLE001 - whatever it is, no trace is left
            path.unlink()
            return type(error).__name__
    return None


class Traces:
    """Stands behind Playwright's ``tracing.stop`` while a run records.

    Args:
        output: folder that pytest-playwright moves traces to.
        secrets: of each attempt that began in this process, in that order.
        tell: is told which trace was removed, and why.
    """

    def __init__(
        self, output: Path | None, secrets: Sequence[Secrets], tell: Callable[[str], None]
    ) -> None:
        self._output, self._secrets, self._tell = output, secrets, tell
        self._begun: WeakKeyDictionary[Any, int] = WeakKeyDictionary()
        self._replaced = Replacing()
        self._removed: list[Path] = []

    def start(self) -> None:
        """Begin to look at traces."""
        from playwright.sync_api import _generated as playwright

        tracing: type = playwright.Tracing
        self._replaced.replace(tracing, "start", self._beginning)
        for name in ("stop", "stop_chunk"):
            self._replaced.replace(tracing, name, self._ending)

    def stop(self) -> None:
        """Leave Playwright as it was."""
        self._replaced.undo()
        self.pytest_runtest_logfinish()

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logfinish(self) -> None:
        """Remove what stands in for traces: nobody moves them any more."""
        if not self._removed:
            return
        moved = self._output.rglob("trace*.zip") if self._output else ()
        for path in (*self._removed, *moved):
            with suppress(OSError):
                if path.read_bytes() == _STAND_IN:
                    path.unlink()
        self._removed.clear()

    def _beginning(self, original: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(original)
        def begun(tracing: Any, *arguments: Any, **named: Any) -> Any:
            __tracebackhide__ = True
            with suppress(TypeError):
                self._begun[tracing] = max(len(self._secrets) - 1, 0)
            return original(tracing, *arguments, **named)

        return begun

    def _ending(self, original: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(original)
        def ended(tracing: Any, path: Any = None, **named: Any) -> Any:
            __tracebackhide__ = True
            if path is None:
                return original(tracing, **named)
            with tempfile.TemporaryDirectory(prefix="trace-") as folder:
                raw = Path(folder) / "trace.zip"
                result = original(tracing, path=raw, **named)
                self._leave(raw, Path(path), self._since(tracing))
            return result

        return ended

    def _since(self, tracing: Any) -> list[str]:
        """The secrets of the scenarios that a trace may show."""
        begun = self._begun.get(tracing, 0)
        return [secret for one in self._secrets[begun:] for secret in one.known]

    def _leave(self, raw: Path, target: Path, secrets: Iterable[str]) -> None:
        cleaned = raw.with_name("cleaned.zip")
        try:
            clean(raw, cleaned, secrets)
        except Exception as error:  # noqa: BLE001 - whatever it is, no trace is left
            cleaned.write_bytes(_STAND_IN)
            self._removed.append(target)
            self._tell(type(error).__name__)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(cleaned, target)
