"""Features against step definitions, which are read and never run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide.lint.check import check_features

if TYPE_CHECKING:
    from conftest import Folder

IMPORTS = "from pytest_bdd import given, parsers, step, then, when\n"
FEATURE = "  Scénario: un\n    Quand le candidat appuie sur « Valider »\n"
PRESS = '@when(parsers.parse("le candidat appuie sur « {label} »"))\ndef press(label): ...\n'

MATCHING = {
    "a literal": '@when("le candidat appuie sur « Valider »")\ndef _(): ...\n',
    "parse": PRESS,
    "parse in another case": PRESS.replace("le candidat", "Le Candidat"),
    "cfparse with the suite's type": (
        '@when(parsers.cfparse("le candidat appuie sur « {label:Label+} »", dict(Label=object)))\n'
        "def _(label): ...\n"
    ),
    "re": '@when(parsers.re(r"le (?P<who>\\w+) appuie sur « (?P<label>[^»]+) »"))\ndef _(): ...\n',
    "re with a flag": (
        'import re\n@when(parsers.re("LE CANDIDAT APPUIE.*", flags=re.IGNORECASE))\ndef _(): ...\n'
    ),
    "re with a choice": ('@when(parsers.re("(le candidat|la dame) appuie.*"))\ndef _(): ...\n'),
    "re with an optional space": ('@when(parsers.re("le candidat *appuie.*"))\ndef _(): ...\n'),
    "re with a choice at its root": (
        '@when(parsers.re("la dame.*|le candidat.*"))\ndef _(): ...\n'
    ),
    "re with a space that may lack": '@when(parsers.re("l ?e candidat.*"))\ndef _(): ...\n',
    "step": '@step("le candidat appuie sur « Valider »")\ndef _(): ...\n',
    "step with a type": '@step("le candidat appuie sur « Valider »", "when")\ndef _(): ...\n',
    "another name": (
        "from pytest_bdd import when as quand\nfrom pytest_bdd.parsers import parse as phrase\n"
        '@quand(phrase("le candidat appuie sur « {label} »"))\ndef _(label): ...\n'
    ),
    "a module's name": (
        'import pytest_bdd as b\n@b.when("le candidat appuie sur « Valider »")\ndef _(): ...\n'
    ),
    "a constant": (
        'WHO = "le candidat"\n@when(f"{WHO} appuie" + " sur « Valider »")\ndef _(): ...\n'
    ),
    "a keyword argument": '@when(name="le candidat appuie sur « Valider »")\ndef _(): ...\n',
    "a parser of the suite": PRESS.replace("parsers.parse", "french"),
}


@pytest.mark.parametrize("case", MATCHING)
def test_a_definition_is_understood(folder: Folder, case: str) -> None:
    folder.feature(FEATURE)
    folder.write("steps/press.py", IMPORTS + MATCHING[case])
    assert folder.found() == []


PROBLEMS: dict[str, tuple[str, str, list[tuple[str, int, str]]]] = {
    "no definition": (FEATURE, "", [("a.feature", 5, "G501")]),
    "another type": (
        FEATURE,
        PRESS.replace("@when", "@then"),
        [("a.feature", 5, "G501"), ("s.py", 2, "G502")],
    ),
    "another case": (
        FEATURE,
        '@when("Le candidat appuie sur « Valider »")\ndef _(): ...\n',
        [("a.feature", 5, "G501"), ("s.py", 2, "G502")],
    ),
    "unused": (FEATURE, PRESS + '@then("rien")\ndef _(): ...\n', [("s.py", 4, "G502")]),
    "same text": (FEATURE, PRESS + PRESS, [("s.py", 4, "G503")]),
    "same text but for a field's name": (
        FEATURE,
        PRESS + PRESS.replace("label", "name"),
        [("s.py", 4, "G503")],
    ),
    "same text for two parsers": (
        FEATURE,
        (
            '@when("le candidat appuie sur « Valider »")\ndef _(): ...\n'
            '@when(parsers.string("le candidat appuie sur « Valider »"))\ndef _(): ...\n'
        ),
        [("s.py", 4, "G503")],
    ),
    "ambiguous": (
        FEATURE,
        PRESS + '@when(parsers.parse("le {who} appuie sur « Valider »"))\ndef _(who): ...\n',
        [("a.feature", 5, "G504")],
    ),
    "coroutine": (FEATURE, PRESS.replace("def", "async def"), [("s.py", 3, "G505")]),
    "computed text": (FEATURE, PRESS + "@when(TEXTS[0])\ndef _(): ...\n", [("s.py", 4, "G506")]),
    "constant bound twice": (
        FEATURE,
        PRESS + 'A = "x"\nA = "y"\n@when(A)\ndef _(): ...\n',
        [("s.py", 6, "G506")],
    ),
    "text that does not compile": (
        FEATURE,
        PRESS + '@when(parsers.re("("))\ndef _(): ...\n',
        [("s.py", 4, "G506")],
    ),
    "broken Python": (FEATURE, PRESS + "def (\n", [("a.feature", 5, "G501"), ("s.py", 4, "G507")]),
    "typography": (FEATURE, PRESS.replace("« {", "«\u00a0{"), [("s.py", 2, "G508")]),
    "one row of an outline": (
        (
            "  Plan du scénario: un\n    Quand le candidat <fait>\n    Exemples:\n      | fait |\n"
            "      | appuie sur « A » |\n      | dort |\n"
        ),
        PRESS,
        [("a.feature", 5, "G501")],
    ),
    "step that follows": (
        "  Scénario: un\n    Alors le compte est ouvert\n    Et le candidat appuie sur « A »\n",
        '@then("le compte est ouvert")\ndef _(): ...\n' + PRESS,
        [("a.feature", 6, "G501"), ("s.py", 4, "G502")],
    ),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_a_problem_between_steps_and_definitions_is_found(folder: Folder, case: str) -> None:
    body, source, expected = PROBLEMS[case]
    folder.feature(body)
    folder.write("steps/s.py", IMPORTS + source)
    assert folder.found() == expected


def test_no_code_of_the_suite_is_run(folder: Folder) -> None:
    folder.feature(FEATURE)
    source = f"{IMPORTS}from pathlib import Path\nPath('ran').touch()\n{PRESS}"
    folder.write("steps/s.py", source)
    assert folder.found() == []
    assert not Path("ran").exists()


def test_both_places_of_a_duplicate_are_told(folder: Folder) -> None:
    folder.feature(FEATURE)
    folder.write("steps/a.py", IMPORTS + PRESS)
    folder.write("steps/b.py", IMPORTS + "\n" + PRESS)
    result = folder.lint()
    assert "steps/b.py:3: G503" in result.stdout
    assert "steps/a.py:2" in result.stdout


def test_a_text_for_two_types_is_no_duplicate(folder: Folder) -> None:
    folder.feature(FEATURE + "    Alors le candidat appuie sur « Valider »\n")
    folder.write(
        "steps/s.py",
        IMPORTS + PRESS.replace("def", '@then("le candidat appuie sur « Valider »")\ndef'),
    )
    assert folder.found() == []


def test_given_of_hypothesis_is_no_step(folder: Folder) -> None:
    folder.feature(FEATURE)
    folder.write(
        "steps/s.py", IMPORTS.replace("given, ", "") + "from hypothesis import given\n" + PRESS
    )
    folder.write("steps/t.py", "from hypothesis import given\n@given(x())\ndef test(): ...\n")
    assert folder.found() == []


def test_typography_of_a_feature_does_not_hide_its_definition(folder: Folder) -> None:
    folder.feature(FEATURE.replace("« ", "«\u00a0"))
    folder.write("steps/s.py", IMPORTS + PRESS)
    assert folder.codes() == [(5, "G103")]


def test_one_feature_alone_does_not_make_the_others_steps_unused(folder: Folder) -> None:
    folder.feature(FEATURE)
    other = FEATURE.replace("appuie sur", "lit")
    folder.write("features/b.feature", f"# language: fr\nFonctionnalité: B\n{other}")
    folder.write("steps/s.py", IMPORTS + PRESS + PRESS.replace("appuie sur", "lit"))
    assert folder.found("features/b.feature") == []


def test_a_broken_feature_still_uses_its_steps(folder: Folder) -> None:
    folder.feature(FEATURE + "    Quand il part\n    puis rien\n")
    folder.write("steps/s.py", IMPORTS + PRESS)
    assert folder.codes() == [(7, "G201")]


def test_the_steps_folder_can_be_named(folder: Folder) -> None:
    folder.feature(FEATURE)
    folder.write("etapes/s.py", IMPORTS + PRESS + '@then("rien")\ndef _(): ...\n')
    folder.write("ailleurs/t.py", IMPORTS + '@when("ailleurs")\ndef _(): ...\n')
    assert folder.found() == [("t.py", 2, "G502"), ("s.py", 4, "G502")]
    assert folder.found("--steps", "etapes") == [("s.py", 4, "G502")]


def test_other_rooms_ask_without_a_command(folder: Folder) -> None:
    file = folder.feature(FEATURE)
    steps = folder.write("steps/s.py", IMPORTS).parent
    assert [finding.code for finding in check_features([file])] == ["G211"]
    _, finding = check_features([file.parent], steps)
    assert (finding.path, finding.line, finding.code, finding.fixable) == (file, 5, "G501", False)
