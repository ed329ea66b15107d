"""How ``guide lint`` is called and what it answers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide.lint import finding, report

if TYPE_CHECKING:
    from conftest import Folder

SOUND = "  Scénario: un\n    Quand il lit\n    Alors il sort\n"


def test_features_of_the_current_folder_are_checked(folder: Folder) -> None:
    folder.feature(SOUND)
    result = folder.lint()
    assert (result.exit_code, result.stdout) == (0, "1 fichier vérifié, rien à signaler.\n")


def test_steps_that_were_not_looked_for_are_said_to_be(folder: Folder) -> None:
    folder.feature(SOUND)
    assert "Les étapes n'ont pas été vérifiées" in folder.lint().stderr
    assert "--steps" in folder.lint("--format", "json").stderr
    folder.write("steps/a.py", "import pytest_bdd")
    assert folder.lint().stderr == ""


def test_a_space_too_many_is_not_called_a_tabulation(folder: Folder) -> None:
    folder.feature(SOUND.replace("Quand", "Étant  donné"))
    assert "G202 Une espace de trop dans « Étant donné »" in folder.lint().stdout
    assert folder.lint("--fix").stdout.startswith("1 fichier corrigé.")


def test_each_finding_tells_place_fault_and_remedy(folder: Folder) -> None:
    folder.feature(SOUND.replace("Quand", "quand"))
    result = folder.lint()
    first, remedy, total = result.stdout.splitlines()
    assert result.exit_code == 1
    assert first.startswith("features/a.feature:5: G202 « quand » n'est pas un mot-clé")
    assert remedy.startswith("    → Écrivez « Quand »")
    assert total == "1 point à corriger (1 fichier vérifié). « guide lint --fix » en corrige 1."
    assert "\x1b" not in result.stdout


def test_json_carries_every_field(folder: Folder) -> None:
    folder.feature(SOUND.replace("Quand", "quand"))
    result = folder.lint("--format", "json")
    (found,) = json.loads(result.stdout)["findings"]
    assert set(found) == {"path", "line", "code", "title", "message", "remedy", "fixable"}
    assert (found["path"], found["line"], found["fixable"]) == ("features/a.feature", 5, True)


WRONG = {
    "no such path": (["nulle-part"], "« nulle-part » n'existe pas."),
    "no feature in the folder": (["vide"], "Aucun fichier .feature dans « vide »."),
    "another kind of file": (["vide/a.txt"], "« vide/a.txt » n'est pas un fichier .feature."),
    "no such steps": (["--steps", "rien", "ici"], "Le dossier d'étapes « rien » n'existe pas."),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_call_is_told_apart_from_findings(folder: Folder, case: str) -> None:
    folder.write("vide/a.txt", "")
    folder.write("ici/a.feature", "# language: fr\nFonctionnalité: A\n" + SOUND)
    arguments, message = WRONG[case]
    result = folder.lint(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_without_a_path_or_a_folder_features_everything_here_is_checked(folder: Folder) -> None:
    assert "Aucun fichier .feature dans « . »." in folder.lint().stderr
    folder.write("ici/a.feature", "# language: fr\nFonctionnalité: A\n" + SOUND)
    assert folder.lint().stdout == "1 fichier vérifié, rien à signaler.\n"


def test_files_of_tools_are_left_out(folder: Folder) -> None:
    folder.feature(SOUND)
    folder.write("features/.venv/b.feature", "x")
    folder.write("features/node_modules/b.feature", "x")
    assert folder.found() == []


def test_a_file_named_twice_is_checked_once(folder: Folder) -> None:
    folder.feature(SOUND)
    assert folder.lint("features", "features/a.feature").stdout.startswith("1 fichier vérifié")


def test_a_terminal_gets_lines_of_its_width() -> None:
    one = finding.Finding(Path("a.feature"), 3, "G204", "mot " * 40, "geste " * 20, fixable=True)
    page = re.sub(r"\x1b\[[0-9;]*m", "", report.as_page([one], 60))
    assert max(len(line) for line in page.splitlines()) <= 60
    assert "a.feature:3" in page
    assert page.rstrip().endswith("[--fix]")


def test_every_code_is_in_the_catalogue_and_every_entry_in_use() -> None:
    folder = Path(finding.__file__).parent
    sources = [file.read_text(encoding="utf-8") for file in folder.glob("*.py")]
    used = {code for text in sources for code in re.findall(r'[ (]"(G\d{3})"(?!:)', text)}
    assert used == set(finding.CODES)
