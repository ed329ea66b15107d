"""A plugin: everybody acts with the keyboard alone. The pointer is never used.

``python -m pytest -p tests.pages.by_keyboard …`` plays any scenario so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from playwright.sync_api import Locator

from pages.finder import Place, find
from pages.hand import Hand

_STOPS_MAX = 80
"""Presses of Tab until a control has the focus: pages have far fewer."""
_HAS_FOCUS = "e => e === document.activeElement"
_GROUP_HAS_FOCUS = "e => e.name === document.activeElement.name"
_SHOWS_FOCUS = """() => {
  const focused = document.querySelector(':focus');
  return focused !== null && getComputedStyle(focused).outlineStyle !== 'none';
}"""
_CHOSEN = "e => e.selectedOptions[0].label.trim()"


class ByKeyboard(Hand):
    """Reaches each control by Tab from where the focus is, and uses it by its keys."""

    def _do(
        self,
        verb: str,
        label: str,
        roles: Sequence[str],
        action: Callable[[Locator], Any],
        place: Place | None = None,
        *,
        value: str | None = None,
    ) -> None:
        self._remember(verb, label, value)
        control = find(place or self.page, label, roles).locator
        self._reach(control, label, _GROUP_HAS_FOCUS if verb == "choose" else _HAS_FOCUS)
        {"press": self._enter, "choose": self._move_to, "select": self._roll_to}.get(
            verb, self._space
        )(control, value)
        self._acted(verb)

    def fill(self, label: str, value: str, *, secret: bool = False) -> None:
        """Tab selects what a field holds, so that typing replaces it."""
        control = find(self.page, label, ("textbox",)).locator
        self._reach(control, label, _HAS_FOCUS)
        self._key("Delete")
        self._page.keyboard.type(value)
        assert control.input_value() == value, f"« {label} » tient {control.input_value()!r}"
        self._acted("fill")

    def _reach(self, control: Locator, label: str, has_focus: str) -> None:
        # Found once: a label is looked for in the whole page, and there is a Tab for each control.
        element = control.element_handle()
        for _ in range(_STOPS_MAX):
            if element.evaluate(has_focus):
                break
            self._key("Tab")
        else:
            pytest.fail(f"« {label} » ne s’atteint pas au clavier")
        shown = self._page.evaluate(_SHOWS_FOCUS)
        assert shown, f"« {label} » ne montre pas qu’il a le curseur"

    def _enter(self, _control: Locator, _value: str | None) -> None:
        with self._page.expect_navigation():
            self._key("Enter")

    def _space(self, control: Locator, _value: str | None) -> None:
        if not control.is_checked():
            self._key("Space")
        assert control.is_checked()

    def _move_to(self, control: Locator, _value: str | None) -> None:
        self._key("Space")
        for _ in range(_STOPS_MAX):
            if control.is_checked():
                return
            self._key("ArrowDown")
        pytest.fail("les flèches n’atteignent pas ce choix")

    def _roll_to(self, control: Locator, value: str | None) -> None:
        self._key("Home")
        for _ in range(_STOPS_MAX):
            if control.evaluate(_CHOSEN) == value:
                return
            self._key("ArrowDown")
        pytest.fail(f"les flèches n’atteignent pas « {value} »")

    def _key(self, name: str) -> None:
        self._page.keyboard.press(name)


def pytest_sessionstart() -> None:
    """Hand it to everybody, once the plugins of the suite are there."""
    from tests.stage import browsers

    browsers.Hand = ByKeyboard
