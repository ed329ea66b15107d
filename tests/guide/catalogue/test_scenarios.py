"""``guide scenarios``: what pytest would play, under the names that it takes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from tests.guide.evidence.suites import FEATURE, Suite

TAGGED = FEATURE.replace("Fonctionnalité", "@procedure\nFonctionnalité")
SCENARIOS = """
  @R22 @essai
  Scénario: L'employé s'inscrit à la base
    Étant donné que tout va

  @R31
  Plan du scénario: La clé <façon>
    Étant donné que tout va

    Exemples:
      | façon       |
      | telle       |
      | sans tirets |

  @R40
  Règle: Une règle
    Exemple: sous elle
      Étant donné que tout va
"""


def scenarios(*options: str) -> Result:
    return CliRunner().invoke(main, ["scenarios", *options])


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Suite(tmp_path_factory.mktemp("suite"))
    made.feature(SCENARIOS)
    made.write({"essai.feature": TAGGED + SCENARIOS, "pytest.ini": "[pytest]\n"})
    made.steps('@given("que tout va")\n@given("tout va")\ndef _(): ...\n')
    made.write({"test_autre.py": "def test_autre(): ...\n"})
    return made.path


@pytest.fixture(autouse=True)
def _in_the_suite(suite: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(suite)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p pytest-bdd -p no:cacheprovider")


def test_scenarios_stand_with_tags_rules_and_names_to_copy(suite: Path) -> None:
    result = scenarios()
    assert result.exit_code == 0, result.output
    name = "test_essai.py::test_lemployé_sinscrit_à_la_base"
    assert result.output.replace("\u00a0", " ").splitlines()[:5] == [
        "essai.feature – Essai",
        "  L'employé s'inscrit à la base (ligne 6)",
        "    règles : R22",
        "    étiquettes : essai procedure",
        f"    '{name}'",
    ]
    row = "    'test_essai.py::test_la_clé_façon[sans tirets]'  # façon = sans tirets"
    assert row in result.output.splitlines()
    assert "    règles : R40" in result.output.replace("\u00a0", " ").splitlines()
    assert "test_autre" not in result.output
    command = [sys.executable, "-m", "pytest", "-q", "--co", name]
    found = subprocess.run(command, cwd=suite, capture_output=True, text=True, check=False)
    assert "1 test collected" in found.stdout


def test_options_of_pytest_choose_and_programs_get_json() -> None:
    result = scenarios("--json", "-k", "clé")
    told = json.loads(result.output)
    assert [one["id"].partition("[")[2] for one in told] == ["telle]", "sans tirets]"]
    assert {tuple(one["rules"]) for one in told} == {("R31",)}
    assert [one["row"] for one in told] == [{"façon": "telle"}, {"façon": "sans tirets"}]


def test_nothing_to_play_and_nothing_to_read_are_told_apart(suite: Path) -> None:
    assert scenarios("-k", "rien_de_tel").exit_code == 1
    wrong = scenarios("absent.py")
    assert (wrong.exit_code, "absent.py" in wrong.output) == (2, True)
