"""A portal without a browser: pages told as data, drawn by Pillow, watched by the real plugin."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.guide.evidence.suites import Outcome, Suite

Page = dict[str, Any]
QUIET = "    Alors rien n'est montré\n"
STEPS = """
import io, json
from pathlib import Path
from PIL import Image, ImageDraw
from zlib import crc32

PAGES = json.loads(Path("pages.json").read_text("utf-8"))

class FakePage:
    url = "http://portail.test/"
    context = None
    frames = ()
    def __init__(self, name):
        self.facts = PAGES[name]
    def is_closed(self):
        return False
    def on(self, event, listener):
        pass
    def locator(self, selector):
        return self
    def text_content(self, timeout):
        facts = {"scroll": [0, 0], "window": [400, 300], "pixels": 1, "url": "http://portail.test/",
                 "target": None, "height": 300, "focus": False, "late": 0, "tells": False,
                 "held": [], "whole": True, "deeper": False,
                 "version": str(id(self))}
        seen = [{k: v for k, v in e.items() if k != "ink"} for e in self.facts["elements"]]
        return json.dumps(facts | self.facts | {"elements": seen, "lines": []})
    def screenshot(self, **options):
        if self.facts.get("slow"):
            raise TimeoutError("trop long")
        picture = Image.new("RGB", self.facts.get("size", [400, 300]), "white")
        pen = ImageDraw.Draw(picture)
        for one in self.facts["elements"]:
            x, y, w, h = one["box"]
            ink = one.get("ink") or "#%06x" % (crc32(one["name"].encode()) & 0xFFFFFF)
            pen.rectangle((x, y, x + w, y + h), fill=ink)
        for x, y in self.facts.get("dots", []):
            pen.point((x, y), fill="red")
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
        return buffer.getvalue()

@when(parsers.parse("le candidat regarde « {name} »"))
@then(parsers.parse("le candidat regarde « {name} »"))
def looks(evidence_watcher, name):
    evidence_watcher.shows("le candidat", FakePage(name))

@then("rien n'est montré")
def shows_nothing(): ...

@then("rien ne va")
def fails():
    raise AssertionError("rien ne va")

@when("la suite est sautée")
def skips():
    pytest.skip("plus tard")
"""


def page(*elements: Mapping[str, Any], **facts: Any) -> Page:
    """A page of these elements."""
    cleaned = [dict(element) for element in elements]
    return {"title": "Accueil", "elements": cleaned} | facts


def element(role: str, name: str, y: int = 20, **facts: Any) -> dict[str, Any]:
    """A control or heading of 100 × 20 at the left of the page."""
    return {"role": role, "name": name, "box": [10, y, 100, 20]} | facts


@dataclass
class Portal:
    """Pages by name; each is one scenario that looks at it, unless the page is empty."""

    path: Path
    pages: dict[str, Page]
    broken: tuple[str, ...] = field(default=())
    skipped: tuple[str, ...] = field(default=())

    def play(self, *options: str) -> Outcome:
        """Look at every page, with evidence."""
        suite = Suite(self.path)
        suite.steps(STEPS)
        suite.write({"pages.json": json.dumps(self.pages)})
        suite.feature("\n".join(self._scenario(name) for name in self.pages))
        return suite.play(*options)

    def _scenario(self, name: str) -> str:
        first = "    Alors rien ne va\n" if name in self.broken else ""
        if name in self.skipped:
            first = "    Quand la suite est sautée\n"
        look = f"    Quand le candidat regarde « {name} »\n" if self.pages[name] else ""
        return f"  Scénario: {name}\n{first}{look or QUIET}"
