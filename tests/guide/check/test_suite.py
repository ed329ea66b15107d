"""What a suite says of itself: its own words, and where its rules come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guide.judging.suite import SuiteError, suite_of

if TYPE_CHECKING:
    from pathlib import Path

BOOK = """# Règles

### R1 — Le délai

*Origine : Document source pour le délai ; Hypothèse pour la façon de compter.*

*Source vue : document source, 29 novembre 2026.*

### R2 — Le refus

*Origine : Page publique de l’opérateur.*

*Source vue : page publique, non revue.*

### R3 — L’attente

*Origine : Hypothèse.*
"""


def _project(folder: Path, words: str = "") -> Path:
    settings = '[tool.guide]\nwords = "mots.toml"\nrules = "regles.md"\n'
    (folder / "pyproject.toml").write_text(settings, "utf-8")
    (folder / "mots.toml").write_text(words, "utf-8")
    (folder / "regles.md").write_text(BOOK, "utf-8")
    return folder


def test_each_rule_has_its_origin_and_the_last_look_at_its_source(tmp_path: Path) -> None:
    rules = suite_of(_project(tmp_path)).rules
    assert {name: (rule.origin, rule.seen) for name, rule in rules.items()} == {
        "R1": ("source", "29 novembre 2026"),
        "R2": ("page", "non revue"),
        "R3": ("hypothesis", None),
    }


def test_more_words_than_a_few_are_refused(tmp_path: Path) -> None:
    many = ", ".join(f'"mot{n}"' for n in range(31))
    with pytest.raises(SuiteError, match="31 entrées, 30 au plus"):
        suite_of(_project(tmp_path, f"people = [{many}]"))


def test_a_file_of_words_that_is_missing_is_told(tmp_path: Path) -> None:
    (_project(tmp_path) / "mots.toml").unlink()
    with pytest.raises(SuiteError, match="n’existe pas"):
        suite_of(tmp_path)
