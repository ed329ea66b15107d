"""What a scenario that fails says on the terminal, as a person reads it."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def played(*options: str) -> "subprocess.CompletedProcess[str]":
    """Play some scenarios in a run of their own."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tracing=off"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    return subprocess.run(
        [*command, *options],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_portal_that_does_not_answer_is_told_with_the_line_that_needed_it() -> None:
    scenario = ["tests/features/test_connexion.py", "-k", "un_administrateur_se_connecte"]
    done = played(*scenario, "--base-url=http://127.0.0.1:9/")
    assert done.returncode == 1
    assert "Aucun portail ne répond à http://127.0.0.1:9/ : lancez-le" in done.stdout
    assert "Étape : features/regles/connexion.feature:" in done.stdout
    assert "another exception" not in done.stdout
    assert len(done.stdout.splitlines()) < 25


def test_a_portal_that_differs_is_told_without_the_code_of_libraries(tmp_path: Path) -> None:
    scenario = ["tests/features/test_supprimer_un_administrateur.py", "-k", "déclarant"]
    done = played(*scenario, "--variant=refonte", f"--output={tmp_path / 'reste'}")
    assert done.returncode == 1
    assert "s’appelle « Demander la radiation d’un administrateur »" in done.stdout
    assert "site-packages" not in done.stdout
    [journal] = tmp_path.glob("reste/*/journal.json")
    assert f"Journal du monde : {journal}" in done.stdout
    assert [row["event"] for row in json.loads(journal.read_text("utf-8"))]
