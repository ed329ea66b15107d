"""The script that the suite is measured beside keeps in step with the scenario."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_bare_script_takes_as_many_pictures_as_the_evidence() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from benchmarks.evidence import check_script; check_script()"],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
