"""What a suite may tell whoever watches it, beside what its browsers show.

The suite's own objects fulfil these protocols by shape; nothing here is imported by them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


class Announced(Protocol):
    """What a suite says of the act that comes next on a page."""

    @property
    def actor(self) -> str:
        """Who does it, in French: « le candidat »."""
        ...

    @property
    def label(self) -> str:
        """The label asked for, which may not be the one that the page has."""
        ...

    @property
    def secret(self) -> bool:
        """Whether what is typed must never be kept."""
        ...

    @property
    def page(self) -> Page:
        """The page it happens on."""
        ...


class Reading(Protocol):
    """A value read off a page or a mail, such as a deadline."""

    @property
    def name(self) -> str:
        """What the value is, in French: « date limite »."""
        ...

    @property
    def value(self) -> str:
        """The value as it was read."""
        ...

    @property
    def unit(self) -> str | None:
        """Its unit: « jours », « administrateurs », or « rôle » where the value says who may."""
        ...

    @property
    def rule(self) -> str | None:
        """Id of the rule it comes from."""
        ...

    @property
    def actor(self) -> str:
        """Who reads it."""
        ...

    @property
    def page(self) -> Page:
        """The page it was read on."""
        ...


class Watcher(Protocol):
    """Whoever looks over a suite's shoulder. What it does with its browsers is seen anyway."""

    def before(self, act: Announced) -> None:
        """The next act on this page is done by this actor, under this label, maybe in secret."""
        ...

    def after(self, act: Announced) -> None:
        """What was announced is done."""
        ...

    def seats(self, actor: str, page: Page) -> None:
        """Whatever is done on this page, and on the others of its context, is this actor's."""
        ...

    def leaves_out(self, context: BrowserContext) -> None:
        """What happens in this context proves nothing, and is not looked at."""
        ...

    def hides(self, secret: str) -> None:
        """This is to be read nowhere, from now on."""
        ...

    def read(self, reading: Reading) -> None:
        """A value was read, whatever the expectation that follows makes of it."""
        ...

    def shows(self, actor: str, page: Page) -> None:
        """The current step looks at this page: its screenshot is due at the end of the step."""
        ...


class World(Protocol):
    """What the suite knows of the world a scenario runs in.

    It may also have ``base``, the address that page paths are told from; without it they are told
    from the ``base_url`` of the page's browser context.
    """

    def now(self) -> datetime | None:
        """The world's own time, or None when it has none."""
        ...

    def journal(self) -> list[dict[str, Any]]:
        """What happened in the world so far, as it is shown beside a failure."""
        ...
