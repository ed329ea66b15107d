"""Every page, as everyone can read it (R39, R50): one test per page and state of page."""

from typing import Any

import pytest
from playwright.sync_api import Page, Response

from guide.evidence.looking import look_at
from tests.axe import objections
from tests.heard import heard
from tests.mockportal.web.pages_to_read import WORLD_PAGES
from tests.mockportal.web.rooms_to_read import FAULTY_PAGES, GUARDED_PAGES, ROOM_PAGES

pytestmark = pytest.mark.usefixtures("eyes")
PAGES = WORLD_PAGES | ROOM_PAGES | FAULTY_PAGES
_WIDE = {"width": 1440, "height": 900}
_TWO_FRAMES = """() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() => done())))"""
_LATE = """() => [
  ...[...document.fonts].filter(f => f.status !== "loaded").map(f => `police ${f.weight}`),
  ...document.getAnimations().map(a => `animation ${a.effect?.target?.className}`),
]"""
_TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= room) return []
  const all = [...document.body.querySelectorAll("*")]
  const out = all.filter(e => e.getBoundingClientRect().right > room)
  return ["la page", ...out.map(e => e.outerHTML.slice(0, 80))]
}"""

_PLAIN_SPACES = """() => {
  const words = [...document.querySelectorAll("main *, footer *, aside *")]
    .filter(e => !e.closest("pre, code, textarea, select"))
    .flatMap(e => [...e.childNodes].filter(n => n.nodeType === Node.TEXT_NODE))
  return words.map(n => n.data.trim()).filter(text => / [;:!?»]|« /.test(text))
}"""


@pytest.mark.parametrize("name", PAGES)
def test_everyone_can_read_the_page(visitor: Any, name: str) -> None:
    """R39, R50: French, nothing that axe objects to, fictional, still, within 360 pixels."""
    PAGES[name](visitor)
    _read(visitor)


@pytest.mark.parametrize("name", GUARDED_PAGES)
def test_everyone_can_read_the_page_that_asks_for_the_token(stranger: Any, name: str) -> None:
    """R51: the only page that a stranger sees."""
    GUARDED_PAGES[name](stranger)
    _read(stranger)


def test_the_ten_steps_have_their_names_where_there_is_room(visitor: Any) -> None:
    """R12 to R19: the only part of a page that is for wide screens alone."""
    visitor.page.set_viewport_size(_WIDE)
    visitor.open("inscription/identite")
    steps = visitor.page.get_by_role("region", name="Avancement").get_by_role("listitem")
    assert steps.count() == 10
    assert steps.nth(2).get_attribute("aria-current") == "step"
    _suits_axe(visitor.page)


def test_forced_colours_keep_progress_and_disabled_choices_apart(visitor: Any) -> None:
    """R39, R27: what only a background told is told by what the reader's colours keep."""
    visitor.page.emulate_media(forced_colors="active")
    visitor.begin("vierge").register("activation").open("inscription/activation")
    progress = visitor.page.get_by_role("progressbar")
    shown = progress.screenshot()
    progress.evaluate("e => { e.value = 2 }")
    assert progress.screenshot() != shown
    impossible, possible = visitor.page.get_by_role("radio").all()
    colour = "e => getComputedStyle(e.labels[0]).color"
    assert impossible.is_disabled()
    assert impossible.evaluate(colour) != possible.evaluate(colour)


def test_a_long_name_stays_in_the_header(visitor: Any) -> None:
    """R39: at 360 pixels, as long as a name can be and without a place to break it."""
    who = {"nom": "W" * 60, "prenom": "M" * 60, "courriel": "long@martin.example"}
    where = f"worlds/{visitor.world_id}"
    visitor.call(f"{where}/people", siret=visitor.siret, roles=["declarant"], **who)
    names = {"siret": visitor.siret, "nom": who["nom"], "prenom": who["prenom"]}
    visitor.send("votre-compte", **names, password=visitor.people[0]["password"]).open("menu")
    header = visitor.page.get_by_role("banner")
    assert header.locator("*").evaluate_all(
        "all => all.every(e => e.getBoundingClientRect().right <= innerWidth)"
    )
    assert visitor.page.evaluate(_TOO_WIDE) == []


def test_the_summary_of_errors_has_the_focus(visitor: Any) -> None:
    """R39: keyboard and screen reader start at what is to be mended, then at the field."""
    visitor.open("inscription/identite").press("Je m’inscris")
    summary = visitor.page.get_by_role("alert")
    assert summary.evaluate("e => e === document.activeElement")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    field = visitor.page.get_by_label("SIRET", exact=True)
    assert field.evaluate("e => e === document.activeElement")


@pytest.mark.parametrize("name", ["salle-graine-fausse", "salle-fichier-faux", "essai-incomplet"])
def test_the_control_room_too_puts_the_focus_on_what_is_wrong(visitor: Any, name: str) -> None:
    """R39."""
    ROOM_PAGES[name](visitor)
    summary = visitor.page.get_by_role("alert")
    assert summary.evaluate("e => e === document.activeElement")


def _read(visitor: Any) -> None:
    page: Page = visitor.page
    assert page.evaluate(_PLAIN_SPACES) == []
    _stays_as_it_is(page)
    _is_french_and_fictional(page, visitor.shown)
    elsewhere = [url for url in visitor.asked if not url.startswith((visitor.root, "data:"))]
    assert elsewhere == []
    assert page.evaluate(_TOO_WIDE) == []
    _suits_axe(page)
    _is_seen_as_it_is_heard(page)


def _is_seen_as_it_is_heard(page: Page) -> None:
    """What evidence tells of a page is what Playwright computes; it gives summaries no role."""
    summaries = page.locator("summary").all_inner_texts()
    seen = [(e["role"], e["name"]) for e in look_at(page).elements]
    assert [one for one in seen if one[1] not in summaries] == [
        one for one in heard(page) if one[1] not in summaries
    ]


def _suits_axe(page: Page) -> None:
    found = objections(page)
    assert found.violations_count == 0, found.generate_report()


def _stays_as_it_is(page: Page) -> None:
    before, picture = page.content(), page.screenshot(caret="initial")
    assert page.evaluate(_LATE) == []
    page.evaluate(_TWO_FRAMES)
    assert page.content() == before
    assert page.screenshot(caret="initial") == picture


def _is_french_and_fictional(page: Page, answer: Response) -> None:
    assert page.locator("html").get_attribute("lang") == "fr"
    banner = page.get_by_role("note")
    assert "Portail fictif" in banner.inner_text()
    assert banner.is_visible()
    assert "noindex" in (answer.headers.get("x-robots-tag") or "")
    assert "noindex" in (page.locator("meta[name=robots]").get_attribute("content") or "")
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.title()
