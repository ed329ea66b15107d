"""What a scenario that fails says on the terminal, as a person reads it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from steps.phrases import made_plain

ROOT = Path(__file__).parents[2]


def played(*options: str) -> "subprocess.CompletedProcess[str]":
    """Play some scenarios in a run of their own."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
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
    keep = ("--tracing=retain-on-failure", "--screenshot=only-on-failure")
    done = played(*scenario, *keep, "--variant=refonte", f"--output={tmp_path / 'reste'}")
    assert done.returncode == 1
    assert "site-packages" not in done.stdout
    told = done.stdout.partition("FAILURES")[2].splitlines()[2:]
    line = "Et l'employeur clique sur « radiation/suppression d'un administrateur »"
    assert told[0] == "Le portail n’est plus celui de la procédure :"
    assert told[1] == f"features/procedures/supprimer_un_administrateur.feature:93 : {line}"
    assert "s’appelle « Demander la radiation d’un administrateur »" in told[2]
    assert "Étape :" not in done.stdout
    [journal] = tmp_path.glob("reste/*/journal.json")
    assert f"Journal du monde : {journal}" in done.stdout
    assert [row["event"] for row in json.loads(journal.read_text("utf-8"))]
    kept = {path.name for path in journal.parent.iterdir()}
    page = "l-employeur-radiation-d-un-administrateur-et-transfert-des-droits"
    assert kept == {
        "journal.json", "gestes.txt", "l-employeur.png", "l-employeur.yaml",
        f"test-failed-{page}.png", f"trace-{page}.zip",
    }  # fmt: skip
    assert (journal.parent / "l-employeur.png").read_bytes().startswith(b"\x89PNG")
    assert "le bénéficiaire doit être inscrit" in made_plain(text_of(journal, "l-employeur.yaml"))
    acts = text_of(journal, "gestes.txt").splitlines()
    assert "l'employeur saisit dans « Nom du bénéficiaire » : « " in acts[-4]
    assert acts[-1] == "l'employeur clique sur « Envoyer »"


def test_what_is_kept_of_a_failure_holds_no_secret(tmp_path: Path) -> None:
    """The sign-in page is the last one of this scenario on a portal that asks for the key first."""
    scenario = ["tests/features/test_ajouter_un_administrateur.py", "-k", "avec_la_clé"]
    output = (f"--output={tmp_path / 'reste'}", "--tracing=retain-on-failure")
    done = played(*scenario, "--variant=refonte", *output)
    assert done.returncode == 1
    [acts] = tmp_path.glob("reste/*/gestes.txt")
    assert "le candidat saisit dans « Mot de passe »\n" in acts.read_text("utf-8")
    for file in acts.parent.rglob("*.*"):
        assert b"Motdepasse12" not in file.read_bytes(), file.name
    traces = [ZipFile(file) for file in acts.parent.glob("trace-*.zip")]
    told = [trace.read(name) for trace in traces for name in trace.namelist()]
    assert any("•••".encode() in text for text in told)
    for secret in (b"Motdepasse12", "Un Secret Bien Gardé".encode(), b"Un+Secret+Bien"):
        assert not any(secret in text for text in told)


def test_the_trace_of_a_scenario_that_passes_holds_no_secret_either(tmp_path: Path) -> None:
    scenario = ["tests/features/test_connexion.py", "-k", "un_administrateur_se_connecte"]
    done = played(*scenario, f"--output={tmp_path / 'reste'}", "--tracing=on")
    assert done.returncode == 0, done.stdout
    [file] = tmp_path.glob("reste/*/trace-*.zip")
    trace = ZipFile(file)
    told = {name: trace.read(name) for name in trace.namelist()}
    assert "•••".encode() in told["trace.trace"]
    assert [name for name, text in told.items() if b"Demonstration12" in text] == []


def test_a_scenario_that_passes_leaves_nothing(tmp_path: Path) -> None:
    scenario = ["tests/features/test_connexion.py", "-k", "un_administrateur_se_connecte"]
    done = played(*scenario, f"--output={tmp_path / 'reste'}", "-v", "-v")
    assert done.returncode == 0, done.stdout
    steps = re.findall(r"^ {4}(\S.*\S) +(\d+,\d\d) s$", done.stdout, re.MULTILINE)
    assert [step for step, _ in steps][:1] == ["Étant donné une entreprise qui a un administrateur"]
    assert len(steps) > 2
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def text_of(beside: Path, name: str) -> str:
    return (beside.parent / name).read_text("utf-8")
