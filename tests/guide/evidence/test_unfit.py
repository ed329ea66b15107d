"""What is no proof is told by every view, and enters none that speaks of the portal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from guide.cli import main
from guide.runs.outcomes import Outcome as Ending
from guide.runs.outcomes import outcome_of
from tests.guide.evidence.suites import Outcome, Suite

TOLD = "essai.feature:9 : le scénario « à écrire » n'a aucune étape"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("vues"))
    suite.feature(
        "\n  @R21\n  Scénario: bon\n    Étant donné que tout va\n\n  @R22\n  Scénario: à écrire\n"
    )
    suite.steps('@given("tout va")\ndef _(): ...\n')
    suite.write(
        {"regles.md": "# Règles\n\n## R21 – Une\n\n## R22 – Deux\n", "texte.md": "# A\n\nB.\n"}
    )
    return suite.play()


def test_the_rest_of_the_run_is_a_success(outcome: Outcome) -> None:
    assert outcome.code == 0
    assert not outcome.run.success
    assert outcome.run.proof().success
    assert [s.name for s in outcome.run.proof().scenarios()] == ["bon"]
    assert outcome_of(outcome.scenario("à écrire")) is Ending.UNFIT


def test_the_summary_tells_it(outcome: Outcome) -> None:
    result = CliRunner().invoke(main, ["evidence", str(outcome.directory)])
    assert result.exit_code == 1
    assert "1 scénario joué sans rien prouver\n1 scénario réussi\n" in result.output
    assert f"hors preuve : {TOLD}" in result.output
    assert result.output.endswith("Preuve recevable, sauf ce qui est hors preuve.\n")


def test_a_check_tells_it(outcome: Outcome) -> None:
    text = outcome.directory.parent / "texte.md"
    command = ["check", str(text), "--evidence", str(outcome.directory)]
    assert f"Hors preuve : {TOLD}" in CliRunner().invoke(main, command).stderr


def test_a_report_shows_it_and_holds_no_rule_proved_by_it(outcome: Outcome, tmp_path: Path) -> None:
    page, rules = tmp_path / "rapport.html", outcome.directory.parent / "regles.md"
    command = ["report", str(outcome.directory), "-o", str(page), "--rules", str(rules)]
    assert CliRunner().invoke(main, command).exit_code == 0
    text = page.read_text("utf-8")
    assert "Hors preuve" in text
    assert "Joué, mais hors preuve" in text
    assert 'class="badge is-unfit"' in text
