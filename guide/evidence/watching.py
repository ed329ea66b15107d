"""Seeing what a suite does with its browsers, whoever opened them, by Playwright's own calls."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

from guide.evidence.acts import BY_KEYBOARD, BY_POINTING, ON_CONTROLS, ON_PAGES, Act, on_control
from guide.evidence.look import open_eyes

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

    from guide.evidence.camera import Camera

Reads = Callable[[Any, Sequence[Any], Mapping[str, Any], Callable[..., Any]], Act | None]
"""What a call means: the object it is made on, its arguments, and the call itself."""


class Watch:
    """Stands behind Playwright's classes while a run records; without one they are untouched.

    Args:
        camera: gives the camera of the scenario that runs; None outside of scenarios.
    """

    def __init__(self, camera: Callable[[], Camera | None]) -> None:
        self._camera = camera
        self._before: list[tuple[type, str, Any]] = []
        self._pages: dict[int, Page] = {}

    def start(self) -> None:
        """Begin to watch every browser, those that run already included."""
        from playwright.sync_api import (
            ElementHandle,
            FileChooser,
            Frame,
            Keyboard,
            Locator,
            Mouse,
            Page,
            Playwright,
            expect,
        )
        from playwright.sync_api import _context_manager as starting

        self._replace(starting.PlaywrightContextManager, "__enter__", self._with_eyes)
        for playwright in [one for one in gc.get_objects() if isinstance(one, Playwright)]:
            with suppress(Exception):  # one that was stopped, or that lives in another thread
                open_eyes(playwright)
        for name in ON_CONTROLS:
            for kind in (Locator, ElementHandle):
                self._watch(kind, name, _on_place(name))
            for kind in (Page, Frame):
                self._watch(kind, name, _by_selector(name))
        for kind in (Page, Frame):
            self._watch(kind, "drag_and_drop", _dragging)
            self._replace(kind, "set_content", self._touching)
            for name in ON_PAGES:
                self._watch(kind, name, _on_page(name))
        self._watch(FileChooser, "set_files", _choosing_files)
        for name in BY_KEYBOARD:
            self._watch(Keyboard, name, self._typing(name))
        for name in BY_POINTING:
            self._watch(Mouse, name, self._pointing)
        for device in ("keyboard", "mouse"):
            self._remember_page_of(Page, device)
        for name in ("__call__", "soft"):
            self._replace(type(expect), name, self._expecting)

    def stop(self) -> None:
        """Leave Playwright as it was."""
        for kind, name, original in reversed(self._before):
            setattr(kind, name, original)
        self._before.clear()

    def _replace(self, kind: type, name: str, made: Callable[[Any], Any]) -> None:
        original = kind.__dict__.get(name)
        if original is not None:  # each Playwright has its own set of calls
            self._before.append((kind, name, original))
            setattr(kind, name, made(original))

    def _watch(self, kind: type, name: str, reads: Reads) -> None:
        self._replace(kind, name, lambda original: self._watched(original, reads))

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
        original = kind.__dict__[device]

        def asked(page: Page) -> Any:
            found = original.fget(page)
            self._pages[id(found)] = page
            return found

        self._before.append((kind, device, original))
        setattr(kind, device, property(asked, doc=original.__doc__))

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


def _on_place(name: str) -> Reads:
    """A call on a locator or on an element."""
    kind = ON_CONTROLS[name]

    def reads(
        place: Any, arguments: Sequence[Any], named: Mapping[str, Any], call: Callable[..., Any]
    ) -> Act | None:
        page = place.page if hasattr(place, "page") else _page_of(place)
        return (
            on_control(kind, page, place, arguments, named, _waits(kind.tries, place, call))
            if page
            else None
        )

    return reads


def _by_selector(name: str) -> Reads:
    """A call on a page or a frame: it takes the first that fits, unless it is told to be strict."""
    kind = ON_CONTROLS[name]

    def reads(
        where: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: Callable[..., Any]
    ) -> Act | None:
        selector = arguments[0] if arguments else named["selector"]
        found = where.locator(selector)
        place = found if named.get("strict") else found.first
        own = {name: value for name, value in named.items() if name != "selector"}
        wait = _waits(kind.tries, place, getattr(place.__class__, name))
        return on_control(kind, _owner(where), place, arguments[1:], own, wait)

    return reads


def _waits(tries: bool, place: Any, call: Callable[..., Any]) -> Callable[..., object]:
    """How to wait for a control: Playwright tries the act itself, or waits until it is there."""
    if tries:
        return partial(getattr(call, "__wrapped__", call), place, trial=True)
    if hasattr(place, "wait_for"):
        return partial(place.wait_for, state="visible")
    return partial(place.wait_for_element_state, "visible")


def _dragging(
    where: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: object
) -> Act | None:
    source = arguments[0] if arguments else named["source"]
    return Act("drag", _owner(where), where.locator(source).first)


def _on_page(name: str) -> Reads:
    kind = ON_PAGES[name]

    def reads(
        where: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: object
    ) -> Act | None:
        return Act(
            kind.verb, _owner(where), value=kind.value(arguments, named) if kind.value else None
        )

    return reads


def _choosing_files(
    chooser: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: object
) -> Act | None:
    value = ON_CONTROLS["set_input_files"].value
    assert value is not None
    return Act("attach", chooser.page, chooser.element, value(arguments, named))


def _owner(where: Page | Frame) -> Page:
    """The page itself, or the page that a frame is in."""
    from playwright.sync_api import Frame

    return where.page if isinstance(where, Frame) else where


def _page_of(element: Any) -> Page | None:
    frame = element.owner_frame()
    return frame.page if frame else None
