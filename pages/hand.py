"""The one hand through which pages act and read; whoever wants to watch subscribes."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error, Locator, Page, Request
from playwright.sync_api import TimeoutError as TooLate

from pages.finder import PRESSED, Found, Place, find, meant

_AT_ONCE = 300
"""Milliseconds for a control that is where it is documented; without it a drift is looked for."""
_REMEMBERED = 12


class ControlInert(AssertionError):
    """The control is there, and could not be used in time; the message says what was in the way."""


@dataclass(frozen=True)
class Act:
    """One thing that a person does.

    Attributes:
        verb: open, press, fill, tick, choose (a radio button) or select (in a list).
        label: what was asked for; for open, the path.
        name: accessible name as the page has it.
        value: what was typed or selected; never a secret.
    """

    verb: str
    actor: str
    label: str
    role: str | None
    name: str | None
    value: str | None
    secret: bool
    page: Page
    locator: Locator | None


@dataclass(frozen=True)
class Reading:
    """A value read off a page or a mail.

    Attributes:
        rule: rule of the portal that the value proves.
    """

    name: str
    value: str
    unit: str | None
    rule: str | None
    actor: str
    page: Page


@dataclass(frozen=True)
class Past:
    """An act that is over, or the one that failed.

    Attributes:
        moment: of the monotonic clock, to put the acts of several hands in order.
        value: what was typed or selected; never a secret.
    """

    moment: float
    verb: str
    label: str
    value: str | None


class Hand:
    """Acts on one browser page in the name of one actor.

    Args:
        watchers: objects with ``before(act)``, ``after(act)``, ``read(reading)`` and
            ``shows(actor, page)``.

    Attributes:
        past: the last acts, for whoever explains a failure.
        secrets: what was typed and must not be told.
    """

    def __init__(self, page: Page, actor: str, watchers: Sequence[Any] = ()) -> None:
        self._page, self.actor, self.watchers = page, actor, watchers
        self.past: deque[Past] = deque(maxlen=_REMEMBERED)
        self.secrets: set[str] = set()
        self._in_flight: set[Request] = set()
        self._settled = self._typed = False
        page.on("request", self._begun)
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)

    @property
    def page(self) -> Page:
        """The page, once nothing that was caused is under way: what is read is not awaited."""
        if not self._settled:
            self._settle()
        return self._page

    @property
    def seen(self) -> Page:
        """The page as it is, for whoever explains a failure: it may never settle."""
        return self._page

    def open(self, path: str) -> None:
        """Open an address below the world's own, or an absolute one."""
        self._remember("open", path, None)
        act = self._act("open", path, None, None)
        self._tell("before", act)
        self._page.goto(path)
        self._acted("open")
        self._tell("after", act)

    def press(self, label: str, place: Place | None = None) -> None:
        """Press a button or follow a link."""
        self._do("press", label, PRESSED, lambda control, **wait: control.click(**wait), place)

    def fill(self, label: str, value: str, *, secret: bool = False) -> None:
        """Type into a field, replacing what it holds."""
        typed = None if secret else value
        if secret:
            self.secrets.add(value)
        self._do(
            "fill", label, ("textbox",), lambda control, **wait: control.fill(value, **wait),
            value=typed, secret=secret,
        )  # fmt: skip

    def select(self, label: str, option: str) -> None:
        """Choose an entry of a list."""
        self._do(
            "select", label, ("combobox",),
            lambda control, **wait: control.select_option(label=option, **wait), value=option,
        )  # fmt: skip

    def tick(self, label: str, place: Place | None = None) -> None:
        """Tick a box."""
        self._do("tick", label, ("checkbox",), lambda control, **wait: control.check(**wait), place)

    def choose(self, label: str) -> None:
        """Choose a radio button."""
        self._do("choose", label, ("radio",), lambda control, **wait: control.check(**wait))

    def read(
        self, name: str, value: str, *, unit: str | None = None, rule: str | None = None
    ) -> str:
        """Publish a value that a page shows, whatever is expected of it."""
        reading = Reading(name, value, unit, rule, self.actor, self.page)
        for watcher in self.watchers:
            watcher.read(reading)
        return value

    def looks(self) -> None:
        """The current step looks at this page."""
        for watcher in self.watchers:
            watcher.shows(self.actor, self.page)

    def _do(
        self,
        verb: str,
        label: str,
        roles: Sequence[str],
        action: Callable[..., Any],
        place: Place | None = None,
        *,
        value: str | None = None,
        secret: bool = False,
    ) -> None:
        self._remember(verb, label, value)
        if not self.watchers and self._does_at_once(label, roles, action, place):
            self._acted(verb)
            return
        found = find(place or self.page, label, roles)
        act = self._act(verb, found.label, found, value, secret=secret)
        self._tell("before", act)
        try:
            action(found.locator)
        except TooLate as late:
            raise ControlInert(_why_inert(found, late.message)) from None
        self._acted(verb)
        self._tell("after", act)

    def _does_at_once(
        self, label: str, roles: Sequence[str], action: Callable[..., Any], place: Place | None
    ) -> bool:
        """Act where nobody watches and the page has the label to the letter, once.

        Typing, ticking and choosing may be done twice: Playwright waits for the control itself and
        refuses two of them. A press may not be, and the control is counted first.
        """
        # Typing starts nothing that the next act would have to wait for.
        control = meant(place or (self._page if self._typed else self.page), label, roles)
        try:
            if roles != PRESSED:
                action(control, timeout=_AT_ONCE)
                return True
        except Error:
            return False
        if control.count() != 1:
            return False
        try:
            action(control)
        except TooLate as late:
            found = find(place or self._page, label, roles)
            raise ControlInert(_why_inert(found, late.message)) from None
        return True

    def _acted(self, verb: str) -> None:
        self._settled, self._typed = False, verb in {"fill", "select"}
        if self.watchers:
            self._settle()

    def _remember(self, verb: str, label: str, value: str | None) -> None:
        self.past.append(Past(time.monotonic(), verb, label, value))

    def _act(
        self,
        verb: str,
        label: str,
        found: Found | None,
        value: str | None,
        *,
        secret: bool = False,
    ) -> Act:
        return Act(
            verb=verb,
            actor=self.actor,
            label=label,
            role=found.role if found else None,
            name=found.name if found and self.watchers else None,
            value=value,
            secret=secret,
            page=self._page,
            locator=found.locator if found else None,
        )

    def _tell(self, moment: str, act: Act) -> None:
        for watcher in self.watchers:
            getattr(watcher, moment)(act)

    def _begun(self, request: Request) -> None:
        self._in_flight.add(request)

    def _ended(self, request: Request) -> None:
        self._in_flight.discard(request)

    def _settle(self) -> None:
        """Wait until nothing that was caused is under way any more."""
        self._page.wait_for_load_state("load")
        for request in tuple(self._in_flight):
            response = request.response()
            if response is not None:
                response.finished()
            self._in_flight.discard(request)
        self._settled = True


_IN_THE_WAY = {
    "intercepts pointer events": "autre chose est par-dessus",
    "not enabled": "il est désactivé",
    "not visible": "il ne se voit pas",
    "not stable": "il ne cesse de bouger",
    "did not find some options": "cette entrée n’est pas dans la liste",
}


def _why_inert(found: Found, log: str) -> str:
    """What stood in the way last, and Playwright's own words below."""
    places = {log.rfind(sign): why for sign, why in _IN_THE_WAY.items() if sign in log}
    why = places[max(places)] if places else "la page n’a pas répondu à temps"
    return f"« {found.label} » ({found.role}) est sur la page sans pouvoir servir : {why}.\n{log}"
