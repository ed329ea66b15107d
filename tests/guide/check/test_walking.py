"""What a check plays where no evidence is given: the procedures, and no other test."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from guide.evidence.record import read_evidence
from tests.guide.evidence.suites import FEATURE, HEAD, Suite

DOCUMENT = "La carte\n\nÉTAPE 1\n\nCliquez sur « Carte ».\n"
SETTINGS = """
[tool.pytest.ini_options]
bdd_features_base_dir = "pages"
evidence_features = ["pages"]
[tool.guide]
tests = {tests}
"""
SCENARIO = "@procedure\nScénario: {name}\n  Quand on clique\n  Alors on voit\n"
STEPS = """
@when("on clique")
@then("on voit")
def _(): ...
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Suite:
    """A suite in a folder of its own, beside a test that cannot be read."""
    suite = Suite(tmp_path)
    suite.write(
        {
            "pages/carte.feature": FEATURE + SCENARIO.format(name="La carte"),
            "pages/oubli.feature": FEATURE + SCENARIO.format(name="L'oubli"),
            "les scénarios/conftest.py": HEAD + STEPS,
            "les scénarios/test_carte.py": "from pytest_bdd import scenarios\n"
            "scenarios('carte.feature')\n",
            "autres/test_autre.py": "raise AssertionError\n",
            "document.txt": DOCUMENT,
        }
    )
    monkeypatch.chdir(tmp_path)
    return suite


def check(project: Suite, tests: str) -> Result:
    project.write({"pyproject.toml": SETTINGS.format(tests=tests)})
    return CliRunner().invoke(main, ["check", "document.txt"])


def test_other_tests_than_those_that_are_named_are_not_read(project: Suite) -> None:
    """A feature that none of them plays is told all the same."""
    result = check(project, '"les scénarios"')
    played = [s.name for s in read_evidence(Path("build/check/documente")).scenarios() if s.last]
    assert played == ["La carte"], result.stderr
    assert "autres" not in result.stderr
    assert "le scénario « L'oubli » est écrit mais aucun test ne le joue" in result.stderr


def test_tests_that_are_no_folder_are_told(project: Suite) -> None:
    result = check(project, "3")
    assert result.exit_code == 2
    assert "« tests » de [tool.guide] nomme un dossier" in result.stderr
