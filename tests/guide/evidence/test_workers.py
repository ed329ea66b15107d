"""The record is complete and in the same order whoever ran it, and however the run ended."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from guide.runs.command import evidence
from tests.guide.evidence.suites import Outcome, Suite

NAMES = ("un", "deux", "trois", "quatre")
SCENARIOS = "".join(
    f"""
  Scénario: {name}
    Étant donné un départ
    Quand il se passe {name}
    Alors fin
"""
    for name in NAMES
)
STEPS = """
@given("un départ")
@then("fin")
def _(): ...

@when(parsers.parse("il se passe {what}"))
def _(what):
    happen(what)

def happen(what): ...
"""
TIMES = re.compile(r'"(timestamp|duration)":\{"seconds":\d+,"nanos":\d+\}')


def untimed(messages: list[dict[str, Any]]) -> list[str]:
    lines = (json.dumps(m, ensure_ascii=False, separators=(",", ":")) for m in messages)
    return [TIMES.sub(r'"\1":0', line) for line in lines]


def failing(suite: Suite, code: str) -> None:
    suite.feature(SCENARIOS)
    suite.steps(STEPS + f"\ndef happen(what):\n{code}\n")


def test_two_workers_tell_the_same_as_one(suite: Suite) -> None:
    suite.feature(SCENARIOS)
    suite.feature(SCENARIOS, name="avant")
    suite.steps(STEPS + "\ndef happen(what):\n    assert what != 'trois'\n")
    alone = suite.play("-n", "0", directory="seul")
    together = suite.play("-n", "2", "--dist", "worksteal", directory="deux")
    backwards = suite.play("test_essai.py", "test_avant.py", directory="inverse")
    assert untimed(alone.messages) == untimed(together.messages) == untimed(backwards.messages)
    assert alone.code == together.code == 1


def test_a_crashed_worker_leaves_no_open_case(suite: Suite) -> None:
    failing(suite, "    if what == 'deux':\n        os._exit(3)")
    outcome = suite.play("-n", "2")
    assert outcome.statuses("deux") == ["PASSED", "FAILED", "SKIPPED"]
    cut = outcome.scenario("deux").last
    assert cut is not None
    assert cut.cut_off
    assert outcome.run.cut_off
    assert not outcome.run.success
    others = [outcome.scenario(n).status for n in NAMES if n != "deux"]
    assert others == ["PASSED"] * 3
    assert outcome.run.faults == ()


def test_a_crash_that_is_run_again_keeps_both_attempts(suite: Suite) -> None:
    failing(
        suite,
        "    if what == 'deux' and not os.path.exists('vu'):\n"
        "        open('vu', 'w').close()\n        os._exit(3)",
    )
    outcome = suite.play("-n", "2", "--reruns", "1")
    attempts = outcome.scenario("deux").attempts
    assert [a.status for a in attempts] == ["FAILED", "PASSED"], outcome.text
    assert [a.will_be_retried for a in attempts] == [True, False]
    assert outcome.run.faults == ()


def test_attempts_are_kept_under_reruns(suite: Suite) -> None:
    failing(
        suite,
        "    if what == 'deux' and not os.path.exists('vu'):\n"
        "        open('vu', 'w').close()\n        assert False, 'la première fois'",
    )
    outcome = suite.play("--reruns", "2")
    attempts = outcome.scenario("deux").attempts
    assert [a.number for a in attempts] == [1, 2]
    assert [a.status for a in attempts] == ["FAILED", "PASSED"]
    assert [a.will_be_retried for a in attempts] == [True, False]
    assert outcome.scenario("deux").status == "PASSED"
    assert outcome.run.success
    assert outcome.code == 0


def test_stopping_at_the_first_failure_keeps_what_finished(suite: Suite) -> None:
    failing(suite, "    assert what != 'deux'")
    outcome = suite.play("-x")
    found = [outcome.scenario(name).status for name in NAMES]
    assert found == ["PASSED", "FAILED", "NOT_RUN", "NOT_RUN"]
    assert outcome.run.cut_off is not None
    assert "-x" in outcome.run.cut_off
    assert outcome.run.faults == ()


def test_stopping_at_the_first_failure_with_workers(suite: Suite) -> None:
    failing(suite, "    assert what != 'un'")
    outcome = suite.play("-x", "-n", "2")
    assert outcome.scenario("un").status == "FAILED"
    assert not outcome.run.success
    assert outcome.run.faults == ()
    assert outcome.run.counts.run < len(NAMES) or outcome.run.cut_off is None


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_keeps_what_finished(suite: Suite) -> None:
    failing(
        suite,
        "    if what == 'trois':\n        import signal\n"
        "        os.kill(os.getpid(), signal.SIGINT)",
    )
    outcome = suite.play()
    found = [outcome.scenario(name).status for name in NAMES]
    assert found == ["PASSED", "PASSED", "FAILED", "NOT_RUN"]
    assert outcome.run.cut_off is not None
    assert "clavier" in outcome.run.cut_off
    assert outcome.scenario("trois").last.cut_off  # pyright: ignore[reportOptionalMemberAccess]
    told = CliRunner().invoke(evidence, [str(outcome.directory)]).output
    assert "trois (interrompu en chemin)" in told
    assert "en échec" not in told


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_with_workers(suite: Suite) -> None:
    failing(
        suite,
        "    if what == 'deux':\n        import threading\n"
        "        open('ici', 'w').close()\n        threading.Event().wait(30)",
    )
    suite.write({"pytest.ini": "[pytest]\n"})
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", *suite.words("-n", "2")],
        cwd=suite.path,
        env=suite.environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        wait_for(suite.path / "ici", process)
        os.killpg(process.pid, signal.SIGINT)
        code = process.wait(60)
    outcome = Outcome(code, "", suite.path / "preuve")
    assert outcome.scenario("deux").status == "FAILED"
    assert outcome.run.cut_off
    assert not outcome.run.success


def wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Until the file is there; the process must still be running."""
    for _ in range(600):
        if path.exists():
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            break
    raise AssertionError(f"the run ended before {path.name} appeared")


def test_the_record_of_another_run_is_replaced(suite: Suite) -> None:
    failing(suite, "    ...")
    suite.play()
    outcome = suite.play("-k", "deux")
    assert outcome.run.counts.run == 1
    assert not (outcome.directory / "parts").exists()
