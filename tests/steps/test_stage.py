"""What a scenario finds is drawn from itself, and its portal starts while others are collected."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WATCH = """
import zlib
import pytest

def pytest_collection_finish(session):
    from tests.stage.portal import _CLIENT
    from tests.stage.worlds import seed_of

    item = session.items[0]
    drawn = zlib.crc32("regles/places.feature/{NAME}/".encode())
    print("begun", _CLIENT in session.config.stash, "seed", seed_of(item) == drawn)
    pytest.exit("seen", 0)
"""
SCENARIO = "La troisième place est prise avant la décision"


def test_a_portal_begins_at_collection_and_a_seed_knows_no_module(tmp_path: Path) -> None:
    """Both ask which scenario a test plays, where pytest-bdd keeps it."""
    (tmp_path / "watch.py").write_text(WATCH.replace("{NAME}", SCENARIO), "utf-8")
    chosen = ["tests/features/test_places.py", "-k", "la_troisième_place_est_prise_avant", "-s"]
    seen = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-p", "watch", *chosen],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "begun True seed True" in seen.stdout, seen.stdout + seen.stderr
