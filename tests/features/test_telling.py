"""What a scenario that fails says on the terminal, as a person reads it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_portal_that_does_not_answer_is_told_with_the_line_that_needed_it() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tracing=off"]
    command += ["tests/features/test_connexion.py", "-k", "un_administrateur_se_connecte"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    done = subprocess.run(
        [*command, "--base-url=http://127.0.0.1:9/"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Aucun portail ne répond à http://127.0.0.1:9/ : lancez-le" in done.stdout
    assert "Étape : features/regles/connexion.feature:" in done.stdout
    assert "another exception" not in done.stdout
    assert len(done.stdout.splitlines()) < 25
