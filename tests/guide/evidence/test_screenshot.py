"""What the camera hides it hides on every page, and a control's box is what people press."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from guide.evidence.look import Wanted
from guide.evidence.looking import leave, look_at
from guide.evidence.screenshot import NO_CARET, WITHOUT_FOCUS, take_screenshot

pytestmark = pytest.mark.usefixtures("eyes")
STRICT = {"content-type": "text/html", "content-security-policy": "style-src 'self'"}
HTML = """<!doctype html><meta charset=utf-8><title>Stricte</title><h1>Stricte</h1>
<input id=a aria-label=Nom><p><input type=radio id=r><label for=r>Par courrier</label>"""


@pytest.fixture
def strict(page: Page) -> Page:
    def answer(route: Route) -> None:
        route.fulfill(body=HTML, headers=STRICT)

    page.route("**/*", answer)
    page.goto("http://portail.test/")
    return page


def _screenshot(page: Page, dress: str) -> bytes:
    look_at(page, Wanted(dress=dress))
    taken = take_screenshot(page, full=True, device_pixels=False)
    leave(page)
    return taken


def test_the_focus_is_hidden_where_a_page_forbids_inline_styles(strict: Page) -> None:
    before = _screenshot(strict, f"{NO_CARET} {WITHOUT_FOCUS}")
    strict.focus("#a")
    hidden = _screenshot(strict, f"{NO_CARET} {WITHOUT_FOCUS}")
    shown = _screenshot(strict, NO_CARET)
    with Image.open(io.BytesIO(before)) as first, Image.open(io.BytesIO(hidden)) as second:
        assert first.tobytes() == second.tobytes()
    assert shown != hidden
    assert strict.evaluate("document.adoptedStyleSheets.length") == 0


def test_the_box_of_a_radio_button_holds_its_label(strict: Page) -> None:
    radio = next(e for e in look_at(strict).elements if e["role"] == "radio")
    label = strict.get_by_text("Par courrier").bounding_box()
    assert label is not None
    assert radio["box"][0] + radio["box"][2] >= label["x"] + label["width"] - 0.01
    assert radio["box"][0] < label["x"]
