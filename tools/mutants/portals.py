"""A pytest plugin: each scenario of a plan is played on a portal that its own mutant broke.

``--mutants FOLDER`` names where the portal's code can be broken, with the plan: pairs of a mutant
and a scenario's test. What each came to is written there, line by line.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tools.mutants.model import mutants
from tools.mutants.playing import PLAN, TOLD, broken

if TYPE_CHECKING:
    from mockportal.client import Control

_MUTANT = pytest.StashKey[str]()
_REPLACED = "tests.stage.portal"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say where the code and the plan are."""
    parser.addoption("--mutants", type=Path, metavar="FOLDER")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Take the place of the run's portal, once that is known."""
    config.pluginmanager.unregister(name=_REPLACED)
    config.pluginmanager.register(Portals(config.option.mutants), "broken portals")


class Portals:
    """One portal after the other, each broken by its mutant."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mutants = {mutant.name: mutant for mutant in mutants()}
        self._open, self._mutant = ExitStack(), None
        self._control: Control

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the scenarios of the plan, in its order; where it names none, all of them."""
        tests = {item.nodeid: item for item in items}
        planned: list[pytest.Item] = []
        for mutant, test in json.loads((self._folder / PLAN).read_text("utf-8")):
            for item in [tests[test]] if test in tests else [] if test else items:
                planned.append(_again(item) if item in planned else item)
                planned[-1].stash[_MUTANT] = mutant
        items[:] = planned

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Serve what the item is played on, where the one before was played on another."""
        mutant = item.stash[_MUTANT]
        if mutant != self._mutant:
            self._open.close()
            self._mutant = None
            self._serve(mutant)
            self._mutant = mutant

    def _serve(self, name: str) -> None:
        from mockportal.client import Control
        from tests.stage.portal import OwnPortal

        with ExitStack() as opened:
            if name:
                opened.enter_context(broken(self._folder, self._mutants[name]))
            portal = OwnPortal(self._folder)
            opened.callback(portal.stop)
            self._control = opened.enter_context(Control(portal.url))
            self._open = opened.pop_all()

    @pytest.fixture
    def control(self) -> Control:
        """The control API of the portal that the scenario is played on."""
        return self._control

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Write what came of it: what fails before the scenario begins is not red, but unplayed.

        A portal that ends before it serves is broken for every scenario.
        """
        from tests.stage.portal import NotServing

        report = yield
        if report.when == "call" or (report.when == "setup" and report.failed):
            ended = call.excinfo is not None and isinstance(call.excinfo.value, NotServing)
            outcome = report.outcome if report.when == "call" or ended else "unplayed"
            told = item.stash[_MUTANT], item.nodeid, outcome, report.longreprtext[-2000:]
            with (self._folder / TOLD).open("a", encoding="utf-8") as file:
                file.write(json.dumps(told) + "\n")
        return report

    def pytest_unconfigure(self) -> None:
        """End the last portal."""
        self._open.close()


def _again(item: pytest.Item) -> pytest.Item:
    """The same test once more: an item is played once."""
    assert isinstance(item.parent, pytest.Collector)
    twins: Iterator[pytest.Item | pytest.Collector] = iter(item.parent.collect())
    return next(one for one in twins if isinstance(one, pytest.Item) and one.name == item.name)
