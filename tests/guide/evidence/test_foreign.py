"""What the evidence of other people's suites says, and what it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from guide.cli import main
from guide.evidence.record import read_evidence, read_proof
from tests.guide.evidence.foreign import ENDS, EVERYTHING, GOOD, STEPS, end, lay, start

OUT = [
    "bound.feature:2",
    "latin.feature:1",
    "lost.feature:2",
    "rows.feature:8",
    "rows.feature:12",
    "skips.feature:3",
    "skips.feature:6",
    "skips.feature:8",
    "steps.feature:7",
    "steps.feature:9",
    "stub.feature:5",
    "test_steps.py:25",
    "test_steps.py:36",
    "twice.feature:2",
]
"""What of the whole suite is no proof, by place."""
LEFT = [
    "1 apples",
    "1 apples",
    "2 apples",
    "2 apples",
    "broken",
    "expected to fail",
    "fine",
    "left out by a hook",
    "only mine",
    "passes all the same",
    "same",
    "unplugged",
    "well",
]
"""The scenarios that documents are held against."""


def test_an_error_of_the_recorder_is_told(tmp_path: Path) -> None:
    files, _, _ = ENDS["an error of the recorder's own"]
    folder = lay(tmp_path, EVERYTHING | files)
    end(start(folder, [], ["--evidence", "ev"]), folder)
    run = read_evidence(folder / "ev")
    assert "ZeroDivisionError" in str(run.objections[0])
    assert not run.success


def test_a_parser_that_breaks_leaves_other_modules_watched(tmp_path: Path) -> None:
    files, _, _ = ENDS["a parser of their own that breaks"]
    others = {name: EVERYTHING[name] for name in ("good.feature", "stub.feature", "test_stub.py")}
    folder = lay(tmp_path, others | files)
    end(start(folder, [], ["--evidence", "ev"]), folder)
    left = [s.name for s in read_proof(folder / "ev").scenarios() if s.status == "PASSED"]
    assert left == ["fine"]


def test_the_row_that_is_told_is_the_row_that_was_played(tmp_path: Path) -> None:
    rows = {name: EVERYTHING[name] for name in ("rows.feature", "test_rows.py")}
    folder = lay(tmp_path, rows)
    end(start(folder, ["-k", "2-red or 2-green"], ["--evidence", "ev"]), folder)
    found = [s for s in read_evidence(folder / "ev").scenarios() if s.name.endswith("apples")]
    assert [(s.row, s.status.value) for s in found] == [
        (1, "NOT_WANTED"),
        (2, "PASSED"),
        (2, "PASSED"),
    ]


def test_a_test_that_is_skipped_takes_out_itself_and_not_its_other_browser(tmp_path: Path) -> None:
    module = (
        STEPS
        + '@pytest.fixture(params=["one", "two"], autouse=True)\n'
        + 'def browser(request):\n    if request.param == "two": pytest.skip("not on two")\n'
        + 'scenarios("good.feature")\n'
    )
    feature = "Feature: g\n  Scenario: well\n    Given all is well\n"
    folder = lay(tmp_path, {"good.feature": feature, "test_good.py": module})
    end(start(folder, [], ["--evidence", "ev"]), folder)
    assert [s.status.value for s in read_evidence(folder / "ev").scenarios()] == [
        "PASSED",
        "SKIPPED",
    ]
    (left,) = read_proof(folder / "ev").scenarios()
    assert (left.status, left.variant) == ("PASSED", "test_good.py::test_well[one]")
    page = tmp_path / "report.html"
    CliRunner().invoke(main, ["report", str(folder / "ev"), "-o", str(page)])
    told = [f"good.feature:2 (test_good.py::test_well[{name}])" for name in ("one", "two")]
    assert all(text in page.read_text("utf-8") for text in told)


def test_a_scenario_under_a_decorator_is_watched(tmp_path: Path) -> None:
    module = (
        STEPS
        + "def told(test):\n    @functools.wraps(test)\n"
        + "    def inner(*a, **k): return test(*a, **k)\n"
        + "    return inner\n"
        + '@told\n@scenario("good.feature", "well")\ndef test_well(): ...\n'
        + 'scenarios("good.feature")\n'
    )
    folder = lay(tmp_path, {"good.feature": GOOD, "test_good.py": module})
    end(start(folder, ["test_good.py::test_well"], ["--evidence", "ev"]), folder)
    found = [(s.name, s.status.value) for s in read_proof(folder / "ev").scenarios()]
    assert found == [("well", "PASSED"), ("broken", "NOT_WANTED")]


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    module = STEPS + '@scenario("good.feature", "well", "utf-8-sig")\ndef test_well(): ...\n'
    folder = lay(tmp_path, {"good.feature": "\ufeff" + GOOD, "test_good.py": module})
    done = end(start(folder, ["test_good.py::test_well"], ["--evidence", "ev"]), folder)
    assert done.code == 0, done.text
    assert read_evidence(folder / "ev").success


def test_steps_that_are_imported_twice_are_one(tmp_path: Path) -> None:
    files, _, _ = ENDS["steps that are imported twice under two names"]
    folder = lay(tmp_path, {"good.feature": GOOD} | files)
    end(start(folder, [], ["--evidence", "ev"]), folder)
    assert read_evidence(folder / "ev").objections == ()


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = lay(tmp_path_factory.mktemp("all"), EVERYTHING)
    end(start(folder, [], ["--evidence", "ev"]), folder)
    return folder / "ev"


def test_what_is_no_proof_is_told_by_file_and_line(evidence: Path) -> None:
    run = read_evidence(evidence)
    assert [objection.place for objection in run.objections] == OUT
    assert run.faults == ()
    assert not run.success


def test_a_step_that_chance_decides_is_ambiguous(evidence: Path) -> None:
    found = {s.name: [x.status.value for x in s.steps] for s in read_evidence(evidence).scenarios()}
    assert found["ambiguous"] == ["AMBIGUOUS"]
    assert found["doubled"] == ["FAILED"]


def test_documents_are_held_against_all_the_rest(evidence: Path) -> None:
    assert sorted(scenario.name for scenario in read_proof(evidence).scenarios()) == LEFT
