"""One browser for all scenarios, a world for each, a picture after each acting step."""

from typing import Any

from playwright.sync_api import Error, sync_playwright
from portal_api import browser_path, make_world, next_picture  # pyright: ignore[reportMissingImports]

WINDOW: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "fr-FR"}


def before_all(context: Any) -> None:
    context.playwright = sync_playwright().start()
    path = browser_path() or None
    context.browser = context.playwright.chromium.launch(executable_path=path)


def before_scenario(context: Any, _scenario: Any) -> None:
    context.world, context.pages, context.shown = make_world(), {}, None

    def page(who: str) -> Any:
        if who not in context.pages:
            seat = context.browser.new_context(**WINDOW, base_url=context.world["url"])
            context.pages[who] = seat.new_page()
        context.shown = context.pages[who]
        return context.shown

    context.page = page


def after_step(context: Any, step: Any) -> None:
    path = next_picture() if step.step_type == "when" else ""
    if path and context.shown:
        try:
            context.shown.screenshot(path=path)
        except Error:  # a busy Chromium refuses one now and then
            context.shown.screenshot(path=path)


def after_all(context: Any) -> None:
    context.browser.close()
    context.playwright.stop()
