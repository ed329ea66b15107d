"""What a generated suite acts on: a page without a browser, as far as the camera asks one."""

import io
import json
import zlib
from typing import Any

from PIL import Image

SIZE = (48, 32)


class Sheet:
    """A page of one button; its picture is drawn from its title alone."""

    url = "http://localhost/papier"
    context = None
    frames = ()

    def __init__(self, title: str) -> None:
        self._title = title

    def is_closed(self) -> bool:
        """Whether it can be looked at no more."""
        return False

    def on(self, event: str, listener: object) -> None:
        """Nothing is ever under way on paper."""

    def locator(self, selector: str) -> "Sheet":
        """What the camera's eyes find: the sheet itself."""
        return self

    def text_content(self, *, timeout: float) -> str:
        """What the camera's look finds."""
        elements = [
            {"role": "heading", "name": self._title, "level": 1, "box": [0, 0, 40, 8]},
            {"role": "button", "name": "Valider", "box": [4, 16, 20, 8]},
        ]
        seen = {"title": self._title, "url": self.url, "elements": elements, "lines": [self._title]}
        seen |= {"scroll": [0, 0], "window": SIZE, "pixels": 1}
        seen |= {"height": SIZE[1], "version": self._title}
        target = {"role": "button", "name": "Valider", "box": [4, 16, 20, 8], "shown": True}
        target |= {"ready": True, "secret": False, "ticked": False, "plain": True, "covered": False}
        return json.dumps(
            seen
            | {
                "focus": False,
                "late": 0,
                "tells": False,
                "held": [],
                "whole": True,
                "deeper": False,
                "target": target,
            }
        )

    def screenshot(self, **_: object) -> bytes:
        """A small picture of its own."""
        colour = zlib.crc32(self._title.encode())
        target = io.BytesIO()
        Image.new("RGB", SIZE, (colour & 255, colour >> 8 & 255, colour >> 16 & 255)).save(
            target, "PNG"
        )
        return target.getvalue()


class Paper:
    """A thing that a candidate opens (a picture), fills in (none) or sees (a picture)."""

    def __init__(self, watcher: Any, thing: str, value: str) -> None:
        self._watcher, self._page = watcher, Sheet(f"{thing} {value}")

    def ouvre(self) -> None:
        """Press its button."""
        self._do("press")

    def remplit(self) -> None:
        """Type into it."""
        self._do("fill", "oui")

    def voit(self) -> None:
        """Look at it."""
        if self._watcher:
            self._watcher.shows("le candidat", self._page)

    def _do(self, verb: str, value: str | None = None) -> None:
        if self._watcher:
            from guide.evidence.acts import Act

            page: Any = self._page
            self._watcher.film(Act(verb, page, value=value), lambda: None)
