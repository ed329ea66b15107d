"""What a call to Playwright means: the act behind a method and its arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from guide.evidence.acts import ON_CONTROLS, ON_PAGES, Act, Kind, on_control, timeout_of

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

Reads = Callable[[Any, Sequence[Any], Mapping[str, Any], Callable[..., Any]], Act | None]
"""What a call means: the object it is made on, its arguments, and the call itself."""


def on_place(name: str) -> Reads:
    """A call on a locator or on an element; one that Playwright only tries is no act."""
    kind = ON_CONTROLS[name]

    def reads(
        place: Any, arguments: Sequence[Any], named: Mapping[str, Any], call: Callable[..., Any]
    ) -> Act | None:
        page = place.page if hasattr(place, "page") else _page_of(place)
        if page is None or named.get("trial"):
            return None
        return on_control(kind, page, place, arguments, named, _waits(kind, place, call))

    return reads


def by_selector(name: str) -> Reads:
    """A call on a page or a frame: it takes the first that fits, unless it is told to be strict."""
    kind = ON_CONTROLS[name]

    def reads(
        where: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: Callable[..., Any]
    ) -> Act | None:
        if named.get("trial"):
            return None
        selector = arguments[0] if arguments else named["selector"]
        found = where.locator(selector)
        place = found if named.get("strict") else found.first
        own = {name: value for name, value in named.items() if name != "selector"}
        wait = _waits(kind, place, getattr(place.__class__, name))
        return on_control(kind, _owner(where), place, arguments[1:], own, wait)

    return reads


def _waits(kind: Kind, place: Any, call: Callable[..., Any]) -> Callable[..., object]:
    """How to wait for a control: Playwright tries the act itself, or waits until it is there."""
    if kind.tries:
        return partial(getattr(call, "__wrapped__", call), place, trial=True)
    if hasattr(place, "wait_for"):
        return partial(place.wait_for, state="attached" if kind.unseen else "visible")
    if kind.unseen:
        return _there
    return partial(place.wait_for_element_state, "visible")


def _there(timeout: float) -> None:
    """An element that the suite holds in its hand is there."""


def dragging(
    where: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: object
) -> Act | None:
    """A call that drags what one selector finds to another."""
    source = arguments[0] if arguments else named["source"]
    page = _owner(where)
    return Act("drag", page, where.locator(source).first, timeout=timeout_of(page, named))


def on_page(name: str) -> Reads:
    """A call that goes to another page."""
    kind = ON_PAGES[name]

    def reads(
        where: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: object
    ) -> Act | None:
        return Act(
            kind.verb, _owner(where), value=kind.value(arguments, named) if kind.value else None
        )

    return reads


def choosing_files(
    chooser: Any, arguments: Sequence[Any], named: Mapping[str, Any], _: object
) -> Act | None:
    """A call that gives files to a dialog that asks for them."""
    value = ON_CONTROLS["set_input_files"].value
    assert value is not None
    limit = timeout_of(chooser.page, named)
    return Act("attach", chooser.page, chooser.element, value(arguments, named), limit)


def _owner(where: Page | Frame) -> Page:
    """The page itself, or the page that a frame is in."""
    from playwright.sync_api import Frame

    return where.page if isinstance(where, Frame) else where


def _page_of(element: Any) -> Page | None:
    frame = element.owner_frame()
    return frame.page if frame else None
