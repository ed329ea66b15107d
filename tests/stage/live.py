"""With ``-v``, each step is told as it passes, with the time that it took."""

import time
from contextlib import nullcontext
from typing import Any

import pytest

_BEGUN = pytest.StashKey[float]()
_WIDEST = 92


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, scenario: Any) -> None:
    """Tell the name under which the steps are going to stand."""
    _tell(request.config, f"\n  {scenario.keyword}: {scenario.name}")


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_before_step(request: pytest.FixtureRequest) -> None:
    """Know when a step begins."""
    request.node.stash[_BEGUN] = time.perf_counter()


def pytest_bdd_after_step(request: pytest.FixtureRequest, step: Any) -> None:
    """Tell a step that passed."""
    _tell(request.config, _line(request.node, step), green=True)


def pytest_bdd_step_error(request: pytest.FixtureRequest, step: Any) -> None:
    """Tell a step that failed."""
    _tell(request.config, _line(request.node, step), red=True)


def _line(node: pytest.Item, step: Any) -> str:
    spent = f"{time.perf_counter() - node.stash[_BEGUN]:.2f}".replace(".", ",")
    return f"    {f'{step.keyword.capitalize()} {step.name}':<{_WIDEST}} {spent} s"


def _tell(config: pytest.Config, line: str, **markup: bool) -> None:
    """Write on the terminal itself, past what pytest captures; a worker has none."""
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if config.option.verbose < 1 or terminal is None or hasattr(config, "workerinput"):
        return
    capture = config.pluginmanager.get_plugin("capturemanager")
    with capture.global_and_fixture_disabled() if capture else nullcontext():
        terminal.write_line(line, **markup)
