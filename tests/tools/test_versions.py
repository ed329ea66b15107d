"""The wheel's bounds hold at both ends."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.nightly
@pytest.mark.parametrize("end", ["oldest", "newest"])
def test_recorder_and_lint_work_with_these_libraries(end: str) -> None:
    words = [sys.executable, str(ROOT / "tools" / "versions.py"), end]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=3600)
    assert done.returncode == 0, done.stdout + done.stderr
