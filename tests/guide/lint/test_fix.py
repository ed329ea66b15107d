"""``--fix`` mends what is safe, once, and nothing else."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Folder

HEAD = "# language: fr\nFonctionnalité: A\n"
WHOLE = HEAD + "  Scénario: é\n    Quand il lit « l'été »\n    Alors il sort\n"
PLAN = (
    HEAD
    + "  Plan du scénario: p\n    Quand il lit « <x> »\n    Alors il sort\n"
    + "    Exemples:\n      | x |\n      | 1 |\n"
)

MENDS: dict[str, tuple[bytes, str]] = {
    "BOM": (WHOLE.encode("utf-8-sig"), WHOLE),
    "Latin-1": (WHOLE.encode("latin-1"), WHOLE),
    "Windows quotes": (WHOLE.replace("'", "’").encode("cp1252"), WHOLE),
    "UTF-16": (WHOLE.encode("utf-16"), WHOLE),
    "decomposed": (unicodedata.normalize("NFD", WHOLE).encode(), WHOLE),
    "spaces": (WHOLE.replace("« ", "«\u00a0").replace(" »", "\u202f»").encode(), WHOLE),
    "no language": (WHOLE.split("\n", 1)[1].encode(), WHOLE),
    "no language, after a BOM": (WHOLE.split("\n", 1)[1].encode("utf-8-sig"), WHOLE),
    "misspelt language": (WHOLE.replace("language:", "langue :").encode(), WHOLE),
    "case and accents": (
        WHOLE.replace("Scénario:", "scenario :").replace("Quand", "quand").encode(),
        WHOLE,
    ),
    "feature's keyword": (WHOLE.replace("Fonctionnalité: ", "fonctionnalite:").encode(), WHOLE),
    "a comment under a title": (
        (HEAD + "  scénario: é\n    # note\n\n    Alors un\n").encode(),
        HEAD + "  Scénario: é\n    # note\n\n    Alors un\n",
    ),
    "elided keyword": (
        (HEAD + "  Scénario: é\n    etant donné qu’il lit\n    Alors il sort\n").encode(),
        HEAD + "  Scénario: é\n    Étant donné qu'il lit\n    Alors il sort\n",
    ),
    "Scénario with examples": (PLAN.replace("Plan du scénario", "Scénario").encode(), PLAN),
    "Exemple for Exemples": (PLAN.replace("Exemples:", "Exemple:").encode(), PLAN),
    "Examples": (PLAN.replace("Exemples:", "Examples :").encode(), PLAN),
    "everything": (
        unicodedata.normalize("NFD", PLAN.split("\n", 1)[1])
        .replace("Plan du", "plan du")
        .replace("Exemples:", "exemples :")
        .replace("Quand", "quand\u00a0")
        .encode("utf-8-sig"),
        PLAN,
    ),
}


@pytest.mark.parametrize("case", MENDS)
def test_what_is_safe_is_mended_in_one_go(folder: Folder, case: str) -> None:
    before, after = MENDS[case]
    file = folder.feature(before)
    result = folder.lint("--fix")
    assert file.read_text(encoding="utf-8") == after
    assert (result.exit_code, result.stdout) == (
        0,
        "1 fichier corrigé. 1 fichier vérifié, rien à signaler.\n",
    )


@pytest.mark.parametrize("case", MENDS)
def test_a_second_fix_changes_nothing(folder: Folder, case: str) -> None:
    file = folder.feature(MENDS[case][0])
    folder.lint("--fix")
    state = file.stat()
    assert "corrigé" not in folder.lint("--fix").stdout
    assert file.stat().st_mtime_ns == state.st_mtime_ns


UNTOUCHED = {
    (
        "prose that begins like a step"
    ): "  Scénario: un\n    Le candidat attend.\n    quand il veut\n    Soit un\n",
    (
        "prose that begins like a title"
    ): "  Contexte : depuis l'an dernier.\n\n  Scénario: un\n    Soit un\n",
    "a misspelt step": "  Scénario: un\n    Quant il lit\n    Soit un\n",
    "a tag": "  @l'été\n  Scénario: un\n    Soit un\n",
    "a title out of place": "  Scénario: un\n    Soit un\n  contexte :\n    Soit un\n",
    "an empty plan": "  Plan du scénario: un\n    Soit un\n",
}


@pytest.mark.parametrize("case", UNTOUCHED)
def test_what_a_person_must_judge_is_left_and_reported(folder: Folder, case: str) -> None:
    file = folder.feature(UNTOUCHED[case])
    before = file.read_bytes()
    result = folder.lint("--fix")
    assert result.exit_code == 1
    assert "--fix" not in result.stdout
    assert file.read_bytes() == before


def test_data_keeps_its_typography(folder: Folder) -> None:
    body = (
        "  Plan du scénario: un\n    Quand il lit « <l’an> »\n      | l’an |\n    Alors il voit\n"
        '      """\n      quand l’an «\u00a0deux\u00a0»\n      """\n'
        "    Exemples:\n      | l’an |\n      | d’un |\n"
    )
    file = folder.feature(body)
    assert folder.lint("--fix").exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert "« <l'an> »\n      | l’an |" in text
    assert "quand l’an «\u00a0deux\u00a0»" in text
    assert "      | l'an |\n      | d’un |" in text


def test_an_encoding_that_cannot_be_told_is_not_guessed(folder: Folder) -> None:
    before = WHOLE.encode("mac-roman")
    file = folder.feature(before)
    assert folder.lint("--fix").exit_code == 1
    assert file.read_bytes() == before


def test_line_ends_permissions_and_links_are_kept(folder: Folder, tmp_path: Path) -> None:
    target = folder.write("elsewhere/real", WHOLE.replace("Quand", "quand").replace("\n", "\r\n"))
    target.chmod(0o640)
    link = tmp_path / "features" / "a.feature"
    link.parent.mkdir()
    link.symlink_to(target)
    assert folder.lint("--fix").exit_code == 0
    assert link.is_symlink()
    assert target.read_bytes().decode() == WHOLE.replace("\n", "\r\n")
    assert target.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in target.parent.iterdir()] == ["real"]


def test_without_fix_nothing_is_written(folder: Folder) -> None:
    before = WHOLE.encode("utf-8-sig")
    file = folder.feature(before)
    assert folder.lint().exit_code == 1
    assert file.read_bytes() == before
