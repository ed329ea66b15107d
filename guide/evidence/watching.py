"""Seeing what a suite does with its browsers, whoever opened them, by Playwright's own calls."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

from guide.evidence.acts import BY_KEYBOARD, BY_POINTING, ON_CONTROLS, ON_PAGES, Act
from guide.evidence.calls import Reads, by_selector, choosing_files, dragging, on_page, on_place
from guide.evidence.camera import Camera
from guide.evidence.looking import open_eyes
from guide.evidence.replacing import Replacing

if TYPE_CHECKING:
    from playwright.sync_api import Page


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
        from playwright.sync_api import Frame, Keyboard, Page

        for kind in (Page, Frame):
            self._replaced.replace(kind, "set_content", self._touching)
            for name in ON_PAGES:
                self._watch(kind, name, on_page(name))
        for name in BY_KEYBOARD:
            self._watch(Keyboard, name, self._typing(name))
        self._watch_pointing()
        for device in ("keyboard", "mouse", "touchscreen"):
            self._remember_page_of(Page, device)

    def _watch_pointing(self) -> None:
        from playwright import sync_api

        for device, names in BY_POINTING.items():
            for name in names:
                self._watch(getattr(sync_api, device), name, self._pointing)
        self._watch(sync_api.Mouse, "down", self._holding)
        for name, told in (("move", Camera.moves_mouse), ("up", Camera.lets_go)):
            self._replaced.replace(sync_api.Mouse, name, partial(self._told_of_mouse, told))

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

    def _told_of_mouse(
        self, tell: Callable[[Camera, Page], None], original: Callable[..., Any]
    ) -> Callable[..., Any]:
        @wraps(original)
        def done(mouse: Any, *arguments: Any, **named: Any) -> Any:
            __tracebackhide__ = True
            result = original(mouse, *arguments, **named)
            camera, page = self._camera(), self._pages.get(id(mouse))
            if camera and page:
                tell(camera, page)
            return result

        return done

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
            return Act(kind.verb, page, value=value, timeout=0) if page else None

        return typing

    def _pointing(
        self, mouse: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: object
    ) -> Act | None:
        page = self._pages.get(id(mouse))
        x, y = (
            arguments[n] if len(arguments) > n else named[axis] for n, axis in enumerate(("x", "y"))
        )
        return Act("press", page, timeout=0, point=(float(x), float(y))) if page else None

    def _holding(self, mouse: Any, *_: object) -> Act | None:
        page = self._pages.get(id(mouse))
        return Act("press", page, timeout=0, lasts=True) if page else None
