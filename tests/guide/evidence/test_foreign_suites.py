"""Suites in the styles of public ones get their pictures without a line of this project's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from guide.evidence.record import Action, Scenario
from tests.guide.evidence.suites import Outcome, Suite

GREEN = (0, 128, 0)
BROWSER = """
from guide.browser import find_browser

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    return {**browser_type_launch_args, **find_browser(playwright)}
"""
"""Which Chromium this machine has; the only line that is not the suite's own."""
SHOP = '''
STYLE = """<!doctype html><html lang=en><meta charset=utf-8><title>Shop</title><style>
  .buy, .buy * { background: green; color: green; border: 0; width: 120px; height: 40px }
  header { position: sticky; top: 0; height: 90px; background: navy }
</style>"""
PAGES = {
    "": STYLE + """<h1>Shop</h1><label>Search <input name=q></label>
      <label for=pin>PIN</label><input id=pin type=password>
      <label><input type=radio name=d> By post</label>
      <select aria-label=Country><option value=fr>France<option value=it>Italy</select>
      <button class=buy onclick="location = 'basket'">
        <span aria-hidden=true>x</span>Buy</button>""",
    "basket": STYLE + """<header></header><h1>Basket</h1><div style="height:1600px"></div>
      <button class=buy onclick="window.open('terms')">Terms</button>
      <div style="height:1200px"></div>""",
    "terms": STYLE + """<h1>Terms</h1><iframe width=300 height=120 src="inner"></iframe>""",
    "inner": STYLE + "<button class=buy onclick=parent.document.title='Done'>Agree</button>",
}

@pytest.fixture
def context(context):
    context.route("**/*", lambda route: route.fulfill(
        body=PAGES[route.request.url.rpartition("/")[2]], content_type="text/html; charset=utf-8"))
    return context
'''
PLAIN = """
from playwright.sync_api import Page, expect

@given("the shop is open")
def _(page: Page):
    page.goto("http://shop.test/")

@when(parsers.parse('I look for "{thing}"'))
def _(page: Page, thing):
    page.get_by_label("Search").fill(thing)
    page.get_by_label("PIN").fill("Tango-4711")
    page.get_by_role("radio", name="By post").check()
    page.get_by_label("Country").select_option("it")

@when("I buy it")
def _(page: Page):
    page.get_by_role("button", name="Buy").click()

@then(parsers.parse('I see "{title}"'))
def _(page: Page, title):
    expect(page.get_by_role("heading", name=title)).to_be_visible(timeout=700)

@when("I agree to the terms", target_fixture="terms")
def _(page: Page):
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Terms").click()
    opened.value.frame_locator("iframe").get_by_role("button", name="Agree").click()
    return opened.value
"""
OBJECTS = """
from playwright.sync_api import Locator, Page, expect

class ShopPage:
    def __init__(self, page: Page):
        self.page = page
        self.search: Locator = page.locator("input[name=q]")
        self.pin: Locator = page.locator("#pin")
        self.buy: Locator = page.locator("button.buy > span")

    def open(self):
        self.page.goto("http://shop.test/")

    def look_for(self, thing):
        self.search.press_sequentially(thing)
        self.pin.click()
        self.page.keyboard.type("Tango-4711")
        self.page.click("text=By post")
        self.page.select_option("select", label="Italy")

@pytest.fixture
def shop(page: Page):
    return ShopPage(page)

@given("the shop is open")
def _(shop):
    shop.open()

@when(parsers.parse('I look for "{thing}"'))
def _(shop, thing):
    shop.look_for(thing)

@when("I buy it")
def _(shop):
    shop.buy.dispatch_event("focus")
    shop.buy.click()

@then(parsers.parse('I see "{title}"'))
def _(shop, title):
    expect(shop.page.locator("h1")).to_have_text(title, timeout=700)

@when("I agree to the terms")
def _(shop):
    button = shop.page.query_selector("text=Terms")
    with shop.page.expect_popup() as opened:
        button.click()
    opened.value.wait_for_load_state()
    opened.value.frames[1].click("button")
"""
FEATURE = """Feature: Shop
  Scenario: Buying
    Given the shop is open
    When I look for "tea"
    And I buy it
    Then I see "Basket"
    When I agree to the terms

  Scenario: Missing
    Given the shop is open
    When I buy it
    Then I see "Receipt"
"""
OUTLINE = """Feature: Shop
  Scenario Outline: Buying <thing>
    Given the shop is open
    When I look for "<thing>"
    And I buy it
    Then I see "<title>"

    Examples:
      | thing | title   |
      | tea   | Basket  |
      | milk  | Receipt |
"""


def _played(path: Path, feature: str, steps: str, *options: str) -> Outcome:
    suite = Suite(path)
    suite.write(
        {
            "shop.feature": feature,
            "test_shop.py": "from pytest_bdd import scenarios\nscenarios('shop.feature')\n",
        }
    )
    suite.steps(BROWSER + SHOP + steps)
    return suite.play("--browser", "chromium", *options)


@pytest.fixture(scope="module", params=[PLAIN, OBJECTS], ids=["plain page", "page objects"])
def shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return _played(tmp_path_factory.mktemp("shop"), FEATURE, request.param)


@pytest.fixture(scope="module")
def outline(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    options = ("--reruns", "1", "-n", "2")
    return _played(tmp_path_factory.mktemp("outline"), OUTLINE, PLAIN, *options)


def _acts(scenario: Scenario, step: int) -> list[Action]:
    return [*scenario.steps[step].actions]


def _framed(action: Action) -> float:
    """How much of the box of a control has the colour of a button, in its picture."""
    assert action.picture is not None, action
    assert action.box is not None, action
    box = action.box
    with Image.open(action.picture.path) as picture:
        inside = (box.x + 1, box.y + 1, box.x + box.width - 1, box.y + box.height - 1)
        part = picture.convert("RGB").crop(tuple(round(n) for n in inside))
    counted = {colour: count for count, colour in part.getcolors(1 << 20) or []}
    return counted.get(GREEN, 0) / (part.width * part.height)


def test_every_acting_step_has_a_picture(shop: Outcome) -> None:
    for step in shop.scenario("Buying").steps:
        assert step.screenshots, (step.title, shop.text)


def test_what_was_pressed_is_framed_wherever_it_lies(shop: Outcome) -> None:
    scenario = shop.scenario("Buying")
    buy = _acts(scenario, 2)[-1]
    terms, agree = _acts(scenario, 4)
    assert [a.name for a in (buy, terms, agree)] == ["Buy", "Terms", "Agree"]
    assert [a.role for a in (buy, terms, agree)] == ["button"] * 3
    assert [_framed(a) > 0.99 for a in (buy, terms, agree)] == [True] * 3


def test_a_form_is_told_as_a_person_fills_it(shop: Outcome) -> None:
    told = [(a.verb, a.name, a.value) for a in _acts(shop.scenario("Buying"), 1)]
    typed = [("fill", "Search", "tea"), ("fill", "PIN", None)]
    chosen = [("choose", "By post", None), ("select", "Country", "Italy")]
    assert [one for one in told if one != ("press", "PIN", None)] == [*typed, *chosen]


def test_a_failure_has_a_picture_and_a_tree(shop: Outcome) -> None:
    failure = shop.scenario("Missing").steps[2].failure
    assert failure is not None
    (page,) = failure.pages
    assert page.picture is not None
    assert 'heading "Basket"' in (page.tree or "")


def test_what_is_typed_into_a_password_field_is_nowhere(shop: Outcome) -> None:
    assert "Tango-4711" not in (shop.directory / "messages.ndjson").read_text("utf-8")


def test_rows_reruns_and_workers_have_pictures_of_their_own(outline: Outcome) -> None:
    tea, milk = outline.run.scenarios()
    assert (tea.status.value, milk.status.value) == ("PASSED", "FAILED"), outline.text
    assert [len(scenario.attempts) for scenario in (tea, milk)] == [1, 2]
    for attempt in (*tea.attempts, *milk.attempts):
        assert all(step.screenshots for step in attempt.steps), attempt
    names = [
        p.name for s in (tea, milk) for a in s.attempts for x in a.steps for p in x.screenshots
    ]
    assert len(names) == len(set(names))
