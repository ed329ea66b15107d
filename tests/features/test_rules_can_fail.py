"""Every rule is broken once in a copy of the project, and the scenario that proves it goes red.

A row plays the scenarios of that name alone, in one process and on one portal of its own: the rows
are what is shared out between workers.
"""

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
        module: where the scenario is bound, in tests/features.
        red: a part of the name of the scenario that must fail.
    """

    file: str
    right: str
    wrong: str
    module: str
    red: str


BREAKS = {
    "four administrators": Break(
        "domain/rules.py",
        "administrators_max: int = 3",
        "administrators_max: int = 4",
        "test_places.py",
        "un_candidat_sinscrit_dans_une_entreprise",
    ),
    "sixteen days": Break(
        "domain/rules.py",
        "cooptation_days: int = 15",
        "cooptation_days: int = 16",
        "test_cooptation.py",
        "2026-01-12",
    ),
    "days of 24 hours instead of calendar days": Break(
        "domain/moments.py",
        "wall = in_paris(moment) + timedelta(days=days)",
        "return after(moment, timedelta(days=days))",
        "test_cooptation.py",
        "2026-03-20",
    ),
    "lapse at the deadline itself": Break(
        "domain/registration.py",
        "return after(self.deadline, ONE_SECOND)",
        "return self.deadline",
        "test_cooptation.py",
        "une_décision_à_la_dernière_seconde_compte",
    ),
    "beneficiary not checked": Break(
        "domain/removal.py",
        'raise WrongField("beneficiary", "beneficiary-not-administrator")',
        "return person",
        "test_supprimer_un_administrateur.py",
        "le_bénéficiaire_est_seulement_déclarant",
    ),
    "no mail to the administrators": Break(
        "usecases/registering.py",
        "        portal.administrators(registration.siret),\n",
        "        [],\n",
        "test_cooptation.py",
        "chaque_administrateur_de_lentreprise_reçoit",
    ),
    "key never wrong": Break(
        "usecases/activating.py",
        "or not portal.hasher.verify(registration.key, key):",
        "or not key:",
        "test_cle_activation.py",
        "une_clé_fausse_est_refusée",
    ),
    "key never blocked": Break(
        "domain/registration.py",
        "return self.wrong_keys >= rules.wrong_keys_max",
        "return False",
        "test_cle_activation.py",
        "cinq_clés_fausses_de_suite_bloquent",
    ),
    "seat not checked again": Break(
        "usecases/activating.py",
        'raise Refusal("seat-taken", maximum=maximum)',
        "return",
        "test_places.py",
        "la_troisième_place_est_prise_avant_la_décision",
    ),
    "letter arrives at once": Break(
        "domain/rules.py",
        "letter_days: int = 3",
        "letter_days: int = 0",
        "test_cle_activation.py",
        "le_courrier_délai_après_la_demande",
    ),
    "session survives the removal": Break(
        "web/world_app.py",
        'person.active and is_current(person.sign_in_epoch, session, "", portal.now):',
        "person:",
        "test_radiation.py",
        "après_la_décision_droits_place_et_sessions",
    ),
    "declarant manages Habilitations": Break(
        "usecases/habilitations.py",
        "if not administrator.is_administrator:",
        "if not administrator.active:",
        "test_connexion.py",
        "un_déclarant_na_pas_accès",
    ),
    "the same person registers twice": Break(
        "usecases/checking.py",
        "if any(r.state in PENDING for r in pending):",
        "if False:",
        "test_inscription.py",
        "une_inscription_est_déjà_en_attente",
    ),
    "cooptation without an administrator": Break(
        "usecases/registering.py",
        "return bool(portal.administrators(registration.siret))",
        "return True",
        "test_inscription.py",
        "dans_une_entreprise_où_personne_nest_inscrit",
    ),
    "a candidate opens the menu": Break(
        "web/pages.py",
        "        if candidate() is not None:\n            return redirect",
        "        if False:\n            return redirect",
        "test_cle_activation.py",
        "avant_la_clé_rien_dautre_du_compte",
    ),
    "candidates of every company": Break(
        "usecases/coopting.py",
        "Registration, siret=administrator.siret, state=",
        "Registration, state=",
        "test_cooptation.py",
        "un_administrateur_dune_autre_entreprise",
    ),
    "the candidate is not told": Break(
        "usecases/coopting.py",
        '        [candidate],\n        f"registration-{outcome}"',
        '        [],\n        f"registration-{outcome}"',
        "test_cooptation.py",
        "le_candidat_apprend_la_décision",
    ),
    "several requests for one person": Break(
        "usecases/removing.py",
        "if portal.store.find(Removal, removed_id=removed.id, state=RemovalState.OPEN):",
        "if False:",
        "test_radiation.py",
        "une_seule_demande_à_la_fois",
    ),
    "nothing acknowledged": Break(
        "usecases/removing.py",
        "if not form.acknowledged:",
        "if False:",
        "test_radiation.py",
        "la_reconnaissance_est_obligatoire",
    ),
    "beneficiary not checked again": Break(
        "usecases/removing.py",
        "    check_beneficiary(beneficiary, removed)\n    transfer",
        "    transfer",
        "test_radiation.py",
        "le_technicien_vérifie_à_nouveau",
    ),
    "no reason to decline": Break(
        "usecases/removing.py",
        "if not reason.strip():",
        "if False:",
        "test_radiation.py",
        "un_refus_demande_un_motif",
    ),
    "secret answer in any case": Break(
        "usecases/signing_in.py",
        "not portal.hasher.verify(hashed, answer.strip())",
        "not portal.hasher.verify(hashed, answer.strip().title())",
        "test_connexion.py",
        "retrouver_laccès_avec_la_réponse",
    ),
    "the former key still works": Break(
        "domain/registration.py",
        "self.key = hashed\n",
        "self.key = self.key or hashed\n",
        "test_cle_activation.py",
        "un_nouveau_courrier_porte_une_nouvelle_clé",
    ),
    "who decided is not kept": Break(
        "domain/registration.py",
        "self.decided_by = by\n",
        "self.decided_by = ''\n",
        "test_cooptation.py",
        "le_second_administrateur_apprend_qui_a_décidé",
    ),
    "what is arranged skips a page": Break(
        "usecases/arranging.py",
        "registering.CONFIRMS[part](portal, new)",
        "new.state = {**REACHED}[part]",
        "test_etats_prepares.py",
        "la_cooptation_est_demandée",
    ),
    "signing in leaves no trace where it is arranged": Break(
        "web/control/arranging.py",
        "signing_in.sign_in(portal, body.siret, body.nom, body.prenom, password)",
        "signing_in._named(portal, body.siret, body.nom, body.prenom)",
        "test_etats_prepares.py",
        "ladministrateur_est_connecté",
    ),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project that can be broken; what Python compiled comes along."""
    folder = tmp_path / "copie"
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize("name", BREAKS)
def test_each_break_still_finds_the_rule_that_it_breaks(name: str) -> None:
    """Told at once, not only by the slow tests."""
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
    failed = _failed(copy, f"tests/features/{broken.module}", "-k", broken.red)
    assert any(broken.red in line for line in failed), failed


def _failed(folder: Path, *chosen: str) -> list[str]:
    options = ["-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider", "--tracing=off", "-q"]
    played = subprocess.run(
        [sys.executable, "-m", "pytest", *chosen, *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert played.returncode == 1, played.stdout[-2000:] + played.stderr[-2000:]
    return [line for line in played.stdout.splitlines() if line.startswith("FAILED")]
