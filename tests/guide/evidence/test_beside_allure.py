"""Allure's results can be written in the same run, and tell the same of every scenario."""

from __future__ import annotations

import json
from pathlib import Path

from tests.guide.evidence.suites import Suite

SCENARIOS = """
  Scénario: réussi
    Alors cela marche

  Scénario: échoué
    Alors cela casse
    Et cela marche
"""
STEPS = """
@then("cela marche")
def _(): pass

@then("cela casse")
def _(): assert 1 == 2
"""


def test_allure_beside_it_tells_the_same(tmp_path: Path) -> None:
    suite = Suite(tmp_path)
    suite.feature(SCENARIOS)
    suite.steps(STEPS)
    outcome = suite.play("--alluredir", "allure")
    results = [
        json.loads(path.read_text("utf-8")) for path in tmp_path.glob("allure/*-result.json")
    ]
    theirs = {result["name"]: result["status"] for result in results}
    ours = {one.name: one.status.value.lower() for one in outcome.run.scenarios()}
    assert theirs == ours == {"réussi": "passed", "échoué": "failed"}
    assert outcome.statuses("échoué") == ["FAILED", "SKIPPED"]
