"""Which browser is driven, and a context of it for every actor."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from guide.browser import find_browser
from pages.actor import Actor
from pages.hand import Hand
from pages.person import Person
from pages.walk import Walk


class Browsers:
    """Gives every actor a browser context of their own, and newcomers their data.

    Attributes:
        hands: of those who sat down, in that order.
        seats: who got a context and its page, in that order; who is not watched, too.
        secrets: what each of them types in secret.
    """

    def __init__(
        self,
        new_context: Callable[..., BrowserContext],
        watcher: Any,
        seed: int,
        walk: Walk | None,
        beside: "Browsers | None" = None,
    ) -> None:
        self._new_context, self._watcher, self._seed = new_context, watcher, seed
        self.walk = walk
        self.hands: list[Hand] = []
        self.seats: list[tuple[str, Page]] = beside.seats if beside else []
        self.secrets: list[set[str]] = beside.secrets if beside else []
        self._now: datetime

    def unwatched(self) -> "Browsers":
        """The same people, at browsers that nobody watches."""
        watcher = self._watcher

        def overlooked(**options: Any) -> BrowserContext:
            context = self._new_context(**options)
            if watcher:
                watcher.leaves_out(context)
            return context

        return Browsers(overlooked, None, self._seed, self.walk, beside=self)

    def newcomer(self, name: str, siret: str) -> Person:
        """A person drawn from the scenario's seed and the actor's name."""
        from tests.stage.people import newcomer

        return newcomer(f"{self._seed}/{name}", siret)

    def actor(self, name: str, person: Person, base: str, now: datetime) -> Actor:
        """An actor, who gets a browser context when they first use it."""
        self._now = now
        return Actor(name, lambda: self._sit_down(name, base), base, person, self.walk)

    def time_passes(self, now: datetime) -> None:
        """Move the clocks of the browsers that show the world's time."""
        self._now = now
        for hand in self.hands if self._watcher else ():
            hand.page.context.clock.set_fixed_time(now)

    def _sit_down(self, name: str, base: str) -> Hand:
        """A new context; where pictures are taken it shows the world's time.

        A browser's own clock can be seen on pictures alone: pages take their time from the portal.
        """
        context = self._new_context(base_url=base)
        page = context.new_page()
        self.seats.append((name, page))
        if self._watcher:
            context.clock.set_fixed_time(self._now)
            self._watcher.seats(name, page)
        hand = Hand(page, name, self._watcher)
        self.hands.append(hand)
        self.secrets.append(hand.secrets)
        return hand


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
    browser_name: str,
    browser_server: str | None,
    playwright: Playwright,
) -> dict[str, Any]:
    """The browser that this machine has; of one that is borrowed, its own machine knows."""
    chosen = browser_name != "chromium" or "executable_path" in browser_type_launch_args
    if chosen or browser_server:
        return browser_type_launch_args
    return {**find_browser(playwright), **browser_type_launch_args}


@pytest.fixture(autouse=True)
def _every_browser(request: pytest.FixtureRequest) -> None:
    """Scenarios resolve fixtures late: without this, a second ``--browser`` is never used."""
    if "browser_name" in request.fixturenames:
        request.getfixturevalue("browser_name")


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], pytestconfig: pytest.Config
) -> Callable[..., BrowserContext]:
    """Contexts whose trace keeps pages as documents, not as a film: that film costs a third more.

    The picture of a failure is kept apart, and the trace viewer draws pages from their documents.
    """
    if pytestconfig.getoption("--tracing") == "off":
        return new_context

    def lightly_traced(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.tracing.stop()
        context.tracing.start(snapshots=True)
        return context

    return lightly_traced


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, Any], evidence_context_args: dict[str, Any]
) -> dict[str, Any]:
    """The same window everywhere, so that pictures come out the same; the world is the base."""
    kept = {name: value for name, value in browser_context_args.items() if name != "base_url"}
    return {**kept, **evidence_context_args}
