"""What the lint tells of a step that nothing defines, and of a file that nothing plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guide.lint.check import advice

if TYPE_CHECKING:
    from conftest import Folder

IMPORTS = "from pytest_bdd import given, parsers, step, then, when\n"
FEATURE = "  Scénario: un\n    Quand le candidat appuie sur « Valider »\n"
PRESS = '@when(parsers.parse("le candidat appuie sur « {label} »"))\ndef press(label): ...\n'

BINDINGS: dict[str, tuple[str, list[str]]] = {
    "this file": ('scenarios("a.feature")', []),
    "its folder": ('scenarios("../features")', []),
    "one scenario of it": ('@scenario("a.feature", "un")\ndef test(): ...', []),
    "another file": ('scenarios("b.feature")', ["G210"]),
    "what only running tells": ("scenarios(FEATURES / name)", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize("case", BINDINGS)
def test_a_file_that_nothing_plays_is_told(folder: Folder, case: str) -> None:
    source, codes = BINDINGS[case]
    folder.feature(FEATURE)
    folder.write("steps/press.py", IMPORTS + PRESS)
    folder.write("tests/test_b.py", f"from pytest_bdd import scenario, scenarios\n{source}\n")
    assert [code for _, code in folder.codes()] == codes


@pytest.mark.parametrize(("base", "codes"), [("features", []), ("elsewhere", ["G210"])])
def test_the_folder_of_features_that_the_settings_name_is_known(
    folder: Folder, base: str, codes: list[str]
) -> None:
    folder.feature(FEATURE)
    folder.write("steps/press.py", IMPORTS + PRESS)
    folder.write("pytest.ini", f"[pytest]\nbdd_features_base_dir = {base}\n")
    folder.write("tests/test_b.py", 'from pytest_bdd import scenarios\nscenarios(".")\n')
    assert [code for _, code in folder.codes()] == codes


def test_the_module_to_write_is_shown(folder: Folder) -> None:
    folder.feature(FEATURE)
    folder.write("steps/press.py", IMPORTS + PRESS)
    source = 'import pytest_bdd as bdd\nbdd.scenarios("features/b.feature")\n'
    folder.write("tests/test_b.py", source)
    remedy = folder.lint().stdout
    assert "tests/test_a.py" in remedy
    assert 'scenarios("features/a.feature")' in remedy


CHOOSING = (
    IMPORTS
    + """from parse import with_pattern
WHO = ("le candidat", "la dame")
NUMBERS = {"une fois": 1, "deux fois": 2}

@with_pattern("|".join(WHO))
def who(text): ...

@with_pattern("|".join(NUMBERS))
def times(text): ...

TYPES = {"Acteur": who, "Fois": times}

@when(phrase("{acteur:Acteur} appuie {fois:Fois} sur « {label} »"))
def press(acteur, fois, label): ...

@given(phrase("{jours:d} jours passent"))
@then(phrase("il reste {jours:d} jours"))
def days(jours): ...
"""
)

ADVICE = {
    "an unknown actor": (
        "Quand la candidate appuie une fois sur « A »",
        "« la candidate » est inconnu ici. Acteur : « le candidat », « la dame ».",
    ),
    "an unknown number of times": (
        "Quand la dame appuie dix fois sur « A »",
        "« dix fois » est inconnu ici. Fois : « une fois », « deux fois ».",
    ),
    "a number in letters": (
        "Étant donné trois jours passent",
        "« trois » : ici s'écrit un nombre, en chiffres.",
    ),
    "another keyword": (
        "Alors la dame appuie une fois sur « A »",
        "Cette phrase existe sous « Quand » : changez le mot-clé, ou la place de l'étape.",
    ),
    "wrong quotes": (
        'Quand la dame appuie une fois sur "A"',
        "Phrase la plus proche : « [acteur] appuie [fois] sur « [label] » ».",
    ),
    "a misspelt word": (
        "Quand la dame apuie deux fois sur « A »",
        "Phrase la plus proche : « [acteur] appuie [fois] sur « [label] » ».",
    ),
    "nothing like it": (
        "Quand il pleut",
        "Reprenez la formulation d'une étape existante (« guide steps » en fait le catalogue).",
    ),
}


@pytest.mark.parametrize("case", ADVICE)
def test_what_was_probably_meant_is_told(folder: Folder, case: str) -> None:
    step, meant = ADVICE[case]
    folder.feature(f"  Scénario: un\n    {step}\n")
    folder.write("steps/s.py", CHOOSING)
    assert f"→ {meant}\n" in folder.lint().stdout


def test_a_run_is_told_the_same(folder: Folder) -> None:
    file = folder.feature(FEATURE)
    assert advice(file, "when", "la dame apuie deux fois sur « A »") == ""
    folder.write("steps/s.py", CHOOSING)
    assert advice(file, "when", "la dame apuie deux fois sur « A »") == ADVICE["a misspelt word"][1]


def test_values_of_a_list_are_matched_and_no_others(folder: Folder) -> None:
    folder.feature(
        "  Scénario: un\n    Étant donné 3 jours passent\n"
        "    Quand la dame appuie deux fois sur « A »\n"
    )
    folder.write("steps/s.py", CHOOSING)
    assert folder.found() == []


def test_an_empty_cell_is_named(folder: Folder) -> None:
    folder.feature(
        "  Plan du scénario: un\n    Étant donné <n> jours passent\n    Exemples:\n"
        "      | n |\n      | 3 |\n      |   |\n"
    )
    folder.write("steps/s.py", CHOOSING)
    assert "« Étant donné jours passent », où la case « n » est vide." in folder.lint().stdout


def test_the_singular_of_a_used_plural_is_no_waste(folder: Folder) -> None:
    folder.feature("  Scénario: un\n    Étant donné 3 jours passent\n")
    plural = '@given(parsers.parse("{n:d} jours passent"))\n'
    singular = '@given(parsers.parse("{n:d} jour passe"))\n'
    folder.write("steps/s.py", f"{IMPORTS}{singular}{plural}def days(n): ...\n")
    assert folder.found() == []
