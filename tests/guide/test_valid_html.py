"""Every kind of page that a command writes is valid HTML."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from guide.cli import main
from tests.guide.evidence.suites import Outcome
from tests.guide.refresh.conftest import STEP_1, STEP_2
from tests.valid_html import objections

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_what_commands_write_is_valid(
    walked: Outcome, validator: list[str], tmp_path: Path
) -> None:
    """A check shows the part of a page that counts, and the whole one on demand."""
    word, pages = tmp_path / "procedure.docx", tmp_path / "pages"
    document = docx.Document()
    for words in ("S’inscrire", f"Étape 1 : {STEP_1}", f"Étape 2 : {STEP_2}"):
        document.add_paragraph(words)
    document.save(str(word))
    pages.mkdir()
    evidence = ("--evidence", walked.directory)
    for command in (
        ("refresh", word, *evidence, "--dry-run", "-o", pages / "apercu.html"),
        ("check", word, *evidence, "--format", "html", "-o", pages / "verification.html"),
        ("status", word, "--format", "html", "-o", pages / "etat.html"),
        ("report", walked.directory, "-o", pages / "rapport.html"),
        (
            "steps",
            "--steps",
            ROOT / "steps",
            "--features",
            ROOT / "features",
            "-o",
            pages / "etapes.html",
        ),
    ):
        result = CliRunner().invoke(main, [*map(str, command)])
        assert result.exit_code in {0, 1}, result.output
    assert len([*pages.glob("*.html")]) == 5
    assert '<details class="whole">' in (pages / "verification.html").read_text("utf-8")
    assert objections(validator, pages) == []
