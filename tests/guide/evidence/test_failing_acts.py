"""An act that fails shows its control as it stood, and says one time: the suite's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from guide.cli import main
from guide.evidence.record import Action
from guide.i18n import speak
from tests.guide.evidence.suites import Outcome, Suite

NAMES = ("Couvert", "Inerte", "Loin", "Masqué", "Absent")
STEPS = '''
from guide.browser import find_browser

PAGE = """<!doctype html><meta charset=utf-8><title>T</title><h1>Titre</h1>
<button>Couvert</button><div style="position:absolute;inset:0 0 auto 0;height:200px"></div>
<p style="margin-top:200px"><button disabled>Inerte</button></p>
<div style="position:fixed;left:-500px"><button>Loin</button></div>
<button style="visibility:hidden">Masqué</button>"""

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    return {**browser_type_launch_args, **find_browser(playwright)}

@when(parsers.parse("il presse « {label} »"))
def _(page, label):
    page.set_content(PAGE)
    page.get_by_role("button", name=label, include_hidden=True).click(timeout=900)

@then("fini")
def _(): ...
'''


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("actes"))
    lines = (
        f"  Scénario: {name}\n    Quand il presse « {name} »\n    Alors fini\n" for name in NAMES
    )
    suite.feature("\n".join(lines))
    suite.steps(STEPS)
    return suite.play("--browser", "chromium")


def act(outcome: Outcome, name: str) -> Action:
    (found,) = (a for step in outcome.scenario(name).steps for a in step.actions)
    return found


@pytest.mark.parametrize("name", ["Couvert", "Inerte"])
def test_a_control_that_is_there_is_framed(outcome: Outcome, name: str) -> None:
    found = act(outcome, name)
    assert not found.done
    assert found.box is not None
    assert found.box.shown
    assert found.box.height < 40
    assert (found.picture is not None, found.lost) == (True, None)


@pytest.mark.parametrize("name", ["Loin", "Masqué"])
def test_one_that_nobody_can_see_is_said_to_be(outcome: Outcome, name: str) -> None:
    found = act(outcome, name)
    assert (found.done, found.box) == (False, None)
    assert found.lost == "le contrôle ne se voit pas sur la page"
    assert found.picture is not None


def test_nobody_acted_on_one_that_is_not_there(outcome: Outcome) -> None:
    assert [step.actions for step in outcome.scenario("Absent").steps] == [(), ()]


def test_one_time_is_told_and_it_is_the_suites_own(outcome: Outcome, tmp_path: Path) -> None:
    page = tmp_path / "rapport.html"
    try:
        CliRunner().invoke(main, ["report", str(outcome.directory), "-o", str(page)])
    finally:
        speak("fr")
    text = page.read_text("utf-8")
    told = set(
        re.findall(r"Timeout ([\d.]+)ms", re.sub(r"<script.*?</script>", "", text, flags=re.S))
    )
    assert told == {"900"}
    assert "image perdue" not in text
