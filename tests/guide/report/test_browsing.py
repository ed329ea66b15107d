"""The page in a browser: from disk, with the keyboard, large, and small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from guide.evidence.record import read_evidence
from guide.report.page import write_report
from tests.axe import objections
from tests.guide.evidence.suites import Outcome

_NEAR = ".image:has(img)"


@pytest.fixture
def opened(context: BrowserContext, report_page: Path) -> Iterator[Page]:
    context.set_offline(True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text))
    page.goto(report_page.as_uri())
    yield page
    assert wrong == []


def _shown(page: Page) -> list[str]:
    """By their text content: what is far from the window is not laid out: no inner text."""
    names = page.locator(".scenario:not([hidden]) .name").all_text_contents()
    return [name.strip() for name in names]


def test_pictures_come_when_they_are_near(opened: Page) -> None:
    failing = opened.locator(".wreck .image").first
    failing.scroll_into_view_if_needed()
    image = failing.locator("img")
    expect(image).to_be_visible()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("i => i.naturalWidth") > 0
    assert opened.locator(".scenario:not([open]) .image img").count() == 0


def test_search_result_and_tag_narrow_the_list(opened: Page) -> None:
    opened.keyboard.press("/")
    expect(opened.get_by_label("Chercher")).to_be_focused()
    opened.keyboard.type("DELAI introuvable")
    expect(opened.locator("#shown")).to_have_text("1 sur 7 scénarios")
    assert _shown(opened) == ["Le bouton a disparu"]
    opened.keyboard.press("Escape")
    expect(opened.locator("#shown")).to_have_text("7 scénarios")
    opened.get_by_role("button", name="en dérive").click()
    assert _shown(opened) == ["Le libellé a changé"]
    opened.get_by_role("button", name="en dérive").click()
    opened.get_by_label("Étiquette").select_option("@branche-simple")
    assert _shown(opened) == ["Une demande réussit"]
    opened.get_by_label("Chercher").fill("zzz")
    opened.get_by_role("button", name="Tout montrer").click()
    assert len(_shown(opened)) == 7


def test_links_open_what_is_folded(opened: Page) -> None:
    opened.get_by_text("Par règle").click()
    opened.locator("#regle-R22").get_by_role("link").first.click()
    story = opened.locator(".scenario", has_text="Une demande réussit")
    assert story.evaluate("s => s.open")
    expect(story.locator(".line").first).to_be_in_viewport()


def test_a_picture_opens_whole_and_the_arrows_walk_on(opened: Page) -> None:
    opened.get_by_role("button", name="Tout ouvrir").click()
    story = opened.locator(".scenario", has_text="Une demande réussit")
    story.locator(".window").first.focus()
    opened.keyboard.press("Enter")
    viewer = opened.get_by_role("dialog")
    expect(viewer.locator("img")).to_be_visible()
    expect(viewer.locator(".frame")).to_have_count(0)
    opened.keyboard.press("ArrowRight")
    expect(viewer.locator(".frame")).to_be_in_viewport()
    opened.keyboard.press("Escape")
    expect(viewer).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1440])
def test_everyone_can_read_it(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    opened.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    opened.add_style_tag(content=".scenario { content-visibility: visible !important }")
    assert opened.evaluate("document.documentElement.scrollWidth") == width
    found: Any = objections(opened)
    assert found.response["violations"] == [], found.generate_report()


def test_on_paper_the_pictures_of_what_is_open_are_there(opened: Page) -> None:
    opened.get_by_role("button", name="Tout ouvrir").click()
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.emulate_media(media="print")
    waiting = opened.locator(
        ".scenario > .inside .steps > .step > details[open] .image:not(:has(img))"
    )
    expect(opened.get_by_label("Chercher")).to_be_hidden()
    assert waiting.count() == 0


@pytest.mark.slow
def test_five_hundred_scenarios_are_open_at_once(
    page: Page, reported_run: Outcome, tmp_path: Path
) -> None:
    run = read_evidence(reported_run.directory)
    feature = run.features[0]
    many = tuple(replace(feature, uri=f"essai_{n}.feature") for n in range(72))
    write_report(replace(run, features=many), tmp_path / "r.html", {})
    page.goto((tmp_path / "r.html").as_uri())
    page.get_by_role("button", name="Tout ouvrir").click()
    page.mouse.wheel(0, 20_000)
    expect(page.locator(".scenario[open]")).to_have_count(504)
    assert page.locator(_NEAR).count() < 60
    assert (tmp_path / "r.html").stat().st_size < 12_000_000
