"""Records what a suite's own fixtures and hooks do around scenarios, each as a step of its own."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from guide.evidence import media
from guide.evidence.hooks import Hook, codes_of, halves_of, hook_of, hooks_of_call

if TYPE_CHECKING:
    from guide.evidence.recorder import Recorder
    from guide.evidence.run_hooks import RunHooks


class Around:
    """Registered beside the recorder, and inside of it: what it opens, the recorder closes last.

    A fixture that nobody asks for, automatic or brought by a mark, is a hook: before the scenario
    as far as its ``yield``, after it from there. Those of session scope are hooks of the run. Of
    several functions that pytest-bdd calls at once, the one that fails is known; the time of all is
    told with the first.
    """

    def __init__(self, config: pytest.Config, recorder: Recorder) -> None:
        self._config, self._recorder = config, recorder
        self._torn: list[tuple[Hook, bool]] = []
        self._unasked: frozenset[str] = frozenset()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Know which fixtures come by themselves: the automatic ones, and those of marks."""
        found: Any = getattr(item, "_fixtureinfo", None)
        self._unasked = frozenset(found.initialnames if found else ())

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        """Tell a fixture of the suite's own."""
        __tracebackhide__ = True
        of_run, function, name = fixturedef.scope == "session", fixturedef.func, fixturedef.argname
        hook = hook_of(self._config.rootpath, media.BEFORE, name, function)
        if (
            hook is None
            or name not in self._unasked
            or fixturedef.scope not in ("session", "function")
        ):
            return (yield)
        does_before, does_after = halves_of(hook, function)
        after = replace(hook, when=media.AFTER) if does_after else None
        if after is not None:
            fixturedef.addfinalizer(partial(self._end, after, of_run))
        if does_before:
            with self._telling(hook, of_run):
                value = yield
        else:
            value = yield
        if after is not None:
            fixturedef.addfinalizer(partial(self._begin, after, of_run))
        return value

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_bdd_before_scenario(self) -> Generator[None]:
        """Tell the suite's own functions of this name."""
        __tracebackhide__ = True
        with self._called(media.BEFORE):
            yield

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_bdd_after_scenario(self) -> Generator[None]:
        """Tell the suite's own functions of this name."""
        __tracebackhide__ = True
        with self._called(media.AFTER):
            yield

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Blame the fixture that failed while it was taken down: only now it is known."""
        if call.when == "teardown":
            torn, self._torn = self._torn, []
            codes = set(codes_of(call.excinfo.value) if call.excinfo else ())
            for hook, of_run in torn:
                if call.excinfo and hook.code in codes:
                    self._hooks(of_run).blame(hook, call.excinfo.value)
        return (yield)

    @contextmanager
    def _telling(self, hook: Hook, of_run: bool) -> Generator[None]:
        """The step of a fixture that is being made."""
        __tracebackhide__ = True
        hooks = self._hooks(of_run)
        if not (of_run or self._recorder.is_preparing):
            yield
            return
        hooks.enter(hook)
        try:
            yield
        except BaseException as error:
            hooks.leave(hook, error)
            raise
        hooks.leave(hook, None)

    @contextmanager
    def _called(self, when: str) -> Generator[None]:
        """The steps of functions that are called one after the other, by one call."""
        __tracebackhide__ = True
        recorder, hooks = self._recorder, hooks_of_call(self._config, when)
        if not hooks or recorder.attempt is None:
            yield
            return
        recorder.enter(hooks[0])
        try:
            yield
        except BaseException as error:
            codes = set(codes_of(error))
            failed = next((n for n, hook in enumerate(hooks) if hook.code in codes), 0)
            self._end_call(hooks, failed, error)
            raise
        self._end_call(hooks, len(hooks), None)

    def _end_call(self, hooks: list[Hook], failed: int, error: BaseException | None) -> None:
        """Close the steps of one call; those behind the one that failed were never called."""
        for number, hook in enumerate(hooks):
            if number:
                self._recorder.enter(hook)
            self._recorder.leave(
                hook, error if number == failed else None, reached=number <= failed
            )

    def _begin(self, hook: Hook, of_run: bool) -> None:
        self._torn.append((hook, of_run))
        self._hooks(of_run).enter(hook)

    def _end(self, hook: Hook, of_run: bool) -> None:
        if (hook, of_run) in self._torn:
            self._hooks(of_run).leave(hook, None)

    def _hooks(self, of_run: bool) -> Recorder | RunHooks:
        return self._recorder.of_run if of_run else self._recorder
