"""Every trap that would let a run look proved is caught, by name, with its place."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest

from guide.evidence.record import read_proof
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
    "jumeaux": ("\n  Règle: a\n" + GOOD + "\n  Règle: b\n" + GOOD, "", "jumeaux.feature:6"),
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
    "contexte": (
        """
  Contexte:
    Étant donné tout est prêt
    Quand la personne appuie sur <x>

  Plan du scénario: rangées
    Quand la personne appuie sur <x>

    Exemples:
      | x |
      | 1 |

  Scénario: bon
    Étant donné tout est prêt
""",
        "",
        "contexte.feature:6",
    ),
    "double": (GOOD, '\n@given("tout est prêt")\ndef _(): ...\n', "test_double.py:"),
    "ambigu": (
        "\n  Scénario: appui\n    Quand la personne appuie sur Valider\n",
        '\n@when(parsers.parse("la personne {verb} sur Valider"))\ndef _(verb): ...\n',
        "ambigu.feature:5",
    ),
    "coroutine": (
        GOOD + "    Alors rien n'est attendu\n",
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
def suite_of_traps(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    suite = Suite(tmp_path_factory.mktemp("pieges"))
    plant(suite, TRAPS)
    suite.feature(GOOD, name="sain")
    return suite


@pytest.fixture(scope="module")
def trapped(suite_of_traps: Suite) -> Outcome:
    return suite_of_traps.play("--evidence-strict", directory="stricte")


@pytest.fixture(scope="module")
def watched(suite_of_traps: Suite) -> Outcome:
    return suite_of_traps.play()


def test_traps_stop_a_strict_run_before_it_starts(trapped: Outcome) -> None:
    assert trapped.code == USAGE_ERROR
    assert trapped.run.counts.run == 0
    assert not trapped.run.success


def test_a_refused_run_says_when_and_why(trapped: Outcome) -> None:
    assert trapped.run.finished.timestamp() == pytest.approx(time.time(), abs=600)
    finished = trapped.messages[-1]["testRunFinished"]
    assert not finished["success"]
    assert "vide.feature:7" in finished["exception"]["message"]
    (hook,) = (m["testRunHookFinished"] for m in trapped.messages if "testRunHookFinished" in m)
    assert hook["result"]["status"] == "FAILED"


@pytest.mark.parametrize("trap", TRAPS)
def test_a_strict_run_tells_a_trap_with_its_place(trapped: Outcome, trap: str) -> None:
    place = TRAPS[trap][2]
    assert any(fault.startswith(place) for fault in trapped.run.faults), trapped.text
    assert place in trapped.text


@pytest.mark.parametrize("trap", TRAPS)
def test_a_watched_run_tells_a_trap_with_its_place_at_the_end(watched: Outcome, trap: str) -> None:
    place = TRAPS[trap][2]
    assert any(str(told).startswith(place) for told in watched.run.objections), watched.text
    assert f"  - {place}" in watched.text.partition("Hors preuve")[2]


def test_a_trap_takes_out_its_own_scenarios_and_no_other(watched: Outcome) -> None:
    assert watched.code == 0
    out = {(s.uri, s.name) for s in watched.run.scenarios() if s.objections}
    assert out == {
        ("vide.feature", "vide"),
        ("jumeaux.feature", "bon"),
        ("sans_colonne.feature", "rangées"),
        ("contexte.feature", "rangées"),
        ("double.feature", "bon"),
        ("ambigu.feature", "appui"),
        ("coroutine.feature", "bon"),
    }
    left = [
        (s.uri, s.line, s.name, s.status.value) for s in read_proof(watched.directory).scenarios()
    ]
    assert left == [
        ("contexte.feature", 15, "bon", "PASSED"),
        ("jumeaux.feature", 11, "bon", "PASSED"),
        ("sain.feature", 4, "bon", "PASSED"),
        ("vide.feature", 4, "bon", "PASSED"),
    ]


def test_an_undefined_step_stops_a_strict_run_and_is_played_otherwise(suite: Suite) -> None:
    suite.feature(GOOD + "\n  Scénario: flou\n    Quand personne ne sait\n")
    suite.steps(STEPS)
    strict = suite.play("--evidence-strict")
    assert strict.code == USAGE_ERROR
    assert any("essai.feature:8 : aucune définition" in fault for fault in strict.run.faults)
    outcome = suite.play()
    assert outcome.code == 1
    assert [o.place for o in outcome.run.objections] == ["essai.feature:8"]
    assert [s.name for s in read_proof(outcome.directory).scenarios()] == ["bon"]


def test_a_scenario_that_checks_nothing_stops_a_strict_run_and_is_told_otherwise(
    suite: Suite,
) -> None:
    suite.feature(GOOD + "\n  Scénario: vu\n    Étant donné tout est prêt\n    Alors tout va\n")
    suite.steps(STEPS + '\n@then("tout va")\ndef _(): ...\n')
    strict = suite.play("--evidence-strict")
    assert strict.code == USAGE_ERROR
    assert strict.run.faults == (
        (
            "essai.feature:4 : le scénario « bon » n'a pas de « Alors » : rien n'y est vérifié. "
            "Ajoutez ce qui doit se voir."
        ),
    )
    outcome = suite.play()
    assert (outcome.code, outcome.run.success) == (0, True)
    assert "1 scénario réussi sans « Alors » : rien n'y est vérifié" in outcome.text
    assert "sans « Alors »" not in suite.play("-k", "vu").text


def test_workers_tell_the_same_traps(suite: Suite) -> None:
    plant(suite, ["coroutine"])
    outcome = suite.play("-n", "2", "--evidence-strict")
    assert outcome.code == USAGE_ERROR
    assert "est une coroutine" in outcome.text


def test_a_feature_that_two_modules_bind_is_told(suite: Suite) -> None:
    suite.feature(GOOD)
    suite.steps(STEPS)
    suite.write({"test_bis.py": BIND.format(feature="essai.feature")})
    assert suite.play("--evidence-strict").code == USAGE_ERROR
    outcome = suite.play()
    assert outcome.code == 0
    told = [str(objection) for objection in outcome.run.objections]
    assert len(told) == 1
    assert "essai.feature:4 : le scénario « bon » est joué deux fois" in told[0]


def test_a_feature_that_no_module_binds_is_lost(suite: Suite) -> None:
    suite.feature(GOOD)
    suite.steps(STEPS)
    suite.write({"perdu.feature": FEATURE + GOOD})
    ini = ["evidence_features = ."]
    assert suite.play("--evidence-strict", ini=ini).code == USAGE_ERROR
    outcome = suite.play(ini=ini)
    assert outcome.code == 0
    assert [objection.place for objection in outcome.run.objections] == ["perdu.feature:4"]
    assert not outcome.run.success


def test_a_folder_elsewhere_that_hides_the_project_is_told(
    suite: Suite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    suite.feature(GOOD)
    suite.steps(STEPS)
    elsewhere = tmp_path_factory.mktemp("ailleurs")
    stranger = tmp_path_factory.mktemp("a-stranger") / "a.feature"
    stranger.write_text("Feature: of somebody who writes English\n", "utf-8")
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


@pytest.mark.parametrize(("chosen", "code"), [("sauté", 0), ("rien_du_tout", 5)])
def test_a_run_in_which_nothing_passed_proves_nothing(suite: Suite, chosen: str, code: int) -> None:
    suite.feature(GOOD + "\n  Scénario: sauté\n    Alors cela est passé\n")
    suite.steps(STEPS + '\n@then("cela est passé")\ndef _():\n    pytest.skip("un jour")\n')
    outcome = suite.play("-k", chosen)
    assert outcome.code == code, outcome.text
    assert not outcome.run.success
    assert outcome.messages[-1]["testRunFinished"]["success"], "for Cucumber, a skip is no failure"
    assert "Aucun scénario n'a réussi" in outcome.text
    strict = suite.play("-k", chosen, "--evidence-strict")
    assert strict.code == pytest.ExitCode.TESTS_FAILED


def test_what_is_skipped_is_told_with_its_reason_and_is_no_fault(suite: Suite) -> None:
    suite.feature(GOOD + "\n  Scénario: sauté\n    Quand cela est passé\n    Et inconnu\n")
    suite.steps(STEPS + '\n@when("cela est passé")\ndef _():\n    pytest.skip("un jour")\n')
    outcome = suite.play()
    assert outcome.statuses("sauté") == ["SKIPPED", "SKIPPED"]
    told = [str(objection) for objection in outcome.run.objections]
    assert told == ["essai.feature:8 : le scénario « sauté » a été sauté : un jour"]
    assert outcome.run.success
    assert [s.name for s in read_proof(outcome.directory).scenarios()] == ["bon"]


SWALLOWED = """
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
SOFT = '@then("cela casse")\ndef _(evidence_fault):\n    evidence_fault("doux")\n'


@pytest.mark.parametrize("steps", [SOFT, SWALLOWED])
def test_a_failure_that_leaves_the_scenario_green_takes_it_out(suite: Suite, steps: str) -> None:
    suite.feature(GOOD + "\n  Scénario: faux\n    Alors cela casse\n")
    suite.steps(STEPS + steps)
    outcome = suite.play()
    assert outcome.code == 0
    assert outcome.statuses("faux") == ["FAILED"]
    (told,) = outcome.run.objections
    assert told.place == "essai.feature:7"
    assert "sans que pytest compte le scénario comme échoué" in told.why
    assert not outcome.run.success
    assert [s.name for s in read_proof(outcome.directory).scenarios()] == ["bon"]
    assert suite.play("-k", "faux", "--evidence-strict").code == 1


def test_a_scenario_that_a_hook_keeps_from_being_played_is_taken_out(suite: Suite) -> None:
    suite.feature(GOOD + GOOD.replace("bon", "sans_jeu"))
    hook = "@pytest.hookimpl(tryfirst=True)\ndef pytest_pyfunc_call(pyfuncitem):\n"
    suite.steps(STEPS + hook + "    return 'sans_jeu' in pyfuncitem.name or None\n")
    outcome = suite.play()
    assert outcome.code == 0
    (told,) = outcome.run.objections
    assert told.place == "essai.feature:7"
    assert "toutes ses étapes n'ont pas été jouées" in told.why
    assert [s.name for s in read_proof(outcome.directory).scenarios()] == ["bon"]


def test_a_module_that_does_not_load_loses_its_scenarios(suite: Suite) -> None:
    suite.feature(GOOD)
    suite.steps(STEPS)
    suite.write({"test_casse.py": "import introuvable\n"})
    outcome = suite.play("--continue-on-collection-errors")
    assert outcome.code == 1
    assert [objection.place for objection in outcome.run.objections] == ["test_casse.py"]
    assert not outcome.run.success
    assert [s.name for s in read_proof(outcome.directory).scenarios()] == ["bon"]


def test_a_folder_of_something_else_is_never_emptied(suite: Suite) -> None:
    suite.feature(GOOD)
    suite.steps(STEPS)
    suite.write({"preuve/lettre.txt": "à garder"})
    outcome = suite.play()
    assert outcome.code == USAGE_ERROR
    assert "contient autre chose" in outcome.text
    assert (suite.path / "preuve/lettre.txt").read_text("utf-8") == "à garder"
