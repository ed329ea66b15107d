"""Seeing what a suite does with its browsers, whoever opened them, by Playwright's own calls."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any

from guide.evidence.acts import BY_KEYBOARD, BY_POINTING, ON_CONTROLS, ON_PAGES, Act
from guide.evidence.calls import Reads, by_selector, choosing_files, dragging, on_page, on_place
from guide.evidence.looking import open_eyes
from guide.evidence.replacing import Replacing

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from guide.evidence.camera import Camera


class Watch:
    """Stands behind Playwright's classes while a run records; without one they are untouched.

    Args:
        camera: gives the camera of the scenario that runs; None outside of scenarios.
    """

    def __init__(self, camera: Callable[[], Camera | None]) -> None:
        self._camera = camera
        self._replaced = Replacing()
        self._pages: dict[int, Page] = {}

    def start(self) -> None:
        """Begin to watch every browser, those that run already included."""
        from playwright.sync_api import Playwright, expect
        from playwright.sync_api import _context_manager as starting

        self._replaced.replace(starting.PlaywrightContextManager, "__enter__", self._with_eyes)
        for playwright in [one for one in gc.get_objects() if isinstance(one, Playwright)]:
            with suppress(Exception):  # one that was stopped, or that lives in another thread
                open_eyes(playwright)
        self._watch_controls()
        self._watch_pages()
        for name in ("__call__", "soft"):
            self._replaced.replace(type(expect), name, self._expecting)

    def _watch_controls(self) -> None:
        from playwright.sync_api import ElementHandle, FileChooser, Frame, Locator, Page

        for name in ON_CONTROLS:
            for kind in (Locator, ElementHandle):
                self._watch(kind, name, on_place(name))
            for kind in (Page, Frame):
                self._watch(kind, name, by_selector(name))
        for kind in (Page, Frame):
            self._watch(kind, "drag_and_drop", dragging)
        self._watch(FileChooser, "set_files", choosing_files)

    def _watch_pages(self) -> None:
        from playwright.sync_api import Frame, Keyboard, Mouse, Page

        for kind in (Page, Frame):
            self._replaced.replace(kind, "set_content", self._touching)
            for name in ON_PAGES:
                self._watch(kind, name, on_page(name))
        for name in BY_KEYBOARD:
            self._watch(Keyboard, name, self._typing(name))
        for name in BY_POINTING:
            self._watch(Mouse, name, self._pointing)
        for device in ("keyboard", "mouse"):
            self._remember_page_of(Page, device)

    def stop(self) -> None:
        """Leave Playwright as it was."""
        self._replaced.undo()

    def _watch(self, kind: type, name: str, reads: Reads) -> None:
        self._replaced.replace(kind, name, lambda original: self._watched(original, reads))

    def _watched(self, original: Callable[..., Any], reads: Reads) -> Callable[..., Any]:
        @wraps(original)
        def watched(subject: Any, *arguments: Any, **named: Any) -> Any:
            __tracebackhide__ = True
            camera = self._camera()
            act = camera.told(reads, subject, arguments, named, original) if camera else None
            if camera is None or act is None:
                return original(subject, *arguments, **named)

            def do(**limit: float) -> Any:
                __tracebackhide__ = True
                return original(subject, *arguments, **{**named, **limit})

            return camera.film(act, do)

        return watched

    def _with_eyes(self, original: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(original)
        def entered(manager: Any) -> Any:
            playwright = original(manager)
            open_eyes(playwright)
            return playwright

        return entered

    def _touching(self, original: Callable[..., Any]) -> Callable[..., Any]:
        """A page that is written, and not opened."""

        @wraps(original)
        def touched(subject: Any, *arguments: Any, **named: Any) -> Any:
            __tracebackhide__ = True
            result = original(subject, *arguments, **named)
            camera = self._camera()
            if camera:
                camera.touches(subject)
            return result

        return touched

    def _expecting(self, original: Callable[..., Any]) -> Callable[..., Any]:
        """Whoever expects something of a page looks at it."""

        @wraps(original)
        def expected(subject: Any, actual: Any, *arguments: Any, **named: Any) -> Any:
            __tracebackhide__ = True
            camera = self._camera()
            if camera:
                camera.touches(actual)
            return original(subject, actual, *arguments, **named)

        return expected

    def _remember_page_of(self, kind: type, device: str) -> None:
        """A keyboard and a mouse do not say which page is theirs; the page does, when asked."""

        def remembered(original: property) -> property:
            def asked(page: Page) -> Any:
                found = original.__get__(page)
                self._pages[id(found)] = page
                return found

            return property(asked, doc=original.__doc__)

        self._replaced.replace(kind, device, remembered)

    def _typing(self, name: str) -> Reads:
        kind = BY_KEYBOARD[name]

        def typing(
            keyboard: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: object
        ) -> Act | None:
            page = self._pages.get(id(keyboard))
            value = kind.value(arguments, named) if kind.value else None
            return Act(kind.verb, page, value=value) if page else None

        return typing

    def _pointing(
        self, mouse: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: object
    ) -> Act | None:
        page = self._pages.get(id(mouse))
        x, y = (
            arguments[n] if len(arguments) > n else named[axis] for n, axis in enumerate(("x", "y"))
        )
        return Act("press", page, point=(float(x), float(y))) if page else None
