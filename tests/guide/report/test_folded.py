"""What a report folds up is told, a click away, and on paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.guide.evidence.suites import Suite
from tests.guide.pictures.portal import STEPS, element, page
from tests.guide.report.conftest import report

SCENARIOS = """
  Scénario: Tombe à la fin
    Quand le candidat regarde « accueil »
    Et le candidat regarde « panier »
    Et le candidat regarde « caisse »
    Alors rien ne va
  Scénario: Écarté
    Quand le candidat remplit
      | Nom   | Durand |
      | Ville | Dijon  |
    Alors la lettre dit
      \"\"\"
      Bonjour,
      à demain.
      \"\"\"
"""
MORE = """
@when("le candidat remplit")
def _(datatable): ...

@then("la lettre dit")
def _(docstring): ...
"""
PAGES = {name: page(element("link", name)) for name in ("accueil", "panier", "caisse")}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    suite = Suite(tmp_path_factory.mktemp("plis"))
    suite.feature(SCENARIOS)
    suite.steps(STEPS + MORE)
    suite.write({"pages.json": json.dumps(PAGES)})
    played = suite.play("-k", "tombe")
    assert played.code == 1, played.text
    target = suite.path / "r.html"
    assert report(played.directory, "-o", target).exit_code == 0
    return target


@pytest.fixture
def shown(written: Path, page: Page) -> Page:
    page.goto(written.as_uri())
    return page


def test_a_scenario_that_was_not_played_has_its_tables_and_texts(shown: Page) -> None:
    story = shown.locator(".scenario", has_text="Écarté")
    story.locator("summary").first.click()
    expect(story.get_by_role("group", name="Tableau de l’étape 1").get_by_role("row")).to_have_text(
        ["NomDurand", "VilleDijon"]
    )
    expect(story.get_by_role("group", name="Texte de l’étape 2")).to_have_text(
        "Bonjour,\nà demain.", use_inner_text=True
    )


def test_a_folded_step_says_how_many_pictures_it_has_and_open_all_shows_them(shown: Page) -> None:
    story = shown.locator(".scenario", has_text="Tombe à la fin")
    expect(story.get_by_text("1 image").filter(visible=True)).to_have_count(2)
    shown.get_by_role("button", name="Tout ouvrir").click()
    expect(story.get_by_text("1 image").filter(visible=True)).to_have_count(0)
    expect(story.locator(".figures img").filter(visible=True)).to_have_count(3)


def test_paper_has_every_picture_of_what_is_open_at_once(shown: Page) -> None:
    story = shown.locator(".scenario", has_text="Tombe à la fin")
    assert story.evaluate("s => s.open")
    there = shown.evaluate(
        """async () => {
          dispatchEvent(new Event("beforeprint"));
          await null; // as between the event and the layout for paper: no task, no network
          const images = [...document.querySelectorAll(".scenario[open] .figures img")];
          return images.map((i) => i.complete && i.naturalWidth > 0 && i.checkVisibility());
        }"""
    )
    assert there == [True, True, True]
    shown.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(story.get_by_text("1 image").filter(visible=True)).to_have_count(2)
