"""What stands in when there is nothing to watch, or no world to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from playwright.sync_api import BrowserContext, Page

    from guide.evidence.protocol import Announced, Reading


class Blind:
    """A watcher that sees nothing: what a run without evidence gets."""

    def before(self, act: Announced) -> None:
        """See nothing."""

    def after(self, act: Announced) -> None:
        """See nothing."""

    def seats(self, actor: str, page: Page) -> None:
        """See nothing."""

    def leaves_out(self, context: BrowserContext) -> None:
        """See nothing."""

    def hides(self, secret: str) -> None:
        """See nothing."""

    def read(self, reading: Reading) -> None:
        """See nothing."""

    def shows(self, actor: str, page: Page) -> None:
        """See nothing."""


class NoWorld:
    """A suite without a world of its own: no time, no journal."""

    def now(self) -> datetime | None:
        """Return no time."""
        return None

    def journal(self) -> list[dict[str, Any]]:
        """Return an empty journal."""
        return []
