"""Who acts on which page, and what each page has under way."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from guide.i18n import gettext, mark

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request

SOMEBODY = mark("l'utilisateur")
"""Who acts where the suite does not say it."""
_PATIENCE = 1000
_PAUSE = 5


class Company:
    """The pages of a scenario in the order they were seen, with who is at each of them."""

    def __init__(self) -> None:
        self._names: dict[BrowserContext, str] = {}
        self._under_way: dict[Page, set[Request]] = {}
        self._unseen: set[BrowserContext] = set()
        self._endless: set[Request] = set()

    @property
    def pages(self) -> list[Page]:
        """The pages that can still be looked at, popups that nobody touched included."""
        known = [*self._under_way]
        contexts = dict.fromkeys(page.context for page in known if hasattr(page, "context"))
        opened = [page for context in contexts if context for page in context.pages]
        found = dict.fromkeys([*known, *(p for p in opened if p.url != "about:blank")])
        return [page for page in found if not page.is_closed()]

    def leave_out(self, context: BrowserContext) -> None:
        """Do not look at what happens in this context."""
        self._unseen.add(context)

    def is_left_out(self, page: Page) -> bool:
        """Whether nobody looks at this page."""
        return page.context in self._unseen

    def seat(self, actor: str, page: Page) -> None:
        """This actor is at this page, and at the others of its context."""
        self.meet(page)
        self._names[page.context] = actor

    def meet(self, page: Page) -> None:
        """Know a page from now on."""
        if page in self._under_way:
            return
        begun: set[Request] = set()
        self._under_way[page] = begun

        # Playwright keeps a mark on each listener, which a method of a set cannot carry.
        def started(request: Request) -> None:
            begun.add(request)

        def ended(request: Request) -> None:
            begun.discard(request)

        page.on("request", started)
        page.on("requestfinished", ended)
        page.on("requestfailed", ended)

    def actor_at(self, page: Page) -> str:
        """Who is at a page; whoever the suite does not name is counted by their browsers."""
        context = page.context
        if context not in self._names:
            somebody = gettext(SOMEBODY)
            number = sum(name.startswith(somebody) for name in self._names.values()) + 1
            self._names[context] = somebody if number == 1 else f"{somebody} {number}"
        return self._names[context]

    def settle(self, page: Page) -> None:
        """Wait until nothing that was caused is under way, unless it never ends.

        Raises:
            playwright.sync_api.Error: the page is gone.
        """
        from playwright.sync_api import TimeoutError as TooLate

        begun = self._under_way.get(page, set())
        if not begun - self._endless:
            return
        end = time.monotonic() + _PATIENCE / 1000
        while begun - self._endless and time.monotonic() < end:
            page.wait_for_timeout(_PAUSE)
        self._endless |= begun
        with suppress(TooLate):
            page.wait_for_load_state("load", timeout=_PATIENCE)
