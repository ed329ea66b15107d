"""The camera: watches the hand, photographs the pages, and never acts on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guide.evidence import media
from guide.evidence.framing import Frame, frame_of, in_picture
from guide.evidence.look import base_of, box_of, is_in_window, look_at, path_of
from guide.evidence.protocol import Act, Reading, World
from guide.evidence.settings import Settings
from guide.evidence.shot import shoot

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from guide.evidence.attempt import Attempt

PHOTOGRAPHED = {"press", "tick", "choose", "select"}
"""What is worth a picture before it happens; a form is photographed filled, before it is sent."""
WITHOUT_FOCUS = ":focus, :focus-visible { outline: none !important; }"
"""Before an act the focus only says where the previous one was; in a result it means something."""


class Camera:
    """Turns what the hand does into pictures and facts attached to the open step."""

    def __init__(self, attempt: Attempt, world: World, settings: Settings) -> None:
        self._attempt, self._world, self._settings = attempt, world, settings
        self._known: dict[Page, str] = {}
        self._due: dict[Page, str] = {}
        self._acting: dict[str, Any] | None = None

    def before(self, act: Act) -> None:
        """Look at the page as it is, and photograph it when the act is worth a picture."""
        self._known[act.page] = act.actor
        self._acting = self._facts_of(act)
        if act.locator is None:
            return
        seen = look_at(act.page)
        box = box_of(act, act.locator, seen)
        if self._settings.shots == "viewport" and not is_in_window(box, seen):
            act.locator.scroll_into_view_if_needed()
            seen = look_at(act.page)
        frame = frame_of(self._settings, seen, box)
        self._acting["page"] = self._page(act.page, seen, frame)
        self._acting["box"] = in_picture(box, frame, self._settings)
        if act.verb in PHOTOGRAPHED:
            self._acting["picture"] = self._shoot(act.page, "avant", frame, WITHOUT_FOCUS)

    def after(self, act: Act) -> None:
        """Record the act with what was seen before it."""
        facts = self._acting or self._facts_of(act)
        self._acting = None
        if act.locator is None:
            seen = look_at(act.page)
            facts["page"] = self._page(act.page, seen, frame_of(self._settings, seen, None))
            self._due[act.page] = act.actor
        elif act.secret and act.verb == "fill":
            self._attempt.secrets.add(act.locator.input_value())
        self._attempt.attach(media.ACTION, facts | {"done": True})

    def read(self, reading: Reading) -> None:
        """Record a value that the walk read."""
        self._known.setdefault(reading.page, reading.actor)
        facts = {
            name: getattr(reading, name) for name in ("name", "value", "unit", "rule", "actor")
        }
        self._attempt.attach(
            media.READING, facts | {"time": self._time(), "path": self._path(reading.page)}
        )

    def shows(self, actor: str, page: Page) -> None:
        """Remember that this page is what the step is about."""
        self._known[page] = self._due[page] = actor

    def end_step(self) -> None:
        """Photograph what the step shows."""
        self._record_unfinished_act()
        due, self._due = self._due, {}
        for page, actor in due.items():
            if not page.is_closed():
                seen = look_at(page)
                frame = frame_of(self._settings, seen, None)
                view = {
                    "actor": actor,
                    "time": self._time(),
                    "page": self._page(page, seen, frame) | {"lines": seen["lines"]},
                    "picture": self._shoot(page, "resultat", frame),
                }
                self._attempt.attach(media.VIEW, view)

    def fail_step(self) -> None:
        """Keep what a tester needs to find the cause; what cannot be had is said, not raised."""
        self._record_unfinished_act()
        self._due = {}
        for page, actor in self._known.items():
            if not page.is_closed():
                self._attempt.attach(media.TREE, {"actor": actor} | self._wreck(page))
        journal = self._journal()
        if journal:
            self._attempt.attach(media.JOURNAL, journal)

    def _journal(self) -> list[dict[str, Any]]:
        try:
            return self._world.journal()
        except Exception as lost:  # noqa: BLE001 - the portal may be what failed
            return [{"lost": str(lost)}]

    def _wreck(self, page: Page) -> dict[str, Any]:
        from playwright.sync_api import Error

        found: dict[str, Any] = {
            "path": self._path(page),
            "title": None,
            "tree": None,
            "picture": None,
        }
        try:
            found["picture"] = self._shoot(page, "echec")
            found["title"] = page.title()
            found["tree"] = page.locator("body").aria_snapshot()
        except Error as lost:
            found["lost"] = str(lost)
        return found

    def _record_unfinished_act(self) -> None:
        if self._acting is not None:
            self._attempt.attach(media.ACTION, self._acting | {"done": False})
            self._acting = None

    def _facts_of(self, act: Act) -> dict[str, Any]:
        facts = {
            name: getattr(act, name)
            for name in ("verb", "actor", "label", "role", "name", "secret")
        }
        if "://" in act.label:  # a link out of a mail is opened by its whole address
            facts["label"] = self._path(act.page, act.label)
        return facts | {
            "value": None if act.secret else act.value,
            "time": self._time(),
            "page": None,
            "box": None,
            "picture": None,
        }

    def _shoot(
        self, page: Page, moment: str, frame: Frame | None = None, style: str | None = None
    ) -> str:
        png = shoot(
            page,
            full=self._settings.shots == "full",
            device_pixels=self._settings.scale != 1,
            style=style,
            frame=frame if self._settings.shots == "framed" else None,
        )
        return self._attempt.save_picture(moment, png)

    def _page(self, page: Page, seen: dict[str, Any], frame: Frame | None) -> dict[str, Any]:
        elements = [
            e | {"box": in_picture(e["box"], frame, self._settings)} for e in seen["elements"]
        ]
        return {
            "title": seen["title"],
            "path": self._path(page, seen["url"]),
            "elements": elements,
        }

    def _path(self, page: Page, url: str | None = None) -> str:
        base: str | None = getattr(self._world, "base", None)
        return path_of(url or page.url, base or base_of(page))

    def _time(self) -> str | None:
        now = self._world.now()
        return now.isoformat() if now is not None else None
