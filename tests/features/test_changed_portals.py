"""The procedures walked on a portal that has changed: every difference in one run, none twice."""

from collections.abc import Callable

import pytest

from guide.evidence.record import Fault, Run, Scenario, Status
from guide.runs.outcomes import Outcome, outcome_of

CHOICES = (
    "validation par un administrateur déjà existant : par cooptation",
    "validation avec une clé d'activation (envoyée par courrier)",
)


def walked(run: Run) -> list[Scenario]:
    """The scenarios that were played, which are those of the procedures."""
    return [scenario for scenario in run.scenarios() if scenario.status is not Status.NOT_WANTED]


pytestmark = pytest.mark.slow


def test_the_imagined_redesign_is_told_whole(redesigned: Run) -> None:
    """R19b."""
    run = redesigned
    faults = [m for s in walked(run) for p in s.steps for m in p.moments if isinstance(m, Fault)]
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


def test_a_corrected_spelling_is_no_difference(walk_procedures: Callable[[str], Run]) -> None:
    """R11."""
    run = walk_procedures("orthographe")
    assert run.success
    assert {scenario.status for scenario in walked(run)} == {Status.PASSED}
