"""The recorder of one process: takes what pytest and pytest-bdd say, and writes it as it comes."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from guide.evidence import media
from guide.evidence.attempt import Attempt
from guide.evidence.camera import Camera
from guide.evidence.collection import Collection, collect
from guide.evidence.hooks import Hook
from guide.evidence.promises import Promise
from guide.evidence.run_hooks import RunHooks, ending
from guide.evidence.secrets import Secrets
from guide.evidence.settings import Settings
from guide.evidence.shard import is_shard
from guide.evidence.worker_log import WorkerLog
from guide.i18n import gettext
from guide.lint.garbage import no_collection


class Recorder:
    """Registered as a plugin in every process that runs tests, when evidence is wanted."""

    def __init__(self, config: pytest.Config, part: WorkerLog, settings: Settings) -> None:
        self._config, self._part, self.settings = config, part, settings
        self._collection: Collection | None = None
        self._tries: dict[str, int] = {}
        self.attempt: Attempt | None = None
        self.camera: Camera | None = None
        self.of_run = RunHooks(part)
        self.secrets: list[Secrets] = []
        """Of each attempt that began here, in that order."""
        self.shared: list[pytest.Item] = []
        """The tests of which this run plays a share, where it plays one."""
        self.is_preparing = False
        """Whether the fixtures of a scenario are being made, before anything of it is played."""

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> Generator[None]:
        """Set what was collected against what is written; a strict run may end here."""
        seen = list(items)
        yield
        kept, own = self.shared if is_shard(self._config) else items, {*map(id, items)}
        elsewhere = [item for item in kept if id(item) not in own]
        with no_collection():
            found = collect(self._config, seen, kept, elsewhere)
            self._part.write("collected", **found.as_event())
        self._collection = found
        if found.refused:
            items[:] = []

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None]:
        """Begin an attempt, and the step before the scenario."""
        __tracebackhide__ = True
        case = self._collection.cases.get(item.nodeid) if self._collection else None
        self.camera = None
        self.attempt = None
        if case is not None:
            number = self._tries.get(case.id, 0)
            self._tries[case.id] = number + 1
            number = max(number, getattr(item, "execution_count", 1) - 1)
            self.attempt = Attempt(self._part, case, number, self._config.rootpath)
            self.secrets.append(self.attempt.secrets)
            self.attempt.open(media.BEFORE)
            self.is_preparing = True
            self.camera = Camera(self.attempt, self.settings)
        yield

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self) -> Generator[None]:
        """Begin the step after the scenario."""
        __tracebackhide__ = True
        if self.attempt is not None:
            self.attempt.open(media.AFTER)
            self.attempt.told = False
        yield

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Close the phase with pytest's last word on it."""
        report = yield
        if self.attempt is not None:
            self._close_phase(self.attempt, report)
        return report

    def _close_phase(self, attempt: Attempt, report: pytest.TestReport) -> None:
        """Close the step around the scenario, with what the steps themselves could not know."""
        spent = int(report.duration * 1e9)
        if report.when == "setup":
            if self.camera is not None:
                self.camera.end_step()
                if report.failed and not attempt.told:
                    self.camera.fail_step()
            self._close_around(attempt, report, spent)
            self.is_preparing = False
        elif report.when == "call" and report.failed and not attempt.red:
            attempt.late = attempt.clean(report.longreprtext)
        elif report.when == "teardown":
            self._close_around(attempt, report, spent)
            attempt.end()
            self.attempt = self.camera = None

    def _close_around(self, attempt: Attempt, report: pytest.TestReport, spent: int) -> None:
        failed = report.failed and not attempt.told
        if failed or attempt.late:
            texts = [attempt.late, report.longreprtext if failed else ""]
            attempt.close_with_text("FAILED", "\n".join(t for t in texts if t), spent)
        elif report.skipped and not attempt.told:
            attempt.close_with_text("SKIPPED", _reason(report), spent)
        else:
            attempt.close("PASSED", duration=spent)

    def fail(self, attempt: Attempt, error: BaseException) -> None:
        """Close the open step as what an error makes of it."""
        spent = attempt.elapsed()
        if isinstance(error, pytest.skip.Exception):
            attempt.close("SKIPPED", duration=spent, exception=error)
            return
        if isinstance(error, (KeyboardInterrupt, SystemExit, pytest.exit.Exception)):
            attempt.close_with_text(
                "FAILED", gettext("Exécution coupée pendant cette étape."), spent, media.CUT_OFF
            )
            return
        if self.camera is not None:
            self.camera.fail_step()
        status = "PENDING" if isinstance(error, NotImplementedError) else "FAILED"
        attempt.close(status, duration=spent, exception=error)

    def enter(self, hook: Hook) -> None:
        """A hook of the suite begins."""
        if self.attempt is not None:
            self.attempt.enter(hook)

    def leave(self, hook: Hook, error: BaseException | None, *, reached: bool = True) -> None:
        """A hook of the suite ends, well or with an error, or was never reached."""
        attempt = self.attempt
        if attempt is None or attempt.step != hook.key:
            return
        if error is not None:
            self.fail(attempt, error)
            attempt.told = True
        else:
            if self.camera is not None:
                self.camera.end_step()
            attempt.close("PASSED" if reached else "SKIPPED")
        attempt.leave(hook)

    def blame(self, hook: Hook, error: BaseException) -> None:
        """A hook that has ended failed, as is known only now."""
        if self.attempt is not None:
            self.attempt.blame(hook, ending(error), error)

    def note_fault(self, message: str, kind: str, details: dict[str, Any]) -> None:
        """A failure that does not stop the walk: the open step is failed with it."""
        if self.attempt is not None:
            self.attempt.faults.append(self.attempt.clean(message))
            self.attempt.attach(media.FAULT, {"message": message, "kind": kind, "details": details})

    def attach(self, kind: str, body: str | bytes, name: str | None) -> None:
        """What the suite attaches to the open step, or to the hook of the run that is open."""
        if self.of_run.is_open:
            self.of_run.attach(kind, body, name)
        elif self.attempt is not None:
            self.attempt.attach_own(kind, body, name)

    def note_promise(self, promise: Promise) -> None:
        """The open step returned a coroutine."""
        if self.attempt is not None:
            self.attempt.promised(promise)

    def note_removed_trace(self, why: str) -> None:
        """A trace that Playwright recorded could not be kept without secrets."""
        name = self.attempt.case.nodeid if self.attempt is not None else "Playwright"
        why = gettext(
            "La trace de {name} est supprimée : ses secrets n'ont pas pu y être masqués ({why})."
        ).format(name=name, why=why)
        self._part.write("untraced", why=why)
        if self.attempt is not None:
            self.attempt.attach(media.LOST, {"why": why})

    def note_arranged(self, what: str) -> None:
        """The open step brought about a state without walking to it."""
        if self.attempt is not None:
            self.attempt.attach(media.ARRANGED, {"what": what})


def _reason(report: pytest.TestReport) -> str:
    if isinstance(report.longrepr, tuple):
        return str(report.longrepr[2]).removeprefix("Skipped: ")
    return report.longreprtext
