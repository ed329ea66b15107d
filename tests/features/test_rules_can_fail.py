"""Every rule is broken once in a copy of the project, and the scenario that proves it goes red."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("mockportal", "guide", "pages", "steps", "features", "tests/features", "tests/stage")
FILES = ("conftest.py", "pyproject.toml")


@dataclass(frozen=True)
class Break:
    """A rule broken on purpose.

    Attributes:
        red: a part of the name of the scenario that must fail.
        tag: which scenarios are played.
    """

    file: str
    right: str
    wrong: str
    tag: str
    red: str


BREAKS = {
    "four administrators": Break(
        "domain/rules.py",
        "administrators_max: int = 3",
        "administrators_max: int = 4",
        "R38",
        "un_candidat_sinscrit_dans_une_entreprise",
    ),
    "sixteen days": Break(
        "domain/rules.py",
        "cooptation_days: int = 15",
        "cooptation_days: int = 16",
        "R22",
        "décider_délai_après_une_demande",
    ),
    "days of 24 hours instead of calendar days": Break(
        "domain/moments.py",
        "wall = in_paris(moment) + timedelta(days=days)",
        "return after(moment, timedelta(days=days))",
        "R22",
        "2026-03-20",
    ),
    "lapse at the deadline itself": Break(
        "domain/registration.py",
        "return after(self.deadline, ONE_SECOND)",
        "return self.deadline",
        "R22",
        "une_décision_à_la_dernière_seconde_compte",
    ),
    "beneficiary not checked": Break(
        "domain/removal.py",
        'raise WrongField("beneficiary", "beneficiary-not-administrator")',
        "return person",
        "R44",
        "le_bénéficiaire_est_seulement_déclarant",
    ),
    "no mail to the administrators": Break(
        "usecases/registering.py",
        "        portal.administrators(registration.siret),\n",
        "        [],\n",
        "R20",
        "chaque_administrateur_de_lentreprise_reçoit",
    ),
    "key never wrong": Break(
        "usecases/activating.py",
        "or not portal.hasher.verify(registration.key, key):",
        "or not key:",
        "R32",
        "une_clé_fausse_est_refusée",
    ),
    "key never blocked": Break(
        "domain/registration.py",
        "return self.wrong_keys >= rules.wrong_keys_max",
        "return False",
        "R32",
        "cinq_clés_fausses_de_suite_bloquent",
    ),
    "seat not checked again": Break(
        "usecases/activating.py",
        'raise Refusal("seat-taken", maximum=maximum)',
        "return",
        "R25",
        "la_troisième_place_est_prise_avant_la_décision",
    ),
    "letter arrives at once": Break(
        "domain/rules.py",
        "letter_days: int = 3",
        "letter_days: int = 0",
        "R33",
        "le_courrier_délai_après_la_demande",
    ),
    "session survives the removal": Break(
        "web/world_app.py",
        'if person and person.active and person.sign_in_epoch == session.get("epoch"):',
        "if person:",
        "R47",
        "après_la_décision_droits_place_et_sessions",
    ),
    "declarant manages Habilitations": Break(
        "usecases/habilitations.py",
        "if not administrator.is_administrator:",
        "if not administrator.active:",
        "R02",
        "un_déclarant_na_pas_accès",
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that can be broken."""
    folder = tmp_path_factory.mktemp("copie")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize("name", BREAKS)
def test_each_break_still_finds_the_rule_that_it_breaks(name: str) -> None:
    """Told at once, not after the half hour of the slow tests."""
    broken = BREAKS[name]
    text = (ROOT / "mockportal" / broken.file).read_text("utf-8")
    assert text.count(broken.right) == 1, f"{broken.file} does not hold this rule any more"


@pytest.mark.slow
@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_rule_turns_its_scenario_red(copy: Path, name: str) -> None:
    broken = BREAKS[name]
    file = copy / "mockportal" / broken.file
    text = file.read_text("utf-8")
    file.write_text(text.replace(broken.right, broken.wrong), "utf-8")
    try:
        failed = _failed(copy, broken.tag)
    finally:
        file.write_text(text, "utf-8")
    assert any(broken.red in line for line in failed), failed


def _failed(folder: Path, tag: str) -> list[str]:
    options = ["-m", tag, "-p", "no:randomly", "-p", "no:cacheprovider", "--tracing=off", "-q"]
    played = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/features", "-n", "2", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert played.returncode == 1, played.stdout[-2000:] + played.stderr[-2000:]
    return [line for line in played.stdout.splitlines() if line.startswith("FAILED")]
