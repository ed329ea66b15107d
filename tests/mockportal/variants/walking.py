"""Walking a registration page by page, as a person does who presses what the page offers."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.test import TestResponse

from tests.mockportal.browsing import Browser, World, heading, place, secrets, text_of

_BUTTON = re.compile(r"<button[^>]*type=\"submit\"[^>]*>(.*?)</button>", re.DOTALL)
_STEP = re.compile(r"<li class=\"[^\"]*\"\s*(aria-current=\"step\")?\s*>(.*?)</li>", re.DOTALL)


@dataclass(frozen=True)
class Seen:
    """A page of a registration as a person sees it."""

    path: str
    title: str
    count: str
    step: str
    buttons: tuple[str, ...]


def seen(answer: TestResponse) -> Seen:
    """What stands on the page that was answered."""
    found = re.search(r"Étape \d+ sur \d+", text_of(answer.text))
    assert found, answer.text
    now = [name.strip() for current, name in _STEP.findall(answer.text) if current]
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    buttons = tuple(html.unescape(name).strip() for name in _BUTTON.findall(main))
    return Seen(place(answer), heading(answer), found[0], " ".join(now), buttons)


def step_names(answer: TestResponse) -> list[str]:
    """The names of all the steps in the progress."""
    return [html.unescape(name).strip() for _, name in _STEP.findall(answer.text)]


class Walk:
    """A registration going on in one browser; fills each page with what its fields ask."""

    def __init__(self, world: World, **identity: str) -> None:
        self.world, self.browser = world, world.browser()
        self.typed = {**world.identity(**identity), **secrets(), "way": "cooptation"}
        self.answer = self.browser.get(_first(self.browser))

    def press(self, **changes: str) -> TestResponse:
        """Send the page's form, its fields filled in."""
        names = set(re.findall(r'name="([a-z]+)"', self.answer.text)) & set(self.typed)
        fields = {name: self.typed[name] for name in names}
        self.answer = self.browser.post(place(self.answer), **{**fields, **changes})
        return self.answer

    def through(self, **changes: str) -> list[Seen]:
        """Walk to the last page; every page seen, in order."""
        self.typed.update(changes)
        pages = [seen(self.answer)]
        while not place(self.answer).endswith("choix-enregistre"):
            before = place(self.answer)
            assert self.press().status_code == 200, self.answer.text
            assert place(self.answer) != before, self.answer.text
            pages.append(seen(self.answer))
        return pages

    def until(self, path: str) -> Walk:
        """Walk up to a page, which is shown and not sent."""
        while place(self.answer) != f"inscription/{path}":
            assert self.press().status_code == 200, self.answer.text
        return self


def _first(browser: Browser) -> str:
    """Where « Je créé mon compte Net-E », or what it became, leads."""
    found = re.search(r'href="/m/[^/]+/(inscription/[^"]+)"', browser.get("votre-compte").text)
    assert found
    return found[1]


def of(pages: Iterable[Seen], name: str) -> list[object]:
    """One thing of each page."""
    return [getattr(page, name) for page in pages]
