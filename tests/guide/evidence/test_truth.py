"""The stream tells the truth about every way of not passing."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.guide.evidence.suites import Outcome, Suite

SCENARIOS = """
  Contexte:
    Étant donné que tout est prêt

  Scénario: réussi
    Quand cela marche
    Alors cela marche

  Scénario: échoué
    Quand cela casse
    Alors cela marche

  Scénario: indéfini
    Quand personne ne sait faire
    Alors personne ne sait non plus
    Et cela marche

  Scénario: écarté en route
    Quand cela est passé
    Alors cela marche

  Scénario: à écrire
    Quand cela est à écrire
    Alors cela marche

  Scénario: préparation cassée
    Quand cela demande une préparation cassée
    Alors cela marche

  @casse_avant
  Scénario: crochet avant
    Quand cela marche

  @casse_etape
  Scénario: crochet avant étape
    Quand cela marche

  @casse_apres_etape
  Scénario: crochet après étape
    Quand cela marche

  @casse_apres
  Scénario: crochet après
    Quand cela marche

  @casse_rangement
  Scénario: rangement cassé
    Quand cela marche

  @casse_preparation
  Scénario: préparation du test cassée
    Quand cela marche

  @skip
  Scénario: jamais joué
    Quand cela marche

  @casse_appel
  Scénario: cassé hors des étapes
    Quand cela marche

  Scénario: faute douce qui échoue
    Quand une faute douce est notée puis annoncée
    Alors cela marche

  @attendu
  Scénario: échec toléré
    Quand cela casse

  Scénario: sous-test
    Quand un sous-test casse
    Alors cela marche
"""
STEPS = """
PENDING = []

@given("que tout est prêt")
@given("tout est prêt")
@when("cela marche")
@then("cela marche")
def _(): ...

@when("cela casse")
def _():
    assert 1 == 2

@when("cela est passé")
def _():
    pytest.skip("pas aujourd'hui")

@when("cela est à écrire")
def _():
    raise NotImplementedError

@pytest.fixture
def broken():
    raise RuntimeError("préparation impossible")

@when("cela demande une préparation cassée")
def _(broken): ...

@when("une faute douce est notée puis annoncée")
def _(evidence_fault):
    evidence_fault("le libellé a changé", kind="drift", asked="Valider", found="Envoyer")
    PENDING.append("le libellé a changé")

@when("un sous-test casse")
def _(subtests):
    with subtests.test("petit"):
        assert False, "petit échec"

@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    result = yield
    if PENDING:
        pytest.fail(PENDING.pop())
    if pyfuncitem.get_closest_marker("casse_appel"):
        raise RuntimeError("après la dernière étape")
    return result

def pytest_bdd_before_scenario(request):
    if request.node.get_closest_marker("casse_avant"):
        raise RuntimeError("crochet avant")

def pytest_bdd_before_step(request, step):
    if request.node.get_closest_marker("casse_etape") and step.name == "cela marche":
        raise RuntimeError("crochet avant étape")

def pytest_bdd_after_step(request, step):
    if request.node.get_closest_marker("casse_apres_etape") and step.name == "cela marche":
        raise RuntimeError("crochet après étape")

def pytest_bdd_after_scenario(request):
    if request.node.get_closest_marker("casse_apres"):
        raise RuntimeError("crochet après")

@pytest.fixture(autouse=True)
def _around(request):
    if request.node.get_closest_marker("casse_preparation"):
        raise RuntimeError("fixture avant")
    yield
    if request.node.get_closest_marker("casse_rangement"):
        raise RuntimeError("fixture après")

def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("attendu"):
            item.add_marker(pytest.mark.xfail)
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("verite"))
    suite.feature(SCENARIOS)
    suite.steps(STEPS)
    return suite.play("--junitxml", "junit.xml")


STEP_STATUSES = {
    "réussi": ["PASSED", "PASSED", "PASSED"],
    "échoué": ["PASSED", "FAILED", "SKIPPED"],
    "indéfini": ["PASSED", "UNDEFINED", "UNDEFINED", "SKIPPED"],
    "écarté en route": ["PASSED", "SKIPPED", "SKIPPED"],
    "à écrire": ["PASSED", "PENDING", "SKIPPED"],
    "préparation cassée": ["PASSED", "FAILED", "SKIPPED"],
    "crochet avant": ["SKIPPED", "SKIPPED"],
    "crochet avant étape": ["PASSED", "FAILED"],
    "crochet après étape": ["PASSED", "FAILED"],
    "crochet après": ["PASSED", "PASSED"],
    "rangement cassé": ["PASSED", "PASSED"],
    "préparation du test cassée": ["SKIPPED", "SKIPPED"],
    "jamais joué": ["SKIPPED", "SKIPPED"],
    "cassé hors des étapes": ["PASSED", "PASSED"],
    "faute douce qui échoue": ["PASSED", "FAILED", "PASSED"],
    "échec toléré": ["PASSED", "FAILED"],
    "sous-test": ["PASSED", "PASSED", "PASSED"],
}
AROUND = {
    "crochet avant": "before",
    "crochet après": "after",
    "rangement cassé": "after",
    "préparation du test cassée": "before",
    "cassé hors des étapes": "after",
    "sous-test": "after",
}


@pytest.mark.parametrize("name", STEP_STATUSES)
def test_each_step_has_its_true_status(outcome: Outcome, name: str) -> None:
    assert outcome.statuses(name) == STEP_STATUSES[name], outcome.text


@pytest.mark.parametrize("name", AROUND)
def test_what_fails_around_the_steps_is_on_record(outcome: Outcome, name: str) -> None:
    attempt = outcome.scenario(name).last
    assert attempt is not None
    step = getattr(attempt, AROUND[name])
    assert step.status == "FAILED"
    assert step.failure is not None


def test_a_hook_is_told_by_its_name_and_place(outcome: Outcome) -> None:
    hooks = [message["hook"] for message in outcome.messages if "hook" in message]
    named = {(hook["type"], hook["name"]) for hook in hooks if hook["sourceReference"]}
    assert named == {
        ("BEFORE_TEST_CASE", "_around"),
        ("AFTER_TEST_CASE", "_around"),
        ("BEFORE_TEST_CASE", "pytest_bdd_before_scenario"),
        ("AFTER_TEST_CASE", "pytest_bdd_after_scenario"),
    }
    for name, title in (
        ("préparation du test cassée", "Préparation : _around (conftest.py:"),
        ("crochet avant", "Préparation : pytest_bdd_before_scenario (conftest.py:"),
    ):
        attempt = outcome.scenario(name).last
        assert attempt is not None
        assert attempt.before.title.startswith(title)


def test_nothing_is_greener_than_pytest_says(outcome: Outcome) -> None:
    green = {s.name for s in outcome.run.scenarios() if s.status == "PASSED"}
    assert green == {"réussi"}
    assert not outcome.run.success
    assert outcome.run.faults == ()


def test_a_failure_says_why_and_where(outcome: Outcome) -> None:
    failure = outcome.scenario("échoué").steps[1].failure
    assert failure is not None
    assert failure.kind == "AssertionError"
    assert "assert 1 == 2" in failure.message
    assert failure.trace is not None
    assert "conftest.py:" in failure.trace
    assert "assert 1 == 2" in failure.trace


def test_a_fault_keeps_its_kind_and_details(outcome: Outcome) -> None:
    step = outcome.scenario("faute douce qui échoue").steps[1]
    assert [f.kind for f in step.faults] == ["drift"]
    assert step.faults[0].details == {"asked": "Valider", "found": "Envoyer"}


def test_counts_agree(outcome: Outcome) -> None:
    counts = outcome.run.counts
    assert counts.written == counts.collected == counts.run == counts.reported == len(STEP_STATUSES)


def test_junit_beside_it_counts_the_same(outcome: Outcome) -> None:
    suite = ET.parse(outcome.directory.parent / "junit.xml").getroot()[0]
    red: set[str] = set()
    skipped: set[str] = set()
    for case in suite.iter("testcase"):
        name = str(case.get("name"))
        if case.find("failure") is not None or case.find("error") is not None:
            red.add(name)
        elif case.find("skipped") is not None:
            skipped.add(name)
    ours = [scenario.status for scenario in outcome.run.scenarios()]
    tolerated = 1
    assert len(red) == sum(status.is_red for status in ours) - tolerated
    assert len(skipped) == ours.count(ours[0].SKIPPED) + tolerated


def test_a_tolerated_failure_is_still_no_success(tmp_path: Path) -> None:
    suite = Suite(tmp_path)
    suite.feature("\n  @tolere\n  Scénario: toléré\n    Alors cela casse\n")
    suite.steps(
        """
@then("cela casse")
def _(): assert False

def pytest_collection_modifyitems(items):
    items[0].add_marker(pytest.mark.xfail)
"""
    )
    outcome = suite.play()
    assert outcome.code == 0
    assert not outcome.run.success
    assert suite.play("--evidence-strict").code == 1
    assert outcome.statuses("toléré") == ["FAILED"]
    assert outcome.run.faults == ()
