"""Tiny suites, generated and run in a process of their own, and what their evidence says."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from guide.evidence.record import Run, Scenario, read_evidence
from tests.forked import Forked

ROOT = Path(__file__).parents[3]
PLUGINS = ("pytest-bdd", "guide.evidence.plugin")
ON_DEMAND = {
    "--alluredir": "allure_pytest_bdd.plugin",
    "-n": "xdist",
    "--reruns": "rerunfailures",
    "--browser": "playwright",
    "--splits": "pytest-split",
}
"""Only what a run needs is loaded: starting pytest is most of what these tests cost."""
_HAS_BASE_URL = find_spec("pytest_base_url") is not None
"""The pytest-playwright of years ago needs it, today's does not."""
FEATURE = "# language: fr\nFonctionnalité: Essai\n"
BIND = "from pytest_bdd import scenarios\nscenarios({feature!r})\n"
HEAD = """
import os
import pytest
from pytest_bdd import given, parsers, then, when
"""


@dataclass(frozen=True)
class Outcome:
    """What one run of a suite left: its exit code, what it printed, and its evidence."""

    code: int
    text: str
    directory: Path

    @property
    def run(self) -> Run:
        return read_evidence(self.directory)

    @property
    def messages(self) -> list[dict[str, Any]]:
        lines = (self.directory / "messages.ndjson").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    @property
    def pictures(self) -> dict[str, bytes]:
        files = sorted(self.directory.rglob("*.png"))
        return {str(f.relative_to(self.directory)): f.read_bytes() for f in files}

    def scenario(self, name: str) -> Scenario:
        return next(s for s in self.run.scenarios() if s.name == name)

    def statuses(self, name: str) -> list[str]:
        return [step.status.value for step in self.scenario(name).steps]


@dataclass(frozen=True)
class Running:
    """A run of a suite that has begun."""

    process: Forked
    directory: Path

    def end(self) -> Outcome:
        """Wait for its end."""
        code, text = self.process.end()
        return Outcome(code, text, self.directory)


@dataclass(frozen=True)
class Suite:
    """A project of its own in a folder."""

    path: Path

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            target = self.path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

    def feature(self, scenarios: str, name: str = "essai") -> None:
        """A feature file of these scenarios, and the module that binds it."""
        self.write(
            {
                f"{name}.feature": FEATURE + scenarios,
                f"test_{name}.py": BIND.format(feature=f"{name}.feature"),
            }
        )

    def steps(self, code: str) -> None:
        self.write({"conftest.py": HEAD + code})

    def words(self, *options: str, directory: str = "preuve") -> list[str]:
        """What pytest is told to play this suite; nobody watches where no directory is named."""
        wanted = [*PLUGINS, *(plugin for option, plugin in ON_DEMAND.items() if option in options)]
        wanted += ["base_url"] if "playwright" in wanted and _HAS_BASE_URL else []
        plugins = [word for plugin in wanted for word in ("-p", plugin)]
        watched = ["--evidence", directory] if directory else []
        return [*plugins, "-p", "no:cacheprovider", *watched, *options]

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

    def start(self, *options: str, directory: str = "preuve", ini: Sequence[str] = ()) -> Running:
        """Begin to run the suite."""
        self.write({"pytest.ini": "\n".join(["[pytest]", *ini])})
        words = self.words(*options, directory=directory)
        return Running(Forked(self.path, words, self.environment), self.path / directory)

    def play(self, *options: str, directory: str = "preuve", ini: Sequence[str] = ()) -> Outcome:
        """Run the suite to its end."""
        return self.start(*options, directory=directory, ini=ini).end()
