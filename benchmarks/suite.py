"""The same scenario as the suite plays it: pytest, in this process, on a browser that is given."""

import contextlib
import io
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from benchmarks.places import ROOT
from benchmarks.stopwatch import Spent, timing

SCENARIO = (
    f"{ROOT / 'tests/features/test_ajouter_un_administrateur.py'}"
    "::test_un_administrateur_déjà_existant_accepte_le_candidat"
)
OPTIONS = (
    *("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "--capture=no"),
    *("-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider"),
    *("--tracing=off", "--screenshot=off", "-W", "ignore::pytest.PytestAssertRewriteWarning"),
)


class SuiteFailed(Exception):
    """The scenario did not pass; the message is what pytest printed."""


class _Given:
    """Fixtures that put a browser that runs already in the place of pytest-playwright's."""

    def __init__(self, playwright: Playwright, browser: Browser) -> None:
        self._playwright, self._browser = playwright, browser

    @pytest.fixture(scope="session")
    def playwright(self) -> Playwright:
        return self._playwright

    @pytest.fixture(scope="session")
    def browser(self) -> Browser:
        return self._browser

    @pytest.fixture(autouse=True)
    def connected(self, request: pytest.FixtureRequest) -> None:
        """What the whole run shares is made before the scenario: the script has it too."""
        request.getfixturevalue("control")


@dataclass
class _Timed:
    """Registers the fixtures after all plugins, so that they win, and keeps the call's time."""

    given: _Given
    spent: list[Spent] = field(default_factory=list)

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.pluginmanager.register(self.given)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self) -> Generator[None]:
        with timing() as spent:
            yield
        self.spent.append(spent)


@dataclass(frozen=True)
class Suite:
    """Plays the scenario through the suite."""

    playwright: Playwright
    browser: Browser
    portal: str
    output: Path

    def play(self, evidence: Path | None, *options: str) -> Spent:
        """Play once; return what the scenario itself took.

        Raises:
            SuiteFailed: it did not pass.
        """
        timed = _Timed(_Given(self.playwright, self.browser))
        asked = ["--base-url", self.portal, "--output", str(self.output), *options]
        if evidence is not None:
            asked += ["--evidence", str(evidence)]
        with printed() as text:
            code = pytest.main([SCENARIO, *OPTIONS, *asked], plugins=[timed])
        if code or len(timed.spent) != 1:
            raise SuiteFailed(text.getvalue())
        return timed.spent[0]


@contextlib.contextmanager
def printed() -> Iterator[Any]:
    """What is printed meanwhile, kept away from the progress bar."""
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
        yield text
