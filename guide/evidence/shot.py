"""Taking one picture, also when the browser is too busy to give it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

    from guide.evidence.framing import Frame

_DRESS = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheet.ofTheCamera = true;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
_UNDRESS = """() => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => !s.ofTheCamera);
}"""
"""Playwright's own ``style`` and ``caret`` write a style element, which the content security policy
of a page may forbid; an adopted sheet is not under its rule, and leaves the document as it was."""
_NO_CARET = "input, textarea, [contenteditable] { caret-color: transparent !important; }"
_BUSY = "Unable to capture screenshot"
_ASKED = 3
"""Chromium under load refuses a capture now and then and gives the very same one when asked again;
the page does not change meanwhile, so that asking again hides nothing of the portal's."""


def shoot(
    page: Page, *, full: bool, device_pixels: bool, style: str | None, frame: Frame | None = None
) -> bytes:
    """Return the page as PNG, animations and caret off.

    Args:
        page: what to photograph.
        full: the whole document, not the window alone.
        device_pixels: as many pixels as the screen has, not one per CSS pixel.
        style: more CSS for this picture alone.
        frame: the part of the document to keep, in CSS pixels; all of it by default.

    Raises:
        playwright.sync_api.Error: the browser refused for another reason, or three times.
    """
    page.evaluate(_DRESS, f"{_NO_CARET} {style or ''}")
    try:
        return _asked(page, full=full, device_pixels=device_pixels, frame=frame)
    finally:
        page.evaluate(_UNDRESS)


def _asked(page: Page, *, full: bool, device_pixels: bool, frame: Frame | None) -> bytes:
    from playwright.sync_api import Error

    clip: FloatRect | None = None
    if frame is not None:
        clip = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    for last in (*[False] * (_ASKED - 1), True):
        try:
            return page.screenshot(
                animations="disabled",
                caret="hide",
                scale="device" if device_pixels else "css",
                full_page=full or clip is not None,
                clip=clip,
            )
        except Error as refused:
            if last or _BUSY not in str(refused):
                raise
    raise AssertionError
