"""What filming shares in one scenario: its pages and people, its time, its record."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from guide.evidence import media
from guide.evidence.company import Company
from guide.evidence.look import base_of, path_of
from guide.evidence.patience import Budget
from guide.evidence.photographer import Photographer, first_line

if TYPE_CHECKING:
    from collections.abc import Generator

    from playwright.sync_api import Page

    from guide.evidence.acts import Act
    from guide.evidence.attempt import Attempt
    from guide.evidence.protocol import Announced, World
    from guide.evidence.settings import Settings


class Studio:
    """One attempt at a scenario, as whoever films it knows it.

    Attributes:
        world: of the scenario, once the suite told one.
        announced: what the suite said of the next act on a page.
    """

    def __init__(self, attempt: Attempt, settings: Settings) -> None:
        self._attempt = attempt
        self.company, self.budget = Company(), Budget()
        self.photographer = Photographer(attempt, settings, self.budget)
        self.world: World | None = None
        self.announced: dict[Page, Announced] = {}

    @property
    def secrets(self) -> tuple[str, ...]:
        """What nobody may read."""
        return self._attempt.secrets.known

    def hide(self, secret: str) -> None:
        """This is to be read nowhere, from now on."""
        self._attempt.secrets.add(secret)

    def attach(self, kind: str, facts: Any) -> None:
        """Write facts to the open step."""
        self._attempt.attach(kind, facts)

    def facts_of(self, act: Act) -> dict[str, Any]:
        """What is known of an act before anything was seen."""
        told = self.announced.get(act.page)
        label = act.value or "" if act.verb == "open" else told.label if told else ""
        if "://" in label:  # a link out of a mail is opened by its whole address
            label = self.path(act.page, label)
        typed = act.value or "" if act.verb == "fill" else ""
        secret = told.secret if told else typed in self.secrets
        if secret:
            self.hide(typed)
        return {
            "verb": act.verb,
            "actor": "",
            "label": label,
            "role": None,
            "name": None,
            "value": None if secret or act.on_page else act.value,
            "secret": secret,
            "time": self.time(),
            "page": None,
            "box": None,
            "picture": None,
        }

    def path(self, page: Page, url: str | None = None) -> str:
        """The path of a page, or of another address, without host and world."""
        base: str | None = getattr(self.world, "base", None)
        return path_of(url or page.url, base or base_of(page))

    def time(self) -> str | None:
        """The world's time; None where it has none, or cannot be asked."""
        try:
            now = self.world.now() if self.world else None
        except Exception:  # noqa: BLE001 - the portal may be what failed
            return None
        return now.isoformat() if now is not None else None

    def journal(self) -> list[dict[str, Any]]:
        """The world's journal, or why there is none."""
        try:
            return self.world.journal() if self.world else []
        except Exception as lost:  # noqa: BLE001 - the portal may be what failed
            return [{"lost": str(lost)}]

    @contextmanager
    def aside(self) -> Generator[None]:
        """Do something that the scenario must not feel, whatever comes of it."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - the camera's own fault is never the scenario's
            with suppress(OSError):  # the disk may be what failed
                self.attach(media.LOST, {"why": first_line(error)})
