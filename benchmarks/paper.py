"""What a generated suite acts on: a page without a browser, as far as the camera asks one."""

import io
import json
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image

SIZE = (48, 32)


class Sheet:
    """A page of one button; its picture is drawn from its title alone."""

    url = "http://localhost/papier"
    context = None

    def __init__(self, title: str) -> None:
        self._title = title

    def is_closed(self) -> bool:
        """Whether it can be looked at no more."""
        return False

    def evaluate(self, script: str, argument: object = None) -> str:
        """What the camera's look finds."""
        elements = [
            {"role": "heading", "name": self._title, "level": 1, "box": [0, 0, 40, 8]},
            {"role": "button", "name": "Valider", "box": [4, 16, 20, 8]},
        ]
        seen = {"title": self._title, "url": self.url, "elements": elements, "lines": [self._title]}
        return json.dumps(seen | {"scroll": [0, 0], "window": SIZE, "height": SIZE[1]})

    def screenshot(self, **_: object) -> bytes:
        """A small picture of its own."""
        colour = zlib.crc32(self._title.encode())
        target = io.BytesIO()
        Image.new("RGB", SIZE, (colour & 255, colour >> 8 & 255, colour >> 16 & 255)).save(
            target, "PNG"
        )
        return target.getvalue()


@dataclass(frozen=True)
class Act:
    """One thing done on a sheet."""

    verb: str
    label: str
    page: Sheet
    value: str | None = None
    role: str | None = "button"
    actor: str = "le candidat"
    secret: bool = False

    @property
    def name(self) -> str:
        """The name of the control as the sheet has it."""
        return self.label

    @property
    def locator(self) -> Any:
        """The control; the camera finds its box in the look."""
        return self.page


class Paper:
    """A thing that a candidate opens (a picture), fills in (none) or sees (a picture)."""

    def __init__(self, watcher: Any, thing: str, value: str) -> None:
        self._watcher, self._page = watcher, Sheet(f"{thing} {value}")

    def ouvre(self) -> None:
        """Press its button."""
        self._do(Act("press", "Valider", self._page))

    def remplit(self) -> None:
        """Type into it."""
        self._do(Act("fill", "Valider", self._page, "oui"))

    def voit(self) -> None:
        """Look at it."""
        if self._watcher:
            self._watcher.shows("le candidat", self._page)

    def _do(self, act: Act) -> None:
        if self._watcher:
            self._watcher.before(act)
            self._watcher.after(act)
