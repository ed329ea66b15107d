"""The suites that grow are real ones: as many scenarios as asked, green, and fit as proof."""

from pathlib import Path

import pytest

from benchmarks.scale import GUIDE, PLAYED, WAYS, spend
from benchmarks.scaled import write_suite
from guide.evidence.record import read_proof


@pytest.mark.parametrize("scenarios", [1, 10, 23])
def test_a_suite_of_any_size_is_played_and_read_back(tmp_path: Path, scenarios: int) -> None:
    write_suite(tmp_path / "suite", scenarios)
    spend(WAYS[PLAYED], tmp_path / "suite")
    run = read_proof(tmp_path / "suite" / "preuve")
    assert run.success
    assert run.counts.written == run.counts.reported == scenarios
    assert all(s.steps[1].screenshots for s in run.scenarios())


def test_a_measure_of_what_does_not_work_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="ne contient pas de preuve"):
        spend((*GUIDE, "evidence", "preuve"), tmp_path)
