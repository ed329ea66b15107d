"""The review page in a browser: readable by everyone, used with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.axe import objections
from tests.guide.pictures.conftest import Guide


@pytest.fixture
def review(guide: Guide, baseline: Path, after: Path, tmp_path: Path, page: Page) -> Page:
    guide("compare", baseline, after, "-o", "revue")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((tmp_path / "revue/index.html").as_uri())
    return page


def test_the_review_is_accessible_and_fits_a_phone(review: Page) -> None:
    results = objections(review)
    assert results.violations_count == 0, results.generate_report()
    assert review.evaluate("document.documentElement.scrollWidth") <= 360


def test_pictures_are_compared_in_place_with_the_keyboard(review: Page) -> None:
    change = review.get_by_role("article", name="Le bouton « Valider » devient « Envoyer ».")
    part = change.get_by_role("button").first
    part.press("Enter")
    dialog = review.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Avant")).to_be_focused()
    first = dialog.get_by_role("img").get_attribute("src")
    review.keyboard.press("ArrowLeft")
    expect(dialog.get_by_role("button", name="Différence")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert dialog.get_by_role("img").get_attribute("src") != first
    assert objections(review).violations_count == 0
    review.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(part).to_be_focused()


def test_the_same_pictures_are_drawn_once(review: Page) -> None:
    sources = review.locator(".part img").evaluate_all("all => all.map((one) => one.src)")
    assert len(sources) == 37
    change = review.get_by_role("article", name="Le bouton « Valider » devient « Envoyer ».")
    change.get_by_text("Les mêmes images 1 autre fois").press("Enter")
    expect(change.get_by_role("listitem").filter(has_text="libellé · essai")).to_be_visible()
    expect(review.get_by_role("navigation").get_by_role("link")).to_have_count(17)
