"""What a scenario costs does not grow with the number of the others: what could is counted."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from guide.evidence import plan, reading, stream
from guide.evidence.gathered import gather
from guide.evidence.plan import Plan, WrittenScenario
from guide.evidence.record import read_evidence
from guide.evidence.verdict import Verdict
from guide.looks.embedding import EmbeddedImages
from guide.report.story import tell
from tests.guide.evidence.suites import Suite

SCENARIO = "\n  Scénario: numéro {number}\n    Étant donné que tout va\n"


def feature_of(folder: Path, scenarios: int) -> Path:
    path = folder / f"{scenarios}.feature"
    blocks = (SCENARIO.format(number=number) for number in range(scenarios))
    path.write_text("# language: fr\nFonctionnalité: Essai\n" + "".join(blocks), "utf-8")
    return path


class Counted:
    """A function in the place of another one, and how often it was called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function, self.calls = function, 0

    def __call__(self, *arguments: Any) -> Any:
        self.calls += 1
        return self._function(*arguments)


class Source(str):
    """A text that counts how often it is cut into lines."""

    cuts = 0

    def splitlines(self, keepends: bool = False) -> list[str]:
        type(self).cuts += 1
        return super().splitlines(keepends)


def test_a_feature_is_read_once_however_many_scenarios_are_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = feature_of(tmp_path, 9), Counted(plan.parse_feature)
    monkeypatch.setattr(plan, "parse_feature", read)
    written = Plan(tmp_path)
    for _ in range(3):
        written.add(path)
    found = [written.find(path, 4 + 3 * number, None) for number in range(9)]
    assert [scenario and scenario.name for scenario in found] == [f"numéro {n}" for n in range(9)]
    assert read.calls == 1


def test_a_scenario_is_found_without_looking_at_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, written = feature_of(tmp_path, 9), Plan(tmp_path)
    written.add(path)
    asked: list[int] = []

    def line(scenario: WrittenScenario, name: str) -> Any:
        if name == "scenario_line":
            asked.append(1)
        return object.__getattribute__(scenario, name)

    monkeypatch.setattr(WrittenScenario, "__getattribute__", line)
    for number in range(9):
        assert written.find(path, 4 + 3 * number, None)
    assert not asked


@pytest.mark.parametrize("scenarios", [2, 7])
def test_the_stream_lists_the_scenarios_of_the_run_as_often_for_few_as_for_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scenarios: int
) -> None:
    written = Plan(tmp_path)
    written.add(feature_of(tmp_path, scenarios))
    listed = Counted(Plan.scenarios.fget or pytest.fail)
    monkeypatch.setattr(Plan, "scenarios", property(listed))
    gathered = gather(tmp_path)
    step = {"ids": [], "arguments": [], "ambiguous": ""}
    cases = [
        {"id": f"case-{s.id}", "pickle": s.id, "steps": [step]}
        for s in written.features[f"{scenarios}.feature"].scenarios
    ]
    gathered = replace(gathered, collected={**gathered.collected, "cases": cases})
    verdict = Verdict(0, 0, success=True, message=None, broken=None, place="")
    stream.write_stream(tmp_path / "messages.ndjson", {}, written, gathered, {}, verdict)
    text = (tmp_path / "messages.ndjson").read_text("utf-8")
    assert text.count('{"testCase":') == scenarios
    assert listed.calls == 1


def test_a_report_cuts_a_feature_into_lines_as_often_for_few_scenarios_as_for_many(
    tmp_path: Path,
) -> None:
    assert _cuts(tmp_path, 2) == _cuts(tmp_path, 7)


def test_reading_evidence_never_stops_to_look_for_garbage(
    suite: Suite, monkeypatch: pytest.MonkeyPatch
) -> None:
    suite.feature(SCENARIO.format(number=1))
    suite.steps('@given("tout va")\ndef _(): ...\n')
    directory, looking = suite.play().directory, list[bool]()

    class Watched(reading.Stream):
        def __init__(self, directory: Path) -> None:
            looking.append(gc.isenabled())
            super().__init__(directory)

    monkeypatch.setattr(reading, "Stream", Watched)
    read_evidence(directory)
    assert looking == [False]
    assert gc.isenabled()


def _cuts(folder: Path, scenarios: int) -> int:
    suite = Suite(folder / str(scenarios))
    suite.feature("".join(SCENARIO.format(number=number) for number in range(scenarios)))
    suite.steps('@given("tout va")\ndef _(): ...\n')
    run = suite.play().run
    Source.cuts = 0
    features = tuple(replace(f, source=Source(f.source)) for f in run.features)
    tell(replace(run, features=features), EmbeddedImages(), {})
    return Source.cuts
