"""One worker takes a module whole: what its tests share is made once."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from tests.dealing import group

ROOT = Path(__file__).parents[1]


def test_a_module_is_taken_by_one_worker() -> None:
    """Seen from outside, for nobody is told when workers stop listening."""
    modules = ("tests/guide/french/test_numbers.py", "tests/guide/french/test_sentences.py")
    played = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-v", *modules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    takers: dict[str, set[str]] = defaultdict(set)
    for worker, module in re.findall(r"^\[(gw\d)\] .*PASSED (\S+?)::", played.stdout, re.M):
        takers[module].add(worker)
    assert takers.keys() == set(modules), played.stdout
    assert {len(workers) for workers in takers.values()} == {1}


def test_what_looks_at_one_run_is_taken_together_and_a_scenario_alone() -> None:
    assert group("tests/guide/publish/test_build.py::test_a") == "little portal"
    assert group("tests/guide/refresh/test_word.py::test_b[1]") == "little portal"
    assert group("tests/pages/test_walk.py::test_c") == "pages/test_walk.py"
    assert group("tests/features/test_places.py::test_d[x]").endswith("::test_d[x]")
