"""Screenshots of pages as they stand, and what can be had of a page at a failure."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from guide.evidence.clip import clip_of, in_screenshot
from guide.evidence.look import PATIENCE, Wanted
from guide.evidence.looking import concealing, leave, look_at
from guide.evidence.scaling import refuse_other_scale
from guide.evidence.screenshot import NO_CARET, WITHOUT_FOCUS, take_screenshot
from guide.evidence.spelt import SHORTEST

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from guide.evidence.attempt import Attempt
    from guide.evidence.clip import Clip
    from guide.evidence.look import Look
    from guide.evidence.patience import Budget
    from guide.evidence.settings import Settings

_PAUSE = 25


@dataclass(frozen=True, slots=True)
class Saved:
    """A screenshot in its file, or why there is none."""

    url: str | None = None
    lost: str | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """The last screenshot, for as long as nothing is done to its page."""

    page: Page
    version: str
    clip: Clip | None
    png: bytes


class Photographer:
    """Takes the screenshots of one scenario.

    Args:
        attempt: where they go.
        budget: of the scenario; a screenshot that comes costs it nothing.
    """

    def __init__(self, attempt: Attempt, settings: Settings, budget: Budget) -> None:
        self._attempt, self._settings, self._budget = attempt, settings, budget
        self._kept: _Kept | None = None

    def wanted(self, *, before: bool, show: bool) -> Wanted:
        """What to ask of a page that is going to be photographed."""
        return Wanted(
            show=show,
            hurry=self._settings.shots == "full",
            dress=f"{NO_CARET} {WITHOUT_FOCUS}" if before else NO_CARET,
            secrets=self._attempt.secrets.known,
        )

    def forget(self) -> None:
        """Something is done to a page: what was photographed is no more what it shows."""
        self._kept = None

    def clip(self, look: Look, box: list[float] | None) -> Clip | None:
        """The part of the page that its screenshot shows; None for all of it."""
        return clip_of(self._settings, look, box)

    def facts(
        self, look: Look, box: list[float] | None, path: str
    ) -> tuple[dict[str, Any], list[float] | None]:
        """A page as the record has it, and a box of it, both in pixels of its screenshot."""
        clip, settings = self.clip(look, box), self._settings
        elements = [e | {"box": in_screenshot(e["box"], clip, settings)} for e in look.elements]
        page = {"title": look.title, "path": path, "elements": elements}
        return page, in_screenshot(box, clip, settings)

    def photograph(self, page: Page, look: Look, moment: str, box: list[float] | None) -> Saved:
        """Photograph a page that was dressed for it, and undress it; what it holds is a secret."""
        started = time.perf_counter()
        for held in look.held:
            if len(held) >= SHORTEST:
                self._attempt.secrets.add(held)
        try:
            refuse_other_scale(self._settings.scale, look.pixels)
            png = self._png(page, self._with_late_images(page, look), self.clip(look, box))
        except Exception as refused:  # noqa: BLE001 - whatever it is, the scenario goes on
            return Saved(lost=first_line(refused))
        finally:
            self._undress(page)
        self._budget.give_back(1000 * (time.perf_counter() - started))
        return Saved(self._attempt.save_screenshot(moment, png))

    def wreck(self, page: Page) -> dict[str, Any]:
        """A page at a failure: its title, tree and screenshot, as far as they can be had."""
        found: dict[str, Any] = {"title": None, "tree": None, "picture": None}
        try:
            look = look_at(page, self.wanted(before=False, show=False))
            found["title"] = look.title
            saved = self.photograph(page, look, "echec", None)
            found["picture"] = saved.url
            if saved.lost:
                found["lost"] = saved.lost
            found["tree"] = page.locator("body").aria_snapshot(timeout=PATIENCE)
        except Exception as lost:  # noqa: BLE001 - what failed may be the page itself
            found["lost"] = first_line(lost)
        return found

    def _png(self, page: Page, look: Look, clip: Clip | None) -> bytes:
        """The screenshot of this state of the page; the one there is, where it is the same."""
        kept = self._kept
        if (
            kept
            and not look.focus
            and (page, look.version, clip)
            == (
                kept.page,
                kept.version,
                kept.clip,
            )
        ):
            return kept.png
        png = take_screenshot(
            page,
            full=self._settings.shots == "full" and look.whole,
            device_pixels=self._settings.scale != 1,
            clip=clip,
            covered=concealing(page, self._attempt.secrets.known) if look.tells else (),
        )
        self._kept = _Kept(page, look.version, clip, png)
        return png

    def _with_late_images(self, page: Page, look: Look) -> Look:
        """The page once the images that it loads on scrolling came, or did not come in time."""
        end = time.monotonic() + PATIENCE / 1000
        while self._settings.shots == "full" and look.late and time.monotonic() < end:
            page.wait_for_timeout(_PAUSE)
            look = look_at(page, self.wanted(before=False, show=False))
        return look

    def _undress(self, page: Page) -> None:
        try:
            leave(page)
        except Exception:  # noqa: BLE001 - the page went away with what it wore
            return


def first_line(error: BaseException) -> str:
    """An error in one line."""
    return str(error).strip().partition("\n")[0] or type(error).__name__
