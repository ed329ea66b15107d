"""``guide build``: from a procedure and the evidence of a run to a guide, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from guide.cli import main
from guide.drawing.frames import COLOUR
from guide.publish import publishing
from guide.publish.printing import PrintError
from tests.guide.evidence.suites import Outcome, Suite
from tests.guide.publish.conftest import PROCEDURE, Build

NBSP = "\u00a0"


def colours(path: Path) -> set[object]:
    with Image.open(path) as picture:
        return {colour for _, colour in picture.convert("RGB").getcolors(2**24) or []}


def test_the_controls_are_framed_on_the_picture_and_the_clean_one_stays_clean(
    tmp_path: Path, build: Build, walked: Outcome
) -> None:
    before = walked.pictures
    result = build()
    assert result.exit_code == 0, result.output
    assert COLOUR in colours(tmp_path / "guide" / "images" / "inscription-etape-1-1.png")
    assert walked.pictures == before
    assert not any(COLOUR in colours(path) for path in walked.directory.rglob("*.png"))


def test_two_builds_of_one_evidence_give_the_same_bytes(tmp_path: Path, build: Build) -> None:
    def files() -> dict[str, bytes]:
        found = sorted(p for p in (tmp_path / "guide").rglob("*") if p.is_file())
        return {str(p.relative_to(tmp_path)): p.read_bytes() for p in found}

    build()
    first = files()
    build()
    assert files() == first
    assert {Path(name).suffix for name in first} == {".html", ".md", ".docx", ".png"}


def test_a_label_that_no_run_shows_is_named_and_the_former_guide_stays(
    tmp_path: Path, build: Build
) -> None:
    build()
    before = (tmp_path / "guide" / "inscription.html").read_bytes()
    result = build(PROCEDURE.replace("« valider »", "« Envoyer »"))
    assert result.exit_code == 1
    assert "« Étape 1 »" in result.output
    assert "« Envoyer »" in result.output
    assert (tmp_path / "guide" / "inscription.html").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_work_that_fails_half_way_is_named_and_the_former_guide_stays(
    tmp_path: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    before = (tmp_path / "guide" / "inscription.docx").read_bytes()

    def refuse(pages: list[Path]) -> list[Path]:
        raise PrintError("Aucun navigateur n'a été trouvé")

    monkeypatch.setattr(publishing, "print_pages", refuse)
    result = build(PROCEDURE.replace("S'inscrire", "S'enrôler"), "--pdf")
    assert result.exit_code == 1
    assert "« PDF »" in result.output
    assert "Aucun navigateur" in result.output
    assert (tmp_path / "guide" / "inscription.docx").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_red_run_publishes_nothing(tmp_path: Path, build: Build) -> None:
    suite = Suite(tmp_path)
    suite.feature("\n  Scénario: mauvais\n    Étant donné que rien ne va\n")
    suite.steps('@given("rien ne va")\ndef _(): assert False\n')
    result = build(evidence=suite.play().directory)
    assert result.exit_code == 1
    assert "pas entièrement verte" in result.output
    assert not (tmp_path / "guide").exists()


@pytest.mark.parametrize(
    ("procedure", "message"),
    [
        ("## Étape 1\n\nRien.\n", "il faut un titre"),
        ("# Titre\n\nSans étape.\n", "aucune étape"),
        ("# Titre\n\n## Étape 1\n\n```\ndu code\n```\n", "ligne 5"),
        ("# Titre\n\n## Étape 1\n\n![Une image](image.png)\n", "image"),
    ],
)
def test_a_file_that_is_no_procedure_is_told(build: Build, procedure: str, message: str) -> None:
    result = build(procedure)
    assert result.exit_code == 2
    assert message in result.output


def test_two_procedures_of_one_name_are_refused(
    tmp_path: Path, build: Build, walked: Outcome
) -> None:
    (tmp_path / "ailleurs").mkdir()
    for folder in (tmp_path, tmp_path / "ailleurs"):
        (folder / "inscription.md").write_text(PROCEDURE, "utf-8")
    names = [str(tmp_path / "inscription.md"), str(tmp_path / "ailleurs" / "inscription.md")]
    output = ["-o", str(tmp_path / "guide"), "--evidence", str(walked.directory)]
    result = CliRunner().invoke(main, ["build", *names, *output])
    assert result.exit_code == 1
    assert "même nom" in result.output


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
