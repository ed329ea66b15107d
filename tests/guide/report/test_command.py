"""``guide report`` at the front door: what it writes, what it refuses, what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide.evidence.suites import Outcome
from tests.guide.report.conftest import report


def test_a_red_run_is_reported_too(report_page: Path) -> None:
    assert report_page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [path.name for path in report_page.parent.iterdir()] == ["rapport.html"]


def test_the_same_evidence_gives_the_same_bytes(reported_run: Outcome, tmp_path: Path) -> None:
    pages = [tmp_path / "un.html", tmp_path / "deux.html"]
    for page in pages:
        assert report(reported_run.directory, "-o", page).exit_code == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_a_folder_without_evidence_is_refused_in_words(tmp_path: Path) -> None:
    page = tmp_path / "rapport.html"
    page.write_text("l'ancien", "utf-8")
    result = report(tmp_path, "-o", page)
    assert result.exit_code == 2
    assert "ne contient pas de preuve" in result.output
    assert "Traceback" not in result.output
    assert page.read_text("utf-8") == "l'ancien"


def test_rules_without_ids_are_refused_and_the_former_page_stays(
    reported_run: Outcome, tmp_path: Path
) -> None:
    page, rules = tmp_path / "rapport.html", tmp_path / "regles.md"
    page.write_text("l'ancien", "utf-8")
    rules.write_text("# Titre\n\n```\n# R22 dans un exemple\n```\n", "utf-8")
    result = report(reported_run.directory, "-o", page, "--rules", rules)
    assert result.exit_code == 2
    assert "aucun titre ne nomme de règle" in result.output
    assert page.read_text("utf-8") == "l'ancien"


def test_a_place_that_cannot_be_written_is_told(reported_run: Outcome, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", "utf-8")
    result = report(reported_run.directory, "-o", tmp_path / "fichier" / "rapport.html")
    assert result.exit_code == 2
    assert "ne peut pas être écrit" in result.output


def test_nothing_half_written_stays(
    reported_run: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_: object) -> None:
        raise OSError(28, "Plus de place")

    monkeypatch.setattr("guide.looks.embedding.EmbeddedImages.blocks", lost)
    result = report(reported_run.directory, "-o", tmp_path / "rapport.html")
    assert result.exit_code == 2
    assert "Plus de place" in result.output
    assert list(tmp_path.iterdir()) == []
