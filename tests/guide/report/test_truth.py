"""The page says what passed, what shows what was checked, what was not played, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from guide.i18n import speak
from tests.guide.evidence.suites import Suite
from tests.guide.report.conftest import report
from tests.guide.report.reading import Element, select, text, texts

FEATURE = """
  Contexte:
    Alors la boutique est ouverte

  @R21
  Scénario: Personne ne regarde
    Quand il achète

  @R22
  Plan du scénario: Il compte <n>
    Quand il achète
    Alors il compte <n>

    Exemples:
      | n | unité |
      | 1 | pain  |
      | 2 | pains |
"""
STEPS = """
@given("la boutique")
@then("la boutique est ouverte")
@when("il achète")
def _(): ...

@then(parsers.parse("il compte {n}"))
def _(n): ...
"""
RULES = "# Règles\n\n## R21 – Acheter\n\n## R22 – Compter\n"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    suite = Suite(tmp_path_factory.mktemp("boutique"))
    suite.feature(FEATURE)
    suite.steps(STEPS)
    suite.write({"regles.md": RULES})
    return suite


def told(suite: Suite, *options: str) -> Element:
    """The page of a run with these options."""
    page = suite.path / "rapport.html"
    rules = suite.path / "regles.md"
    assert report(suite.play(*options).directory, "-o", page, "--rules", rules).exit_code == 0
    return html.fromstring(page.read_text("utf-8"))


def test_what_passed_is_not_called_proved(shop: Suite) -> None:
    page = told(shop)
    assert texts(page, "h1") == ["Tout est réussi"]
    assert texts(page, "title") == ["Tout est réussi – Rapport d’exécution"]
    assert texts(page, ".unproving summary") == [
        "1 scénario réussi n’a pas d’« Alors » : rien n’y est vérifié.",
        (
            "2 scénarios réussis ne laissent ni page, ni relevé, ni pièce jointe à leur "
            "« Alors » : ce qu’ils y vérifient ne se voit pas ici."
        ),
    ]
    assert texts(page, ".unproving a") == [
        "Personne ne regarde",
        "Il compte 1, ligne 1 : n = 1, unité = pain",
        "Il compte 2, ligne 2 : n = 2, unité = pains",
    ]
    assert texts(page, ".unproved .of") == ["Règles prouvées : 0 sur 2"]
    assert texts(page, ".reasons div") == [
        "Réussi, mais sans « Alors » : rien n’y est vérifié (1) R21",
        "Réussi, mais rien n’y montre ce qui est vérifié (1) R22",
    ]


def test_what_was_not_played_is_told(shop: Suite) -> None:
    page = told(shop, "-k", "compte")
    assert texts(page, "h1") == ["Tout ce qui a été joué est réussi"]
    (item,) = (li for li in select(page, ".unproving li") if "écrit" in text(li))
    assert text(item) == "1 scénario écrit n’a pas été joué : rien n’en est su."


def test_each_scenario_says_it_of_itself(shop: Suite) -> None:
    page = told(shop)
    said = {text(s): texts(p, ".description") for p in select(page, ".scenario")
            for s in select(p, ".name")}  # fmt: skip
    left = "Ni page, ni relevé, ni pièce jointe à son « Alors » : "
    unseen = [left + "ce qu’il y vérifie ne se voit pas ici."]
    assert said == {
        "Personne ne regarde": ["Sans « Alors » : rien n’y est vérifié."],
        "Il compte 1 ligne 1 : n = 1, unité = pain": unseen,
        "Il compte 2 ligne 2 : n = 2, unité = pains": unseen,
    }


def test_what_is_checked_without_a_page_says_so_where_it_attaches_what_it_read(
    tmp_path: Path,
) -> None:
    suite = Suite(tmp_path)
    suite.feature("  @R22\n  Scénario: Il compte\n    Alors il compte\n")
    suite.steps('@then("il compte")\ndef _(attach): attach.log("3 lignes")\n')
    suite.write({"regles.md": RULES})
    page = told(suite)
    assert select(page, ".unproving") == []
    assert texts(page, ".scenario .description") == [
        "Vérifié sans page : ce qui a été lu est joint à son « Alors »."
    ]
    assert texts(page, ".proofs .badge") == ["aucun scénario", "vérifié sans page"]
    assert texts(page, ".unproved .of") == ["Règles prouvées : 0 sur 2"]
    assert texts(page, ".reasons div") == [
        "Sans aucun scénario (1) R21",
        "Vérifié sans page : ce qui a été lu est joint au scénario (1) R22",
    ]


def test_a_red_run_says_so_first(tmp_path: Path) -> None:
    suite = Suite(tmp_path)
    suite.feature("  Scénario: Rien ne va\n    Alors cela casse\n")
    suite.steps('@then("cela casse")\ndef _(): assert False\n')
    suite.write({"regles.md": RULES})
    page = told(suite)
    assert texts(page, "h1") == ["1 scénario en échec"]
    assert select(page, ".unproving") == []


def test_it_is_told_in_english(tmp_path: Path) -> None:
    suite = Suite(tmp_path)
    suite.feature("")
    suite.write({"essai.feature": "Feature: a\n  Scenario: nobody looks\n    When I buy\n"})
    suite.steps('@when("I buy")\ndef _(): ...\n')
    suite.write({"regles.md": RULES})
    try:
        page = told(suite)
    finally:
        speak("fr")
    assert texts(page, "h1") == ["Everything passed"]
    assert texts(page, ".unproving summary") == [
        "1 scenario passed without a “Then”: nothing is checked in it."
    ]
