"""What a person does, read from the calls that a suite makes to Playwright."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Locator, Page

    Place = Locator | ElementHandle

Values = Callable[[Sequence[Any], Mapping[str, Any]], str | None]


@dataclass(frozen=True, slots=True)
class Act:
    """One call that acts on a page.

    Attributes:
        verb: ``press``, ``fill``, ``tick``, ``untick``, ``select``, ``attach``, ``key``, ``hover``
            or ``drag`` on a control; ``open``, ``back``, ``forward`` or ``reload`` of a page.
        place: how the suite finds the control; None where it points or has the focus.
        value: what is typed, chosen, pressed or opened.
        timeout: milliseconds that the suite gives it; 0 where it has no end, or takes none.
        wait: waits until the control can be acted on, or raises; None where nothing is to wait for.
        point: where the mouse or a finger points in the window; nothing may scroll before it acts.
        lasts: whether a button of the mouse is held down, wherever the mouse is, and let go later.
    """

    verb: str
    page: Page
    place: Place | None = None
    value: str | None = None
    timeout: float = 30_000
    wait: Callable[[float], object] | None = None
    point: tuple[float, float] | None = None
    lasts: bool = False

    @property
    def points(self) -> bool:
        """Whether it acts on whatever lies at a place of the window."""
        return self.point is not None or self.lasts

    @property
    def types(self) -> bool:
        """Whether it types: a text, or one character of it."""
        return self.verb == "fill" or (self.verb == "key" and len(self.value or "") == 1)

    @property
    def on_page(self) -> bool:
        """Whether it goes to another page, and acts on no control."""
        return self.verb in {"open", "back", "forward", "reload"}


@dataclass(frozen=True, slots=True)
class Kind:
    """How calls of one name are read.

    Attributes:
        tries: whether Playwright can try them first.
        unseen: whether they also act on a control that nobody sees.
    """

    verb: str
    value: Values | None = None
    tries: bool = False
    unseen: bool = False


def argument(position: int, name: str) -> Values:
    """The argument at a position, or of that name."""

    def found(arguments: Sequence[Any], named: Mapping[str, Any]) -> str | None:
        value = arguments[position] if len(arguments) > position else named.get(name)
        return None if value is None else str(value)

    return found


def _chosen(arguments: Sequence[Any], named: Mapping[str, Any]) -> str | None:
    """The entries that are chosen, by label before value before place in the list."""
    by = [named.get("label"), arguments[0] if arguments else None, named.get("value")]
    found = next((one for one in (*by, named.get("index")) if one is not None), None)
    if isinstance(found, list | tuple):
        return ", ".join(map(str, cast("list[Any]", found)))
    return None if found is None else str(found)


def _files(arguments: Sequence[Any], named: Mapping[str, Any]) -> str | None:
    """The names of files, without the folders they lie in."""
    files = arguments[0] if arguments else named.get("files", ())
    several = cast("list[Any]", files if isinstance(files, list | tuple) else [files])
    return ", ".join(one["name"] if hasattr(one, "keys") else PurePath(one).name for one in several)


ON_CONTROLS: Mapping[str, Kind] = {
    "click": Kind("press", tries=True),
    "dblclick": Kind("press", tries=True),
    "tap": Kind("press", tries=True),
    "check": Kind("tick", tries=True),
    "uncheck": Kind("untick", tries=True),
    "set_checked": Kind("tick", argument(0, "checked"), tries=True),
    "fill": Kind("fill", argument(0, "value")),
    "clear": Kind("fill"),
    "type": Kind("fill", argument(0, "text"), unseen=True),
    "press_sequentially": Kind("fill", argument(0, "text"), unseen=True),
    "select_option": Kind("select", _chosen),
    "set_input_files": Kind("attach", _files, unseen=True),
    "press": Kind("key", argument(0, "key"), unseen=True),
    "hover": Kind("hover", tries=True),
    "drag_to": Kind("drag"),
}
"""Calls on a locator or on an element; on a page or a frame they have a selector before."""

ON_PAGES: Mapping[str, Kind] = {
    "goto": Kind("open", argument(0, "url")),
    "go_back": Kind("back"),
    "go_forward": Kind("forward"),
    "reload": Kind("reload"),
}
BY_KEYBOARD: Mapping[str, Kind] = {
    "type": Kind("fill", argument(0, "text")),
    "insert_text": Kind("fill", argument(0, "text")),
    "press": Kind("key", argument(0, "key")),
}
BY_POINTING: Mapping[str, Sequence[str]] = {
    "Mouse": ("click", "dblclick"),
    "Touchscreen": ("tap",),
}
"""Calls at a point of the window, by the device that makes them."""


def on_control(
    kind: Kind,
    page: Page,
    place: Place,
    arguments: Sequence[Any],
    named: Mapping[str, Any],
    waits: Callable[..., object],
) -> Act:
    """A call on a control, its own arguments after whatever says where it is."""
    value = kind.value(arguments, named) if kind.value else None
    verb = "untick" if kind.value and kind.verb == "tick" and value == "False" else kind.verb
    kept = None if kind.verb == "tick" else "" if value is None and verb == "fill" else value

    def wait(patience: float) -> object:
        options = {n: v for n, v in named.items() if n in {"position", "force", "modifiers"}}
        return waits(timeout=patience, **(options if kind.tries else {}))

    limit = timeout_of(page, named)
    return Act(verb, page, place, kept, limit, None if named.get("force") else wait)


def timeout_of(page: Page, named: Mapping[str, Any]) -> float:
    """Milliseconds that Playwright gives this call: its own, or the default of its page."""
    given = named.get("timeout")
    if given is None:
        kept: Any = getattr(getattr(page, "_impl_obj", None), "_timeout_settings", None)
        return float(kept.timeout(None)) if kept is not None else 30_000
    return float(given) if isinstance(given, int | float) else given.total_seconds() * 1000
