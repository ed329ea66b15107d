"""The procedures walked on a portal that has changed: every difference in one run, none twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from guide.evidence.record import Fault, Run, Scenario, Status, read_evidence
from guide.runs.outcomes import Outcome, outcome_of

ROOT = Path(__file__).parents[2]
CHOICES = (
    "validation par un administrateur déjà existant : par cooptation",
    "validation avec une clé d'activation (envoyée par courrier)",
)


def played(variant: str, evidence: Path) -> tuple[int, Run]:
    """Play the procedures on a variant of the portal; the exit code and what it left."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "procedure", "--variant", variant]
    command += ["--evidence", str(evidence), "--tracing=off", "--screenshot=off"]
    command += ["-p", "no:cacheprovider", f"--output={evidence.parent / 'results'}"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    done = subprocess.run(
        [*command, "tests/features"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    return done.returncode, read_evidence(evidence)


def walked(run: Run) -> list[Scenario]:
    """The scenarios that were played, which are those of the procedures."""
    return [scenario for scenario in run.scenarios() if scenario.status is not Status.NOT_WANTED]


@pytest.mark.slow
def test_the_imagined_redesign_is_told_whole(tmp_path: Path) -> None:
    """R19b."""
    code, run = played("refonte", tmp_path / "preuve")
    faults = [m for s in walked(run) for p in s.steps for m in p.moments if isinstance(m, Fault)]
    assert code == 1
    assert {fault.kind for fault in faults} == {"drift"}
    told = {(f.details["difference"], f.details["label"], f.details["offered"]) for f in faults}
    assert {one for one in told if one[0] != "differs"} == {
        ("renamed", "Je créé mon compte Net-E", "Créer mon compte Net-E"),
        ("renamed", "Je m’inscris", "M’inscrire"),
        ("renamed", "Valider", "Enregistrer"),
        ("renamed", "Revenir à l’accueil", "Retour à l’accueil"),
        (
            "renamed",
            "Radiation/suppression d’un administrateur",
            "Demander la radiation d’un administrateur",
        ),
        ("added", "Vérification des informations", "Continuer"),
        *(("merged", "Étape suivante", choice) for choice in CHOICES),
    }
    differing = {offered for kind, _, offered in told if kind == "differs"}
    assert {"la page annonce 30 jours", "le message annonce 30 jours"} <= differing
    assert walked(run)
    for scenario in walked(run):
        assert outcome_of(scenario) is Outcome.DRIFTED, scenario.name
        assert not any(step.status is Status.SKIPPED for step in scenario.steps), scenario.name


@pytest.mark.slow
def test_a_corrected_spelling_is_no_difference(tmp_path: Path) -> None:
    """R11."""
    code, run = played("orthographe", tmp_path / "preuve")
    assert code == 0
    assert {scenario.status for scenario in walked(run)} == {Status.PASSED}
