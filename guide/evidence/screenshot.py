"""Taking one screenshot, also when the browser is too busy to give it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import FloatRect, Locator, Page

    from guide.evidence.clip import Clip

PATIENCE = 3000
"""Milliseconds for one screenshot."""
NO_CARET = "input, textarea, [contenteditable] { caret-color: transparent !important; }"
"""Worn for a screenshot. Playwright's own ``style`` and ``caret`` write a style element, which the
content security policy of a page may forbid; an adopted sheet is not under its rule, and leaves the
document as it was."""
WITHOUT_FOCUS = ":focus, :focus-visible { outline: none !important; }"
"""Before an act the focus only says where the previous one was; in a result it means something."""
COVER = "#c9cdd3"
"""The colour of what lies over a secret."""
_BUSY = "Unable to capture screenshot"
_ASKED = 3
"""Chromium under load refuses a capture now and then and gives the very same one when asked again;
the page does not change meanwhile, so that asking again hides nothing of the portal's."""


def take_screenshot(
    page: Page,
    *,
    full: bool,
    device_pixels: bool,
    clip: Clip | None = None,
    covered: Sequence[Locator] = (),
) -> bytes:
    """Return the page as PNG, animations off.

    Args:
        page: what to photograph.
        full: the whole document, not the window alone.
        device_pixels: as many pixels as the screen has, not one per CSS pixel.
        clip: the part of the document to keep, in CSS pixels; all of it by default.
        covered: what nobody may read.

    Raises:
        playwright.sync_api.Error: the browser refused for another reason, or three times.
    """
    from playwright.sync_api import Error

    part: FloatRect | None = None
    if clip is not None:
        part = {"x": clip.left, "y": clip.top, "width": clip.width, "height": clip.height}
    for last in (*[False] * (_ASKED - 1), True):
        try:
            return page.screenshot(
                animations="disabled",
                caret="initial",
                scale="device" if device_pixels else "css",
                full_page=full or part is not None,
                clip=part,
                timeout=PATIENCE,
                mask=covered or None,
                mask_color=COVER if covered else None,
            )
        except Error as refused:
            if last or _BUSY not in str(refused):
                raise
    raise AssertionError
