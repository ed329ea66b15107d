"""Reading evidence back, and the command that sums it up."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from guide.cli import main
from guide.evidence.record import EvidenceError, read_evidence
from tests.guide.evidence.suites import Outcome, Suite


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("lecture"))
    suite.feature(
        "\n  @R22\n  Scénario: bon\n    Étant donné que tout va\n"
        "\n  Scénario: mauvais\n    Étant donné que rien ne va\n"
    )
    suite.steps('@given("tout va")\ndef _(): ...\n\n@given("rien ne va")\ndef _(): assert False\n')
    return suite.play()


def test_a_scenario_keeps_its_words_tags_and_place(outcome: Outcome) -> None:
    scenario = outcome.scenario("bon")
    assert (scenario.uri, scenario.line, scenario.tags) == ("essai.feature", 5, ("@R22",))
    step = scenario.written[0]
    assert (step.keyword, step.text, step.line) == ("Étant donné que", "tout va", 6)
    feature = outcome.run.features[0]
    assert (feature.name, feature.language) == ("Essai", "fr")
    assert feature.source.startswith("# language: fr")


def test_a_folder_without_evidence_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="ne contient pas de preuve"):
        read_evidence(tmp_path)


def test_a_run_that_was_killed_is_told(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    with pytest.raises(EvidenceError, match="arrêtée brutalement"):
        read_evidence(tmp_path)


@pytest.mark.parametrize("damage", ["{", '{"meta": {}}\n', "[]\n"])
def test_a_damaged_stream_is_told(tmp_path: Path, damage: str) -> None:
    (tmp_path / "messages.ndjson").write_text(damage, "utf-8")
    with pytest.raises(EvidenceError, match="Relancez l'exécution"):
        read_evidence(tmp_path)


def test_the_command_sums_up_and_fails_with_the_run(outcome: Outcome) -> None:
    result = CliRunner().invoke(main, ["evidence", str(outcome.directory)])
    assert result.exit_code == 1
    assert "1 scénario réussi" in result.output
    assert "essai.feature:8 : mauvais (en échec)" in result.output
    assert "Preuve non recevable." in result.output


def test_the_command_refuses_another_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evidence", str(tmp_path)])
    assert result.exit_code == 2
    assert "ne contient pas de preuve" in result.output


def test_help_names_every_command_and_each_loads(tmp_path: Path) -> None:
    from guide.cli import COMMANDS

    assert all(name in CliRunner().invoke(main, ["--help"]).output for name in COMMANDS)
    for name in COMMANDS:
        told = CliRunner().invoke(main, [name, "--help"])
        assert told.exit_code == 0
        assert "Code de sortie : 0" in told.output or name == "pictures"
    for name in ("approve", "compare", "export"):
        assert "Code de sortie : 0" in CliRunner().invoke(main, ["pictures", name, "--help"]).output


def test_a_command_whose_extra_is_missing_says_which_line_to_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The slow test of `docs/adopting.md` asks the same of an environment that has none."""
    monkeypatch.setattr("guide.extras._is_installed", lambda name: name != "rapidfuzz")
    for name in ("build", "check", "refresh", "status"):
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 2
        assert "il manque rapidfuzz. Tapez : pip install 'procedures-vivantes[" in result.output
    assert CliRunner().invoke(main, ["report", "--help"]).exit_code == 0


def test_a_separator_of_lines_inside_a_text_does_not_cut_the_stream(suite: Suite) -> None:
    suite.feature("\n  Scénario: casse\n    Étant donné que rien ne va\n")
    suite.steps('@given("rien ne va")\ndef _(): raise AssertionError("avant\\u2028\\x85après")\n')
    failure = suite.play().scenario("casse").steps[0].failure
    assert failure is not None
    assert failure.message.endswith("avant\u2028\x85après")
