"""What the hand of a suite tells whoever watches it.

The suite's own objects fulfil these protocols by shape; nothing here is imported by them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Act(Protocol):
    """One thing a person does on a page.

    ``verb`` is one of ``open``, ``press``, ``fill``, ``tick``, ``choose`` (a radio button) and
    ``select`` (in a list).
    """

    @property
    def verb(self) -> str:
        """What is done."""
        ...

    @property
    def actor(self) -> str:
        """Who does it, in French: « le candidat »."""
        ...

    @property
    def label(self) -> str:
        """The label asked for; for ``open`` the path."""
        ...

    @property
    def role(self) -> str | None:
        """ARIA role of the control that was found."""
        ...

    @property
    def name(self) -> str | None:
        """Accessible name as the page has it."""
        ...

    @property
    def value(self) -> str | None:
        """What was typed or selected; None when secret or when nothing is."""
        ...

    @property
    def secret(self) -> bool:
        """Whether what is typed must never be kept."""
        ...

    @property
    def page(self) -> Page:
        """The page it happens on."""
        ...

    @property
    def locator(self) -> Locator | None:
        """The control; None for ``open``."""
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
    """Whoever looks over the hand's shoulder. It observes and never acts."""

    def before(self, act: Act) -> None:
        """The control is found and visible, nothing is done yet."""
        ...

    def after(self, act: Act) -> None:
        """The act is done and no request it caused is in flight any more."""
        ...

    def read(self, reading: Reading) -> None:
        """A value was read, whatever the expectation that follows makes of it."""
        ...

    def shows(self, actor: str, page: Page) -> None:
        """The current step looks at this page: its picture is due at the end of the step."""
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
