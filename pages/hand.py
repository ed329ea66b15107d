"""The one hand through which pages act and read; whoever wants to watch subscribes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, Request
from playwright.sync_api import TimeoutError as TooLate

from pages.finder import PRESSED, Found, Place, find


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


@dataclass
class Hand:
    """Acts on one browser page in the name of one actor.

    Args:
        watchers: objects with ``before(act)``, ``after(act)``, ``read(reading)`` and
            ``shows(actor, page)``.
    """

    page: Page
    actor: str
    watchers: Sequence[Any] = ()
    _in_flight: set[Request] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("request", self._begun)
        self.page.on("requestfinished", self._ended)
        self.page.on("requestfailed", self._ended)

    def open(self, path: str) -> None:
        """Open an address below the world's own, or an absolute one."""
        act = self._act("open", path, None, None)
        self._tell("before", act)
        self.page.goto(path)
        self._settle()
        self._tell("after", act)

    def press(self, label: str, place: Place | None = None) -> None:
        """Press a button or follow a link."""
        found = find(place or self.page, label, PRESSED)
        self._do("press", found, found.locator.click)

    def fill(self, label: str, value: str, *, secret: bool = False) -> None:
        """Type into a field, replacing what it holds."""
        found = find(self.page, label, ("textbox",))
        typed = None if secret else value
        self._do("fill", found, lambda: found.locator.fill(value), typed, secret=secret)

    def select(self, label: str, option: str) -> None:
        """Choose an entry of a list."""
        found = find(self.page, label, ("combobox",))
        self._do("select", found, lambda: found.locator.select_option(label=option), option)

    def tick(self, label: str, place: Place | None = None) -> None:
        """Tick a box."""
        found = find(place or self.page, label, ("checkbox",))
        self._do("tick", found, found.locator.check)

    def choose(self, label: str) -> None:
        """Choose a radio button."""
        found = find(self.page, label, ("radio",))
        self._do("choose", found, found.locator.check)

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
        found: Found,
        action: Any,
        value: str | None = None,
        *,
        secret: bool = False,
    ) -> None:
        act = self._act(verb, found.label, found, value, secret=secret)
        self._tell("before", act)
        try:
            action()
        except TooLate as late:
            raise ControlInert(_why_inert(found, late.message)) from None
        self._settle()
        self._tell("after", act)

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
            page=self.page,
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
        self.page.wait_for_load_state("load")
        for request in tuple(self._in_flight):
            response = request.response()
            if response is not None:
                response.finished()
            self._in_flight.discard(request)


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
