"""Every trap that a feature file can hold is found, on its line, and alone."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Folder

STEPS = "    Quand le candidat valide\n    Alors le compte est ouvert\n"
PLAN = "  Plan du scénario: un\n    Quand le candidat lit « <x> »\n\n"

TRAPS = {
    "step keyword in lower case": (
        "  Scénario: un\n    étant donné un candidat\n" + STEPS,
        [(5, "G202")],
    ),
    "all steps in lower case": (
        "  Scénario: un\n    quand il valide\n    alors il voit\n",
        [(5, "G202"), (6, "G202")],
    ),
    "conjunction in lower case": ("  Scénario: un\n" + STEPS + "    et il sort\n", [(7, "G202")]),
    "misspelt step": ("  Scénario: un\n    Quant il valide\n" + STEPS, [(5, "G202")]),
    "tabulation after a keyword": (
        "  Scénario: un\n    Étant donné\tun candidat\n    Quand\tle candidat valide\n",
        [(5, "G202"), (6, "G202")],
    ),
    "English step": ("  Scénario: un\n    Given someone\n" + STEPS, [(5, "G202")]),
    "scenario without its accent": ("  Scenario: un\n" + STEPS, [(4, "G202")]),
    "space before the colon": ("  Scénario : un\n" + STEPS, [(4, "G202")]),
    "no colon": ("  Scénario un\n" + STEPS, [(4, "G202"), (0, "G203")]),
    "background in lower case": (
        "  contexte:\n    Soit un candidat\n\n  Scénario: un\n" + STEPS,
        [(4, "G202")],
    ),
    "no scenario": ("  Un texte.\n", [(2, "G203")]),
    "rule without a scenario": (
        "  Règle: vide\n\n  Règle: pleine\n    Scénario: un\n" + STEPS,
        [(4, "G203")],
    ),
    "no step": ("  Scénario: un\n\n  Scénario: deux\n" + STEPS, [(4, "G204")]),
    "background without a step": ("  Contexte:\n\n  Scénario: un\n" + STEPS, [(4, "G204")]),
    "same name": (f"  Scénario: un\n{STEPS}  Scénario: un\n{STEPS}", [(7, "G205")]),
    "same name under two rules": (
        f"  Règle: a\n    Scénario: un\n{STEPS}  Règle: b\n    Scénario: un\n{STEPS}",
        [(9, "G205")],
    ),
    "no name": ("  Scénario:\n" + STEPS, [(4, "G206")]),
    "first step is a conjunction": ("  Scénario: un\n    Et il valide\n" + STEPS, [(5, "G207")]),
    "first step is a star": ("  Scénario: un\n    * il valide\n" + STEPS, [(5, "G207")]),
    "empty step": ("  Scénario: un\n" + STEPS + "    Et \n", [(7, "G208")]),
    "keyword alone": ("  Scénario: un\n    Quand\n" + STEPS, [(5, "G208")]),
    "table before the steps": ("  Scénario: un\n    | a |\n" + STEPS, [(5, "G209")]),
    "docstring before the steps": (
        '  Scénario: un\n    """\n' + STEPS,
        [(5, "G209")],
    ),
    "steps under the feature's title": (STEPS + "\n  Scénario: un\n" + STEPS, [(5, "G209")]),
    "steps under empty examples": (
        PLAN + "    Exemples:\n    Alors il lit\n      | x |\n      | 1 |\n",
        [(8, "G209")],
    ),
    "second background": (
        "  Contexte:\n  Contexte:\n    Soit un candidat\n\n  Scénario: un\n" + STEPS,
        [(5, "G209")],
    ),
    "examples without a table": (PLAN + "    Exemples:\n", [(7, "G301")]),
    "examples with a header only": (PLAN + "    Exemples:\n      | x |\n", [(7, "G301")]),
    "examples misspelt": (PLAN + "    exemples:\n      | x |\n      | 1 |\n", [(7, "G202")]),
    "examples in English": (PLAN + "    Examples:\n      | x |\n      | 1 |\n", [(7, "G202")]),
    "Exemple for Exemples": (PLAN + "    Exemple:\n      | x |\n      | 1 |\n", [(7, "G302")]),
    "hole and unused column": (
        PLAN + "    Exemples:\n      | y |\n      | 1 |\n",
        [(5, "G303"), (8, "G304")],
    ),
    "hole in one of two tables": (
        PLAN + "    Exemples:\n      | x |\n      | 1 |\n"
        "    Exemples:\n      | x | z |\n      | 1 | 2 |\n",
        [(11, "G304")],
    ),
    "hole in a docstring": (
        (
            '  Plan du scénario: <x>\n    Quand il lit\n      """\n      <y>\n      """\n'
            "    Exemples:\n      | x |\n      | 1 |\n"
        ),
        [(5, "G303")],
    ),
    "markup in a docstring of a scenario": (
        '  Scénario: un\n    Quand il lit\n      """\n      <p>Bonjour</p>\n      """\n',
        [],
    ),
    "hole in a scenario without examples": (
        "  Scénario: un\n    Quand le candidat lit « <x> »\n",
        [(5, "G303")],
    ),
    "hole in a background": (
        "  Contexte:\n    Soit <x>\n\n" + PLAN + "    Exemples:\n      | x |\n      | 1 |\n",
        [(5, "G303")],
    ),
    "Scénario with examples": (
        "  Scénario: un\n    Quand il lit « <x> »\n    Exemples:\n      | x |\n      | 1 |\n",
        [(4, "G305")],
    ),
    "plan without examples": (PLAN, [(4, "G306")]),
    "column twice": (PLAN + "    Exemples:\n      | x | x |\n      | 1 | 2 |\n", [(8, "G307")]),
    "column without a name": (
        PLAN + "    Exemples:\n      | x | |\n      | 1 | |\n",
        [(8, "G307")],
    ),
    "tag with an apostrophe": ("  @l'employeur\n  Scénario: un\n" + STEPS, [(4, "G401")]),
    "tag with a curly apostrophe": ("  @l’employeur\n  Scénario: un\n" + STEPS, [(4, "G401")]),
    "tag with a space": ("  @le candidat\n  Scénario: un\n" + STEPS, [(4, "G401")]),
    "tags with a comma": ("  @a, @b\n  Scénario: un\n" + STEPS, [(4, "G401")]),
    "tag without a name": ("  @\n  Scénario: un\n" + STEPS, [(4, "G401")]),
    "tag that pytest refuses": ("  @_a\n  Scénario: un\n" + STEPS, [(4, "G401")]),
    "same name but for spaces": (
        f"  Scénario: un  a\n{STEPS}  Scénario: un a\n{STEPS}",
        [(7, "G205")],
    ),
    "no-break space": ("  Scénario: un\n    Quand il lit «\u00a0Nom »\n", [(5, "G103")]),
    "narrow no-break space": ("  Scénario: un\n    Quand il lit « Nom\u202f»\n", [(5, "G103")]),
    "zero-width space": ("  Scénario: un\n    \u200bQuand il lit\n", [(5, "G103")]),
    "no-break space in the keyword": ("  Scénario: un\n    Quand\u00a0il lit\n", [(5, "G103")]),
    "curly apostrophe": ("  Scénario: un\n    Lorsqu’il lit\n", [(5, "G104")]),
    "decomposed capital": ("  Scénario: un\n    E\u0301tant donné un candidat\n", [(5, "G105")]),
    "decomposed title": ("  Sce\u0301nario: un\n" + STEPS, [(4, "G105")]),
    "second feature": ("  Scénario: un\n" + STEPS + "Fonctionnalité: deux\n", [(7, "G201")]),
    "uneven table": (PLAN + "    Exemples:\n      | x |\n      | 1 | 2 |\n", [(9, "G201")]),
    "prose among steps": ("  Scénario: un\n" + STEPS + "    puis il sort\n", [(7, "G201")]),
    "docstring left open": (
        '  Scénario: un\n    Quand il lit\n      """\n      x\n',
        [(6, "G201")],
    ),
    "tags at the end": ("  Scénario: un\n" + STEPS + "  @R22\n", [(7, "G201")]),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_found_on_its_line(folder: Folder, trap: str) -> None:
    body, expected = TRAPS[trap]
    folder.feature(body)
    found = folder.codes()
    assert found == sorted((line or 2, code) for line, code in expected)


UNCHECKED = {
    "neither Alors nor Donc": (
        "  Scénario: un\n    Soit un\n    Quand il lit\n    Et il part\n",
        [4],
    ),
    "one of two": (f"  Scénario: un\n{STEPS}  Scénario: deux\n    Quand il lit\n", [7]),
    "an outline": (
        PLAN + "    Exemples:\n      | x |\n      | 1 |\n      | 2 |\n",
        [4],
    ),
    "one that its background alone checks": (
        "  Contexte:\n    Soit un\n    Alors il voit\n\n  Scénario: un\n    Quand il lit\n",
        [8],
    ),
    "a background": (f"  Contexte:\n    Soit un\n\n  Scénario: un\n{STEPS}", []),
    "« Et » after « Alors »": (f"  Scénario: un\n{STEPS}    Et il voit\n", []),
    "« Donc »": ("  Scénario: un\n    Donc il voit\n", []),
    "a star, which says not what it is": ("  Scénario: un\n    Quand il lit\n    * il voit\n", []),
    "no step at all": ("  Scénario: un\n", []),
}


@pytest.mark.parametrize("case", UNCHECKED)
def test_a_scenario_that_checks_nothing_is_found(folder: Folder, case: str) -> None:
    body, lines = UNCHECKED[case]
    folder.feature(body)
    assert [line for _, line, code in folder.found_all() if code == "G211"] == lines


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "Feature: a\n  Scenario: b\n    When c\n", "This scenario has no “Then”"),
        ("de", "Funktionalität: a\n  Szenario: b\n    Wenn c\n", "This scenario has no “Dann”"),
    ],
)
def test_it_is_told_in_the_words_of_its_language(
    folder: Folder, language: str, text: str, named: str
) -> None:
    folder.feature(f"# language: {language}\n{text}".encode())
    assert named in folder.lint().stdout


WHOLE = f"Fonctionnalité: A\n  Scénario: é\n{STEPS}"
FILES: dict[str, tuple[bytes, list[tuple[int, str]]]] = {
    "empty": (b"", [(1, "G203")]),
    "BOM": (b"\xef\xbb\xbf# language: fr\n" + WHOLE.encode(), [(1, "G102")]),
    "Latin-1": (f"# language: fr\n{WHOLE}".encode("latin-1"), [(2, "G101")]),
    "UTF-16": (f"# language: fr\n{WHOLE}".encode("utf-16"), [(1, "G101")]),
    "unknown encoding": (f"# language: fr\n{WHOLE}".encode("mac-roman"), [(2, "G101")]),
    "two encodings": (WHOLE.encode() + "# é".encode("latin-1"), [(5, "G101")]),
    "no language": (WHOLE.encode(), [(1, "G106")]),
    "language after the title": (
        WHOLE.replace("A\n", "A\n# language: fr\n").encode(),
        [(1, "G106")],
    ),
    "misspelt language": (f"# langue : fr\n{WHOLE}".encode(), [(1, "G107")]),
    "regional language": (f"# language: fr-FR\n{WHOLE}".encode(), [(1, "G107")]),
    "unknown language": (f"# language: xx\n{WHOLE}".encode(), [(1, "G107")]),
    "English that does not parse": (
        b"Feature: a\n  Scenario: b\n    Given c\n  x\n",
        [(4, "G201")],
    ),
    "English without a step": (b"# language: en\nFeature: a\n  Scenario: b\n", [(3, "G204")]),
    "steps without a feature": (b"# language: fr\n  Quand il lit\n", [(2, "G201")]),
    "scenario without a feature": (
        "# language: fr\nScénario: un\n    Quand il lit\n".encode(),
        [(2, "G201")],
    ),
}


@pytest.mark.parametrize("trap", FILES)
def test_a_trap_of_the_whole_file_is_found(folder: Folder, trap: str) -> None:
    content, expected = FILES[trap]
    folder.feature(content)
    found = folder.codes()
    assert found == expected


SOUND = {
    "prose under titles": (
        "  En tant que candidat,\n  je veux un compte\n  et le garder.\n"
        "  Alors tout ira bien.\n\n  Scénario: un\n    Il suit le lien, même tard.\n" + STEPS
    ),
    "prose under a scenario": (
        "  Scénario: un\n    et pourtant\n    Étant administrateur, il lit.\n" + STEPS
    ),
    "prose under a feature": "  quand il veut,\n\n  Scénario: un\n" + STEPS,
    "outline": PLAN + "    Exemples: les noms\n      | x |\n      | l’an «\u00a0deux\u00a0» |\n",
    "docstring": (
        f'  Scénario: un\n    Quand il lit\n      """\n      quand\u00a0on\n{STEPS}      """\n'
    ),
    "data table": "  Scénario: un\n    Quand il lit\n      | a’b |\n      | <br |\n",
    "tags and comments": (
        "  # @l'employeur\n  @R22 @acteur-employé # d'accord\n  Scénario: un\n" + STEPS
    ),
    "rules": f"  Règle: a\n    Contexte:\n    Soit un\n\n    Exemple: un\n{STEPS}",
    "every keyword": (
        "  Scénario: un\n    Étant donné qu'il lit\n    Etant données les pages\n"
        "    Sachant que oui\n"
        "    Soit un\n    Lorsqu'il lit\n    Donc il voit\n"
        "    Et qu'il part\n    Mais que non\n    * fin\n"
    ),
    "placeholder in a name": (
        "  Plan du scénario: cas <n>\n    Quand il lit\n    Exemples:\n      | n |\n      | 1 |\n"
    ),
}


@pytest.mark.parametrize("case", SOUND)
def test_sound_french_gherkin_is_left_in_peace(folder: Folder, case: str) -> None:
    folder.feature(SOUND[case])
    assert folder.codes() == []


def test_line_numbers_hold_with_windows_line_ends(folder: Folder) -> None:
    text = "# language: fr\nFonctionnalité: A\n\n  Scenario: un\n" + STEPS
    folder.feature(text.replace("\n", "\r\n").encode())
    assert folder.codes() == [(4, "G202")]


def test_a_decomposed_file_is_reported_line_by_line(folder: Folder) -> None:
    folder.feature(unicodedata.normalize("NFD", f"# language: fr\n{WHOLE}").encode())
    assert [code for _, code in folder.codes()] == ["G105", "G105"]
