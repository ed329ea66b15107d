"""A suite marks the states that it brings about without walking to them."""

from __future__ import annotations

from guide.evidence.record import Arranged
from tests.guide.evidence.suites import Suite

SCENARIO = """
  Scénario: un prêt se prolonge
    Étant donné un prêt en cours
    Quand le lecteur le prolonge
"""
STEPS = """
@given("un prêt en cours")
def _(evidence_arranged):
    evidence_arranged("prêt")

@when("le lecteur le prolonge")
def _():
    pass
"""


def test_a_step_that_arranges_says_so_and_no_other(suite: Suite) -> None:
    suite.feature(SCENARIO)
    suite.steps(STEPS)
    outcome = suite.play()
    assert outcome.code == 0, outcome.text
    arranging, acting = outcome.scenario("un prêt se prolonge").steps
    assert arranging.moments == (Arranged("prêt"),)
    assert (arranging.arranged, acting.arranged) == (True, False)


def test_without_evidence_nothing_is_marked_and_nothing_fails(suite: Suite) -> None:
    suite.feature(SCENARIO)
    suite.steps(STEPS)
    outcome = suite.play(directory="")
    assert outcome.code == 0, outcome.text
