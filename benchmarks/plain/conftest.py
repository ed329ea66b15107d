"""A tester's own suite: pytest-bdd and pytest-playwright, and the world asked for by HTTP."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, BrowserContext, Error, Page, Playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from guide.browser import find_browser

PASSWORD = "Motdepasse12"
PEOPLE = {
    "le candidat": {
        "nom": "Lefèvre",
        "prenom": "Camille",
        "courriel": "camille@candidature.example",
    },
    "l'employeur": {"nom": "Marchand", "prenom": "Lucie", "courriel": "lucie@candidature.example"},
}


@dataclass
class World:
    """A world of the portal, its people and their pages."""

    api: APIRequestContext
    new_context: Callable[..., BrowserContext]
    answer: dict[str, Any]
    pages: dict[str, Page] = field(default_factory=dict)
    last: Page | None = None

    @property
    def siret(self) -> str:
        return self.answer["companies"][0]["siret"]

    def page(self, who: str) -> Page:
        """The browser page of a person."""
        if who not in self.pages:
            self.pages[who] = self.new_context(base_url=self.answer["url"]).new_page()
        self.last = self.pages[who]
        return self.last

    def person(self, who: str) -> dict[str, Any]:
        """Who somebody is."""
        if who in PEOPLE:
            return {"password": PASSWORD, **PEOPLE[who]}
        return self.answer["people"][1 if who == "le second administrateur" else 0]

    def mail(self, who: str, subject: str) -> dict[str, Any]:
        """The last message to somebody with this subject."""
        to = self.person(who)["courriel"]
        return self._get("/mails", to=to, subject=subject)[-1]

    def administrators(self) -> list[str]:
        """Addresses of those who are administrators now."""
        people = self._get("")["people"]
        return [one["courriel"] for one in people if "administrateur" in one["roles"]]

    def _get(self, below: str, **query: str | float | bool) -> Any:
        answer = self.api.get(f"worlds/{self.answer['id']}{below}", params=query)
        assert answer.ok
        return answer.json()


def pytest_bdd_after_step(request: pytest.FixtureRequest, step: Any) -> None:
    """A picture after each acting step, as suites take it that are not watched.

    A busy Chromium refuses one now and then, and gives it when asked again.
    """
    folder = os.environ.get("PLAIN_PICTURES")
    page = request.getfixturevalue("world").last if folder and step.type == "when" else None
    if folder and page:
        path = Path(folder) / f"{len([*Path(folder).iterdir()]):03}.png"
        try:
            page.screenshot(path=path)
        except Error:
            page.screenshot(path=path)


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], playwright: Playwright
) -> dict[str, Any]:
    return {**find_browser(playwright), **browser_type_launch_args}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in browser_context_args.items() if name != "base_url"}
    return {**kept, "viewport": {"width": 1280, "height": 800}, "locale": "fr-FR"}


@pytest.fixture(scope="session")
def api(playwright: Playwright, base_url: str) -> Iterator[APIRequestContext]:
    context = playwright.request.new_context(base_url=f"{base_url}/control/v1/")
    yield context
    context.dispose()


@pytest.fixture
def world(api: APIRequestContext, new_context: Callable[..., BrowserContext]) -> World:
    answer = api.post("worlds", data={"dataset": "deux-administrateurs", "seed": 1})
    assert answer.ok
    return World(api, new_context, answer.json())
