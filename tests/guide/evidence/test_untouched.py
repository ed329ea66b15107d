"""A suite that is watched ends as one that is not: test by test, and with the same code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide.evidence.foreign import ENDS, EVERYTHING, both

WAYS: dict[str, tuple[list[str], int]] = {
    "all of it": ([], 1),
    "by keyword": (["-k", "well"], 0),
    "by mark": (["-m", "todo"], 0),
    "by name": (["test_stub.py::test_plain"], 0),
    "a module": (["test_stub.py"], 0),
    "a scenario by name": (["test_stub.py::test_to_be_written"], 0),
    "without one": (["--deselect", "test_good.py::test_broken", "test_good.py"], 0),
    "nothing": (["-k", "nothing_at_all"], 5),
    "no such file": (["test_absent.py"], 4),
    "to the first failure": (["-x"], 1),
    "to the second failure": (["--maxfail=2"], 1),
    "two workers": (["-n", "2"], 1),
    "two workers to the first failure": (["-n", "2", "-x", "--dist=loadfile"], 2),
    "again": (["--reruns", "1"], 1),
}


@pytest.mark.parametrize(
    "way", ["all of it", *(pytest.param(way, marks=pytest.mark.slow) for way in list(WAYS)[1:])]
)
def test_a_watched_suite_ends_as_an_unwatched_one(tmp_path: Path, way: str) -> None:
    options, code = WAYS[way]
    bare, watched = both(tmp_path, EVERYTHING, options, None)
    assert bare.code == code, bare.text
    assert watched.code == bare.code, watched.text
    if way != "two workers to the first failure":  # how far each worker got is chance
        assert watched.tests == bare.tests


@pytest.mark.slow
@pytest.mark.parametrize(("option", "code"), [("--lf", 1), ("--sw", 2)])
def test_what_failed_last_time_is_played_again_as_ever(
    tmp_path: Path, option: str, code: int
) -> None:
    before = ["-p", "cacheprovider", "-p", "stepwise", *(["--sw"] if option == "--sw" else [])]
    bare, watched = both(tmp_path, EVERYTHING, [option], before)
    assert (watched.code, watched.tests) == (bare.code, bare.tests), watched.text
    assert bare.code == code
    assert 0 < len({test[0] for test in bare.tests}) < 20
    assert "well » est écrit mais aucun test" not in watched.text


@pytest.mark.slow
@pytest.mark.parametrize("kind", ENDS)
def test_a_run_of_this_kind_ends_as_ever(tmp_path: Path, kind: str, ctrl_c: None) -> None:
    files, options, code = ENDS[kind]
    bare, watched = both(
        tmp_path,
        {k: EVERYTHING[k] for k in ("good.feature", "test_good.py")} | files,
        options,
        None,
    )
    assert bare.code == code, bare.text
    assert (watched.code, watched.tests) == (bare.code, bare.tests), watched.text
    assert "INTERNALERROR" not in watched.text
    assert "guide/evidence" not in watched.text, "a traceback shows who watches"
