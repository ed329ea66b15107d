"""``guide build``: from a procedure and the evidence of a run to an illustrated page."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from guide.build.drawing import COLOUR
from guide.cli import main
from tests.guide.evidence.suites import Outcome, Suite
from tests.guide.evidence.test_pictures import STEPS

SCENARIOS = """
  Scénario: inscription
    Étant donné le formulaire ouvert par le candidat
    Quand il coche « J'accepte »
    Et il appuie sur « Valider »
    Alors la page dit « C'est fait » avant le 27 janvier
"""
PROCEDURE = """# S'inscrire

Pour le candidat : en une minute.

## Étape 1

Cochez « J'accepte », puis cliquez sur « valider ».

## Étape 2

### 1. Par la page

La page « C'est fait » s'affiche.
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("guide"))
    suite.feature(SCENARIOS)
    suite.steps(STEPS)
    played = suite.play("--browser", "chromium")
    assert played.code == 0, played.text
    return played


def build(folder: Path, outcome: Outcome, procedure: str = PROCEDURE) -> Result:
    source = folder / "inscription.md"
    source.write_text(procedure, "utf-8")
    arguments = ["build", str(source), "-o", str(folder / "guide")]
    return CliRunner().invoke(main, [*arguments, "--evidence", str(outcome.directory)])


def test_each_step_has_its_text_and_the_picture_of_what_it_asks(
    tmp_path: Path, outcome: Outcome
) -> None:
    result = build(tmp_path, outcome)
    assert result.exit_code == 0, result.output
    page = (tmp_path / "guide" / "index.html").read_text("utf-8")
    assert '<html lang="fr">' in page
    assert "« J’accepte »".replace(" ", "\u00a0") in page
    assert 'id="inscription-etape-1"' in page
    assert 'id="inscription-etape-2-1-par-la-page"' in page
    assert "le bouton «\u00a0Valider\u00a0»" in page
    assert page.index("inscription-etape-1-1.png") < page.index("page-1.png")


def test_the_controls_are_framed_on_the_picture_and_the_clean_one_stays_clean(
    tmp_path: Path, outcome: Outcome
) -> None:
    build(tmp_path, outcome)
    with Image.open(tmp_path / "guide" / "images" / "inscription-etape-1-1.png") as drawn:
        colours = {colour for _, colour in drawn.convert("RGB").getcolors(2**24) or []}
    assert COLOUR in colours
    for clean in outcome.directory.rglob("*.png"):
        with Image.open(clean) as picture:
            assert COLOUR not in {c for _, c in picture.convert("RGB").getcolors(2**24) or []}


def test_two_builds_of_one_evidence_give_the_same_bytes(tmp_path: Path, outcome: Outcome) -> None:
    def files() -> dict[str, bytes]:
        found = sorted(p for p in (tmp_path / "guide").rglob("*") if p.is_file())
        return {str(p.relative_to(tmp_path)): p.read_bytes() for p in found}

    build(tmp_path, outcome)
    first = files()
    build(tmp_path, outcome)
    assert files() == first
    assert len(first) == 3


def test_a_label_that_no_run_shows_is_named_and_the_former_guide_stays(
    tmp_path: Path, outcome: Outcome
) -> None:
    build(tmp_path, outcome)
    before = (tmp_path / "guide" / "index.html").read_bytes()
    result = build(tmp_path, outcome, PROCEDURE.replace("« valider »", "« Envoyer »"))
    assert result.exit_code == 1
    assert "« Étape 1 »" in result.output
    assert "« Envoyer »" in result.output
    assert (tmp_path / "guide" / "index.html").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_red_run_publishes_nothing(tmp_path: Path) -> None:
    suite = Suite(tmp_path)
    suite.feature("\n  Scénario: mauvais\n    Étant donné que rien ne va\n")
    suite.steps('@given("rien ne va")\ndef _(): assert False\n')
    result = build(tmp_path, suite.play())
    assert result.exit_code == 1
    assert "pas entièrement verte" in result.output
    assert not (tmp_path / "guide").exists()


@pytest.mark.parametrize(
    ("procedure", "message"),
    [
        ("## Étape 1\n\nRien.\n", "il faut un titre"),
        ("# Titre\n\nSans étape.\n", "aucune étape"),
    ],
)
def test_a_file_that_is_no_procedure_is_told(
    tmp_path: Path, outcome: Outcome, procedure: str, message: str
) -> None:
    result = build(tmp_path, outcome, procedure)
    assert result.exit_code == 2
    assert message in result.output


def test_a_folder_without_a_suite_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "p.md").write_text(PROCEDURE, "utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build", "p.md"])
    assert result.exit_code == 2
    assert "n’est pas un projet pytest" in result.output


def test_without_any_procedure_the_command_says_where_to_write_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 2
    assert "procedures/*.md" in result.output
