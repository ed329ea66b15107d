"""A run with a skipped scenario: every view counts and calls it the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from guide.cli import main
from tests.guide.evidence.suites import Outcome, Suite
from tests.guide.report.conftest import report
from tests.guide.report.reading import Element, attribute, select, texts


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("sauts"))
    suite.feature(
        "  Scénario: Bon\n    Alors tout va\n\n  @plus_tard\n  Scénario: Remis\n    Alors tout va\n"
    )
    suite.steps("""
@then("tout va")
def _(): ...

def pytest_bdd_apply_tag(tag, function):
    if tag == "plus_tard":
        pytest.mark.skip(reason="pas prêt")(function)
        return True
""")
    return suite.play()


@pytest.fixture(scope="module")
def page(outcome: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Element:
    file: Path = tmp_path_factory.mktemp("page") / "rapport.html"
    assert report(outcome.directory, "-o", file).exit_code == 0
    return html.fromstring(file.read_text("utf-8"))


def test_the_title_speaks_of_what_was_played(page: Element) -> None:
    assert texts(page, "h1") == ["Tout ce qui a été joué est réussi"]
    assert attribute(select(page, "h1")[0], "class") == "good"
    assert "1 scénario a été sauté : rien n’en est prouvé." in texts(page, ".unproving li")


def test_a_skipped_scenario_is_not_counted_as_played(page: Element, outcome: Outcome) -> None:
    assert texts(page, ".counts div") == [
        "Écrits 2",
        "Retenus 2",
        "Sautés 1",
        "Joués 1",
        "Rendus par pytest 1",
    ]
    assert "1 sauté" in texts(page, ".tile")
    assert "2 retenus, 0 écarté, 1 joué, 1 rendu, 0 en échec" in outcome.text
    assert "1 scénario sauté : il n'est ni joué ni prouvé" in outcome.text


def test_the_command_says_the_same(outcome: Outcome) -> None:
    result = CliRunner().invoke(main, ["evidence", str(outcome.directory)])
    assert result.exit_code == 0
    assert "1 scénario réussi\n1 scénario sauté\n" in result.output
    assert result.output.endswith("Preuve recevable, sauf ce qui est hors preuve.\n")
