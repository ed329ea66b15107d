"""The one hand through which pages act and read."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from playwright.sync_api import Locator, Page, Request
from playwright.sync_api import TimeoutError as TooLate

from pages.finder import PRESSED, Found, Place, find, meant

_REMEMBERED = 12


class ControlInert(AssertionError):
    """The control is there, and could not be used in time; the message says what was in the way."""


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


class Listener(Protocol):
    """Whoever keeps what browsers do not show."""

    def hides(self, secret: str) -> None:
        """This is to be read nowhere, from now on."""
        ...

    def read(self, reading: Reading) -> None:
        """A value was read, whatever is expected of it."""
        ...

    def shows(self, actor: str, page: Page) -> None:
        """The current step looks at this page."""
        ...


class Hand:
    """Acts on one browser page in the name of one actor.

    Args:
        listener: is told what browsers do not show.

    Attributes:
        past: the last acts, for whoever explains a failure.
        secrets: what was typed and must not be told.
    """

    def __init__(self, page: Page, actor: str, listener: Listener | None = None) -> None:
        self._page, self.actor, self._listener = page, actor, listener
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
        self._page.goto(path)
        self._acted("open")

    def press(self, label: str, place: Place | None = None) -> None:
        """Press a button or follow a link."""
        self._do("press", label, PRESSED, lambda control: control.click(), place)

    def fill(self, label: str, value: str, *, secret: bool = False) -> None:
        """Type into a field, replacing what it holds."""
        typed = None if secret else value
        if secret:
            self.secrets.add(value)
            if self._listener:
                self._listener.hides(value)
        self._do(
            "fill", label, ("textbox",), lambda control: control.fill(value),
            value=typed,
        )  # fmt: skip

    def select(self, label: str, option: str) -> None:
        """Choose an entry of a list."""
        self._do(
            "select", label, ("combobox",),
            lambda control: control.select_option(label=option), value=option,
        )  # fmt: skip

    def tick(self, label: str, place: Place | None = None) -> None:
        """Tick a box."""
        self._do("tick", label, ("checkbox",), lambda control: control.check(), place)

    def choose(self, label: str) -> None:
        """Choose a radio button."""
        self._do("choose", label, ("radio",), lambda control: control.check())

    def read(
        self, name: str, value: str, *, unit: str | None = None, rule: str | None = None
    ) -> str:
        """Publish a value that a page shows, whatever is expected of it."""
        if self._listener:
            self._listener.read(Reading(name, value, unit, rule, self.actor, self.page))
        return value

    def looks(self) -> None:
        """The current step looks at this page."""
        if self._listener:
            self._listener.shows(self.actor, self.page)

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
        if not self._does_at_once(label, roles, action, place):
            found = find(place or self.page, label, roles)
            try:
                action(found.locator)
            except TooLate as late:
                raise ControlInert(_why_inert(found, late.message)) from None
        self._acted(verb)

    def _does_at_once(
        self,
        label: str,
        roles: Sequence[str],
        action: Callable[[Locator], Any],
        place: Place | None,
    ) -> bool:
        """Act where the page has the label to the letter, once."""
        # Typing starts nothing that the next act would have to wait for.
        control = meant(place or (self._page if self._typed else self.page), label, roles)
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

    def _remember(self, verb: str, label: str, value: str | None) -> None:
        self.past.append(Past(time.monotonic(), verb, label, value))

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
