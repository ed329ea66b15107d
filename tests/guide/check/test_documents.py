"""The project's own documents and procedures, held against the portal that they describe."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.documents import read_document
from guide.evidence.record import Run
from guide.judging.checking import Proven, check, held, proven
from guide.judging.suite import suite_of
from guide.judging.verdicts import Checked
from tests.guide.check.conftest import told
from tests.guide.check.mutations import HARMFUL, HARMLESS
from tests.guide.check.proving import prove
from tests.guide.check.scripts import FORMATS, PROCEDURES, read_script

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
DOCUMENTS = sorted((ROOT / "tests" / "guide" / "documents" / "data").glob("*.*"))
WRITTEN = sorted(PROCEDURES.glob("*.md"))
SOURCE = """Ajouter un administrateur

3 administrateurs maximum

ETAPE 1

Aller sur Net-Entreprises – cliquer sur « Votre compte »

ETAPE 2

Cliquer sur « Je créé mon compte Net-E »

ETAPE 3

Renseigner vos données et cliquer sur « je m’inscris »

ETAPE 4

Cliquer sur « J’accepte » pour accepter les conditions générales

ETAPE 5

La clé d’activation est envoyée par courrier à l’adresse de l’entreprise.
"""
EACH = [5, pytest.param(100, marks=pytest.mark.nightly)]
"""How many changes of each kind are tried: before a change lands, and at night."""


@pytest.mark.parametrize(
    "path", [p for p in DOCUMENTS if p.suffix != ".toml"], ids=lambda path: path.name
)
def test_documents_of_every_make_are_read_without_a_false_alarm(path: Path, proof: Proven) -> None:
    found = held(read_document(path), proof)
    assert found.verdict in {"confirmed", "unproved"}
    assert alarms(found) == []


def test_the_source_is_confirmed_whole(proof: Proven, tmp_path: Path) -> None:
    """Sentences as the client wrote them, each of whose words the portal shows."""
    path = tmp_path / "source.txt"
    path.write_text(SOURCE, "utf-8")
    found = held(read_document(path), proof)
    assert (found.verdict, told(found)) == ("confirmed", [])


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
@pytest.mark.parametrize("form", FORMATS)
def test_the_procedures_are_confirmed_in_every_format(
    path: Path, form: str, proof: Proven, tmp_path: Path
) -> None:
    render, suffix = FORMATS[form]
    written = tmp_path / f"procedure.{suffix}"
    written.write_text(render(read_script(path)), "utf-8")
    assert alarms(held(read_document(written), proof)) == []


@pytest.mark.parametrize("each", EACH)
def test_every_harmful_change_is_told_and_no_harmless_one_is(
    walked_procedures: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], each: int
) -> None:
    scripts = [read_script(path) for path in WRITTEN]
    score = prove(scripts, proven(walked_procedures, suite_of(ROOT)), tmp_path, each)
    with capsys.disabled():
        for kind, tried in score.tried.items():
            print(f"\n{kind} : {score.right[kind]}/{tried}", end="")
        print(f"\nfautes trouvées : {score.rate(HARMFUL):.1%}")
        print(f"changements sans effet passés sous silence : {score.rate(HARMLESS):.1%}")
    assert score.wrong == []


def alarms(found: Checked) -> list[tuple[str | None, str, str]]:
    """What is said against a document: no doubt, but a difference."""
    return [row for row in told(found) if row[1] != "unproved"]


def drifts(found: Checked) -> list[tuple[str | None, str, str, str | None]]:
    """Step, verdict, words, and what the portal has instead."""
    claims = [
        (step.number, j.verdict, j.claim.text, j.offered or j.expected)
        for procedure in found.procedures
        for step in procedure.sections
        for j in step.claims
        if j.is_drift
    ]
    return claims + [(u.after, "undocumented", u.label, u.title) for u in found.undocumented]


def test_a_redesigned_portal_is_told_whole_in_one_run(redesigned: Run) -> None:
    adding, removing = (check(read_document(path), redesigned) for path in WRITTEN)
    assert drifts(adding) == [
        ("2", "renamed", "Je créé mon compte Net-E", "Créer mon compte Net-E"),
        ("3", "renamed", "Je m'inscris", "M’inscrire"),
        ("6", "renamed", "Valider", "Enregistrer"),
        ("7", "missing", "Étape suivante", None),
        ("9", "renamed", "Revenir à l'accueil", "Retour à l’accueil"),
        ("10", "contradicted", "15 jours", "30 jours"),
        ("4", "undocumented", "Continuer", "Ce qu’il faut avoir sous la main"),
    ]
    (merged,) = [j for j in adding.claims() if j.verdict == "missing"]
    assert merged.note is not None
    assert "réunie à une autre" in merged.note
    assert drifts(removing) == [
        (
            "3",
            "renamed",
            "Radiation/suppression d'un administrateur",
            "Demander la radiation d’un administrateur",
        )
    ]
