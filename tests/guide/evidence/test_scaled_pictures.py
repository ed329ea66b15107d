"""``--evidence-scale`` in a suite that opens its own pages: a frame lies on its control, or no
picture is kept."""

from __future__ import annotations

import pytest
from PIL import Image

from guide.evidence.record import Action, Box
from tests.guide.evidence.suites import Outcome, Suite

RED = (255, 0, 0)
SCENARIOS = """
  Scénario: par la page
    Quand il appuie sur la page

  Scénario: par un contexte
    Quand il appuie dans un contexte

  Scénario: par un contexte à sa propre échelle
    Quand il appuie dans un contexte trois fois plus fin
"""
STEPS = '''
from guide.browser import find_browser

FORM = """<!doctype html><meta charset=utf-8><title>Essai</title>
<style>#b { background: red; color: red; border: 0; width: 120px; height: 40px }</style>
<div style="height:300px"></div><button id=b>Valider</button>"""

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    return {**browser_type_launch_args, **find_browser(playwright)}

def press(page):
    page.set_content(FORM)
    page.get_by_role("button").click()

@when("il appuie sur la page")
def _(page):
    press(page)

@when("il appuie dans un contexte")
def _(browser):
    with browser.new_context() as context:
        press(context.new_page())

@when("il appuie dans un contexte trois fois plus fin")
def _(browser):
    with browser.new_context(device_scale_factor=3) as context:
        press(context.new_page())
'''


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    suite = Suite(tmp_path_factory.mktemp("echelle"))
    suite.feature(SCENARIOS)
    suite.steps(STEPS)
    return suite


@pytest.fixture(scope="module", params=["full", "framed"])
def played(suite: Suite, request: pytest.FixtureRequest) -> Outcome:
    options = ("--evidence-scale", "2", "--evidence-shots", request.param)
    return suite.play("--browser", "chromium", *options, directory=request.param)


def pressed(played: Outcome, name: str) -> Action:
    (action,) = played.scenario(name).steps[0].actions
    return action


@pytest.mark.parametrize("name", ["par la page", "par un contexte"])
def test_the_box_lies_on_the_control(played: Outcome, name: str) -> None:
    action = pressed(played, name)
    assert action.picture
    with Image.open(action.picture.path) as picture:
        assert picture.width == 2560
        found = picture.convert("RGB").crop(edges(action.box))
    assert found.size == (240, 80)
    assert {colour for _, colour in found.getcolors() or ()} == {RED}


def test_a_page_at_another_scale_has_no_picture_and_says_why(played: Outcome) -> None:
    action = pressed(played, "par un contexte à sa propre échelle")
    assert action.picture is None
    assert "--evidence-scale" in str(action.lost)
    assert played.code == 0, played.text


def edges(box: Box | None) -> tuple[int, int, int, int]:
    assert box is not None
    left, top = round(box.x), round(box.y)
    return left, top, left + round(box.width), top + round(box.height)
