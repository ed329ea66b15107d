"""Every trap that would let a run look proved is caught, by name, with its place."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.guide.evidence.suites import BIND, FEATURE, HEAD, Outcome, Suite

USAGE_ERROR = 4
STEPS = """
@given("tout est prêt")
def _(): ...

@when(parsers.parse("la personne appuie sur {what}"))
def _(what): ...
"""
GOOD = """
  Scénario: bon
    Étant donné tout est prêt
"""

TRAPS = {
    "vide": (GOOD + "\n  Scénario: vide\n    étant donné tout est prêt\n", "", "vide.feature:7"),
    "jumeaux": ("\n  Règle: a\n" + GOOD + "\n  Règle: b\n" + GOOD, "", "jumeaux.feature:11"),
    "sans_exemple": (
        "\n  Plan du scénario: rangées\n    Quand la personne appuie sur <x>\n\n    Exemples:\n",
        "",
        "sans_exemple.feature:",
    ),
    "sans_colonne": (
        """
  Plan du scénario: rangées
    Quand la personne appuie sur <y>

    Exemples:
      | x |
      | 1 |
""",
        "",
        "sans_colonne.feature:5",
    ),
    "double": (GOOD, '\n@given("tout est prêt")\ndef _(): ...\n', "test_double.py:"),
    "ambigu": (
        "\n  Scénario: appui\n    Quand la personne appuie sur Valider\n",
        '\n@when(parsers.parse("la personne {verb} sur Valider"))\ndef _(verb): ...\n',
        "ambigu.feature:5",
    ),
    "coroutine": (
        GOOD,
        '\n@then("rien n\'est attendu")\nasync def _(): ...\n',
        "test_coroutine.py:",
    ),
}
"""Name of a feature: its scenarios, what its module adds, and the place to be told."""


def plant(suite: Suite, names: Iterable[str]) -> None:
    """A suite that holds these traps, each in a feature and a module of its own."""
    suite.steps(STEPS)
    for name in names:
        scenarios, code, _ = TRAPS[name]
        suite.feature(scenarios, name=name)
        suite.write({f"test_{name}.py": BIND.format(feature=f"{name}.feature") + HEAD + code})


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("pieges"))
    plant(suite, TRAPS)
    return suite.play()


def test_traps_stop_the_run_before_it_starts(trapped: Outcome) -> None:
    assert trapped.code == USAGE_ERROR
    assert trapped.run.counts.run == 0
    assert not trapped.run.success


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_told_with_its_place(trapped: Outcome, trap: str) -> None:
    place = TRAPS[trap][2]
    assert any(fault.startswith(place) for fault in trapped.run.faults), trapped.text
    assert place in trapped.text


def test_workers_tell_the_same_traps(suite: Suite) -> None:
    plant(suite, ["coroutine"])
    outcome = suite.play("-n", "2")
    assert outcome.code == USAGE_ERROR
    assert "est une coroutine" in outcome.text


def test_a_feature_that_two_modules_bind_is_told(suite: Suite) -> None:
    suite.feature(GOOD)
    suite.steps(STEPS)
    suite.write({"test_bis.py": BIND.format(feature="essai.feature")})
    outcome = suite.play()
    assert outcome.code == USAGE_ERROR
    assert "essai.feature:4 : le scénario « bon » est joué deux fois" in outcome.run.faults[0]


def test_a_feature_that_no_module_binds_is_lost(suite: Suite) -> None:
    suite.feature(GOOD)
    suite.steps(STEPS)
    suite.write({"perdu.feature": FEATURE + GOOD})
    outcome = suite.play(ini=["evidence_features = ."])
    assert outcome.code == USAGE_ERROR
    assert any(fault.startswith("perdu.feature:4") for fault in outcome.run.faults)


def test_a_folder_elsewhere_that_hides_the_project_is_told(
    suite: Suite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    suite.feature(GOOD)
    suite.steps(STEPS)
    elsewhere = tmp_path_factory.mktemp("ailleurs")
    outcome = suite.play(directory=str(elsewhere))
    assert outcome.code == USAGE_ERROR
    assert f"Écrivez le signe « = » : --evidence={elsewhere}" in outcome.text
    assert suite.play(f"--evidence={elsewhere}").code == 0


def test_a_part_of_the_suite_may_be_asked_for(suite: Suite) -> None:
    suite.feature(GOOD + GOOD.replace("bon", "autre"))
    suite.feature(GOOD, name="second")
    suite.steps(STEPS)
    outcome = suite.play("test_essai.py::test_bon", ini=["evidence_features = ."])
    assert outcome.code == 0, outcome.text
    counts = outcome.run.counts
    assert (counts.written, counts.collected, counts.not_asked, counts.run) == (2, 1, 1, 1)
    assert outcome.scenario("autre").status == "NOT_WANTED"


def test_deselected_scenarios_are_counted_and_no_error(suite: Suite) -> None:
    suite.feature(GOOD + GOOD.replace("bon", "autre"))
    suite.steps(STEPS)
    outcome = suite.play("-k", "autre")
    assert outcome.code == 0, outcome.text
    counts = outcome.run.counts
    assert (counts.written, counts.collected, counts.deselected, counts.run) == (2, 1, 1, 1)


@pytest.mark.parametrize("chosen", ["sauté", "rien_du_tout"])
def test_a_run_in_which_nothing_passed_proves_nothing(suite: Suite, chosen: str) -> None:
    suite.feature(GOOD + "\n  Scénario: sauté\n    Quand cela est passé\n")
    suite.steps(STEPS + '\n@when("cela est passé")\ndef _():\n    pytest.skip("un jour")\n')
    outcome = suite.play("-k", chosen)
    assert outcome.code == pytest.ExitCode.TESTS_FAILED, outcome.text
    assert not outcome.run.success
    assert "Aucun scénario n'a réussi" in outcome.text


def test_a_soft_failure_that_leaves_the_scenario_green_is_refused(suite: Suite) -> None:
    suite.feature("\n  Scénario: doux\n    Alors une faute est notée\n")
    suite.steps(
        '@then("une faute est notée")\ndef _(evidence_fault):\n    evidence_fault("doux")\n'
    )
    outcome = suite.play()
    assert outcome.code == 1
    assert outcome.statuses("doux") == ["FAILED"]
    assert "sans que pytest compte le scénario comme échoué" in outcome.run.faults[0]


def test_a_swallowed_failure_is_refused(suite: Suite) -> None:
    suite.feature("\n  Scénario: avalé\n    Alors cela casse\n")
    suite.steps(
        """
@then("cela casse")
def _():
    assert False

@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    try:
        return (yield)
    except AssertionError:
        return True
"""
    )
    outcome = suite.play()
    assert outcome.code == 1
    assert outcome.run.faults
    assert not outcome.run.success


def test_a_module_that_does_not_load_loses_its_scenarios(suite: Suite) -> None:
    suite.feature(GOOD)
    suite.steps(STEPS)
    suite.write({"test_casse.py": "import introuvable\n"})
    outcome = suite.play("--continue-on-collection-errors")
    assert outcome.code != 0
    assert any("test_casse.py" in fault for fault in outcome.run.faults)
    assert not outcome.run.success


def test_a_folder_of_something_else_is_never_emptied(suite: Suite) -> None:
    suite.feature(GOOD)
    suite.steps(STEPS)
    suite.write({"preuve/lettre.txt": "à garder"})
    outcome = suite.play()
    assert outcome.code == USAGE_ERROR
    assert "contient autre chose" in outcome.text
    assert (suite.path / "preuve/lettre.txt").read_text("utf-8") == "à garder"
