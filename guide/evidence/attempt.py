"""One attempt at a scenario while it runs: the open step, what is attached to it, its end."""

from __future__ import annotations

import json
import re
import sys
import time
import traceback
from base64 import b64encode
from collections import Counter
from pathlib import Path
from typing import Any

from guide.evidence import media
from guide.evidence.case import Case
from guide.evidence.folder import PICTURES
from guide.evidence.hooks import Hook, is_after, is_before
from guide.evidence.plan import uri_of
from guide.evidence.promises import Promise, is_forgotten
from guide.evidence.secrets import Secrets
from guide.evidence.worker_log import WorkerLog
from guide.i18n import gettext

StepKey = int | str
"""Position of a step in its scenario, from zero; ``before``, ``after``, or the key of a hook."""

RED = {"FAILED", "UNDEFINED", "PENDING", "AMBIGUOUS"}
ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def attached(kind: str, body: str | bytes) -> dict[str, Any]:
    """The data of an attachment: text as it is, bytes in base64."""
    binary = isinstance(body, bytes)
    text = b64encode(body).decode() if binary else body
    encoding = "BASE64" if binary else "IDENTITY"
    return {"media": kind, "body": text, "encoding": encoding, "url": None, "name": None}


class Attempt:
    """Writes the events of one attempt; knows at any moment which step they belong to."""

    def __init__(self, part: WorkerLog, case: Case, number: int, root: Path) -> None:
        self._part, self._root = part, root
        self.case, self.number = case, number
        self.step: StepKey | None = None
        self.last: StepKey = media.BEFORE
        self.red = False
        self.told = False
        """Whether a hook before the scenario, or after it, says itself why it did not pass."""
        self.late = ""
        """A failure of pytest that no step had; the step after the scenario takes it."""
        self.faults: list[str] = []
        self.secrets = Secrets()
        self._screenshots: Counter[int] = Counter()
        self._started = 0
        self._around: list[tuple[StepKey | None, int, list[str]]] = []
        self._soft: set[int] = set()
        self._promises: list[tuple[StepKey, Promise]] = []
        part.write("attempt", case=case.id, number=number)

    def open(self, step: StepKey, **facts: Any) -> None:
        """A step begins."""
        self.step = self.last = step
        self.faults = []
        self._part.write("start", step=step, **facts)
        self._started = time.perf_counter_ns()

    def enter(self, hook: Hook) -> None:
        """A hook begins, within the open step or between two."""
        self._around.append((self.step, self._started, self.faults))
        self.open(hook.key, hook=hook.as_data())

    def leave(self, hook: Hook) -> None:
        """The hook is closed, and what was open before it goes on."""
        if self.last == hook.key and self._around:
            self.step, self._started, self.faults = self._around.pop()
            self.last = self.last if self.step is None else self.step

    def blame(self, hook: Hook, status: str, error: BaseException) -> None:
        """A hook that was closed already did not pass."""
        self.red = self.red or status in RED
        self.told = True
        self._part.write(
            "done", step=hook.key, status=status, duration=None, **self._describe(error)
        )

    def take_soft_failures(self) -> None:
        """Give the open step what ``expect.soft`` noted during it; pytest fails with it later."""
        assertions = sys.modules.get("playwright._impl._assertions")
        noted: list[AssertionError] = getattr(assertions, "_soft_errors", None) or []
        fresh = [error for error in noted if id(error) not in self._soft]
        self._soft.update(id(error) for error in fresh)
        self.faults.extend(self.clean(str(error)) for error in fresh)

    def promised(self, promise: Promise) -> None:
        """The open step returned a coroutine; another step may still await it."""
        self._promises.append((self.last, promise))

    def settle_promises(self) -> None:
        """Note the steps whose coroutine nobody awaited: they did nothing at all."""
        promises, self._promises = self._promises, []
        for step, promise in promises:
            if is_forgotten(promise):
                self._part.write("unawaited", step=step)

    def elapsed(self) -> int:
        """Nanoseconds since the open step began."""
        return time.perf_counter_ns() - self._started

    def close(
        self, status: str, *, duration: int | None = None, exception: BaseException | None = None
    ) -> None:
        """The open step ends; a fault noted on the way makes it failed whatever it says."""
        if self.step is None:
            return
        event: dict[str, Any] = {"step": self.step, "status": status}
        event["duration"] = self.elapsed() if duration is None else duration
        if self.faults and status == "PASSED":
            event |= {"status": "FAILED", "message": "\n".join(self.faults)}
        if exception is not None:
            event |= self._describe(exception)
        self.red = self.red or event["status"] in RED
        self._part.write("done", **event)
        self.step = None

    def close_with_text(
        self, status: str, message: str, duration: int | None = None, exception: str | None = None
    ) -> None:
        """The open step ends with a message that is not an exception's own."""
        if self.step is None:
            return
        self.red = self.red or status in RED
        spent = self.elapsed() if duration is None else duration
        event: dict[str, Any] = {"step": self.step, "status": status, "duration": spent}
        event["message"] = self.clean(message)
        if exception is not None:
            event["exception"] = {"type": exception, "message": event["message"]}
        self._part.write("done", **event)
        self.step = None

    @property
    def next_position(self) -> int:
        """The step that comes after the last one that was opened."""
        return self.last + 1 if isinstance(self.last, int) else 0

    def has_step_after(self, count: int) -> bool:
        """Whether a scenario of this many steps has one that was not opened yet."""
        return self.next_position < count

    def attach(
        self, media_type: str, body: Any, *, url: str | None = None, name: str | None = None
    ) -> None:
        """Attach data to the open step, or to the last one when none is open."""
        hidden = self.secrets.hide_in(body)
        text = (
            hidden
            if isinstance(body, str)
            else json.dumps(hidden, ensure_ascii=False, sort_keys=True)
        )
        self._part.write(
            "attach", step=self.last, **attached(media_type, text) | {"url": url, "name": name}
        )

    def attach_own(self, kind: str, body: str | bytes, name: str | None) -> None:
        """Attach what the suite itself gives to the open step; secrets are hidden in its text."""
        told = self.secrets.hide(body) if isinstance(body, str) else self.secrets.hide_bytes(body)
        self._part.write("attach", step=self.last, **attached(kind, told) | {"name": name})

    def save_screenshot(self, moment: str, png: bytes) -> str:
        """Write a screenshot under the name that its feature, scenario and step give it."""
        step = 0 if is_before(self.last) else 99 if is_after(self.last) else int(self.last) + 1
        self._screenshots[step] += 1
        folder = (
            self.case.folder if self.number == 0 else f"{self.case.folder}/essai-{self.number + 1}"
        )
        url = f"{PICTURES}/{folder}/{step:02}-{self._screenshots[step]}-{moment}.png"
        self._part.save_screenshot(url, png)
        self.attach(media.PICTURE, "", url=url, name=Path(url).name)
        return url

    def end(self) -> None:
        """The attempt is over, its fixtures taken down."""
        self._part.write("end")

    def clean(self, text: str) -> str:
        """A message fit for a record: no secrets, no colour codes, no path of this machine."""
        return self.secrets.hide(ANSI.sub("", text)).replace(f"{self._root}/", "")

    def _describe(self, exception: BaseException) -> dict[str, Any]:
        text = self.clean(str(exception)).strip()
        kind = type(exception).__name__
        frames = [
            f"{uri_of(Path(f.filename), self._root)}:{f.lineno} ({f.name})\n    {f.line}"
            for f in traceback.extract_tb(exception.__traceback__)
            if Path(f.filename).is_relative_to(self._root)
        ]
        return {
            "message": "\n".join(
                [
                    *self.faults,
                    gettext("{kind} : {text}").format(kind=kind, text=text) if text else kind,
                ]
            ),
            "exception": {
                "type": kind,
                "message": text,
                "stackTrace": "\n".join([f"{kind}: {text}", *frames]),
            },
        }
