"""Pictures and facts of the hand: true to the page, the same bytes each time, without secrets."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from PIL import Image

from guide.evidence.record import Box, Screenshot
from tests.guide.evidence.suites import Outcome, Suite

RED = (255, 0, 0)
SCENARIOS = """
  Scénario: inscription
    Étant donné le formulaire ouvert par le candidat
    Quand il remplit « Mot de passe » avec un secret
    Et il coche « J'accepte »
    Et il appuie sur « Valider »
    Alors la page dit « C'est fait » avant le 27 janvier

  Scénario: échec raconté
    Étant donné le formulaire ouvert par le candidat
    Quand il remplit « Mot de passe » avec un secret
    Et il appuie sur « Introuvable »

  Scénario: attente douce
    Étant donné le formulaire ouvert par le candidat
    Alors un titre attendu en douceur manque
    Et il appuie sur « Valider »

  Scénario: à la seconde fois
    Étant donné le formulaire ouvert par le candidat
    Quand il appuie sur « Valider » quand tout est prêt
"""
STEPS = '''
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from playwright.sync_api import expect
from guide.browser import find_browser

FORM = """<!doctype html><meta charset=utf-8><title>Inscription</title>
<style>#b { background: red; color: red; border: 0; width: 120px; height: 40px }</style>
<h1>Inscription</h1><input type=hidden name=x>
<label>Mot de passe <input type=password name=p></label>
<label><input type=checkbox> J'accepte</label>
<div style="height:2000px"></div>
<form action="fait"><button id=b>Valider</button></form>"""
DONE = """<!doctype html><meta charset=utf-8><title>Fait</title>
<h1>C'est fait</h1><a href=x>Retour</a>"""

@dataclass
class Act:
    verb: str
    label: str
    page: Any
    role: str | None = None
    name: str | None = None
    value: str | None = None
    secret: bool = False
    locator: Any = None
    actor: str = "le candidat"

@dataclass
class Reading:
    page: Any
    name: str = "date limite"
    value: str = "27 janvier"
    unit: str | None = None
    rule: str | None = "R22"
    actor: str = "le candidat"

class World:
    def now(self):
        return datetime(2026, 1, 12, 9, 0, tzinfo=timezone.utc)
    def journal(self):
        return [{"quoi": "demande enregistrée"}]

@pytest.fixture
def evidence_world():
    return World()

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    return {**browser_type_launch_args, **find_browser(playwright)}

@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, evidence_context_args):
    return {**browser_context_args, **evidence_context_args, "base_url": "http://portail.test/m/7f3a/"}

@pytest.fixture
def context(context):
    html = {"content_type": "text/html"}
    context.route("**/inscription", lambda r: r.fulfill(body=FORM, **html))
    context.route("**/fait?*", lambda r: r.fulfill(body=DONE, **html))
    return context

@given("le formulaire ouvert par le candidat")
def _(page, evidence_watcher):
    act = Act("open", "inscription", page)
    evidence_watcher.before(act)
    page.goto("inscription")
    evidence_watcher.after(act)

def do(watcher, page, verb, role, label, act, **facts):
    locator = page.get_by_label(label) if role == "textbox" else page.get_by_role(role, name=label)
    locator.wait_for(timeout=300 if label == "Introuvable" else None)
    done = Act(verb, label, page, role, label, locator=locator, **facts)
    watcher.before(done)
    act(locator)
    watcher.after(done)

@when(parsers.parse("il remplit « {label} » avec un secret"))
def _(page, evidence_watcher, label):
    secret = {"secret": True, "value": "s3cr3t-42"}
    do(evidence_watcher, page, "fill", "textbox", label, lambda x: x.fill("s3cr3t-42"), **secret)

@when(parsers.parse("il coche « {label} »"))
def _(page, evidence_watcher, label):
    do(evidence_watcher, page, "tick", "checkbox", label, lambda x: x.check())

@when(parsers.re("il appuie sur « (?P<label>[^»]+) »"))
@then(parsers.re("il appuie sur « (?P<label>[^»]+) »"))
def _(page, evidence_watcher, label):
    do(evidence_watcher, page, "press", "button", label, lambda x: x.click())

@when(parsers.parse("il appuie sur « {label} » quand tout est prêt"))
def _(page, evidence_watcher, label):
    do(evidence_watcher, page, "press", "button", label, lambda x: x.click())
    if not Path("vu").exists():
        Path("vu").write_text("")
        raise AssertionError("pas encore")

@then("un titre attendu en douceur manque")
def _(page):
    expect.soft(page.get_by_role("heading", name="Absent")).to_be_visible(timeout=50)

@then(parsers.parse("la page dit « {text} » avant le 27 janvier"))
def _(page, evidence_watcher, text):
    evidence_watcher.shows("le candidat", page)
    evidence_watcher.read(Reading(page))
    expect(page.get_by_role("heading", name=text)).to_be_visible()
'''


def signup(path: pytest.TempPathFactory) -> Suite:
    suite = Suite(path.mktemp("images"))
    suite.feature(SCENARIOS)
    suite.steps(STEPS)
    return suite


@pytest.fixture(scope="module")
def suite_with_pages(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    return signup(tmp_path_factory)


@pytest.fixture(scope="module")
def shot(suite_with_pages: Suite) -> Outcome:
    return suite_with_pages.play(
        "--browser", "chromium", "--reruns", "1", "--only-rerun", "pas encore"
    )


@pytest.fixture(scope="module")
def window(suite_with_pages: Suite, shot: Outcome) -> Outcome:
    options = (
        "--evidence-shots",
        "viewport",
        "--evidence-scale",
        "2",
        "--evidence-viewport",
        "900x600",
    )
    return suite_with_pages.play(
        "--browser", "chromium", *options, "-k", "inscription", directory="fenetre"
    )


@pytest.fixture(scope="module")
def framed(suite_with_pages: Suite, shot: Outcome) -> Outcome:
    options = ("--evidence-shots", "framed", "--evidence-viewport", "900x600")
    return suite_with_pages.play(
        "--browser", "chromium", *options, "-k", "inscription", directory="cadre"
    )


def test_pictures_have_lasting_names(shot: Outcome) -> None:
    assert list(shot.pictures) == [
        "pictures/essai/a-la-seconde-fois/01-1-resultat.png",
        "pictures/essai/a-la-seconde-fois/02-1-avant.png",
        "pictures/essai/a-la-seconde-fois/essai-1/01-1-resultat.png",
        "pictures/essai/a-la-seconde-fois/essai-1/02-1-avant.png",
        "pictures/essai/a-la-seconde-fois/essai-1/02-2-echec.png",
        "pictures/essai/attente-douce/01-1-resultat.png",
        "pictures/essai/attente-douce/02-1-echec.png",
        "pictures/essai/attente-douce/03-1-avant.png",
        "pictures/essai/echec-raconte/01-1-resultat.png",
        "pictures/essai/echec-raconte/03-1-echec.png",
        "pictures/essai/inscription/01-1-resultat.png",
        "pictures/essai/inscription/03-1-avant.png",
        "pictures/essai/inscription/04-1-avant.png",
        "pictures/essai/inscription/05-1-resultat.png",
    ], shot.text


def test_every_picture_of_the_record_exists_and_no_other(shot: Outcome) -> None:
    named = {
        picture.name
        for scenario in shot.run.scenarios()
        for attempt in scenario.attempts
        for step in attempt.steps
        for picture in step.screenshots
    }
    assert named == set(shot.pictures)


def test_what_a_page_says_is_kept_where_a_step_shows_it_or_presses(shot: Outcome) -> None:
    scenario = next(s for s in shot.run.scenarios() if s.name == "inscription")
    (view,) = scenario.steps[-1].views
    assert view.page.lines == ("C'est fait", "Retour")
    acts = [action for step in scenario.steps for action in step.actions]
    said = {(a.verb, a.page.lines) for a in acts if a.page}
    form = ("Inscription", "Mot de passe J'accepte", "Valider")
    assert ("press", form) in said
    assert {lines for verb, lines in said if verb != "press"} == {()}


def test_two_workers_take_the_same_bytes(suite_with_pages: Suite, shot: Outcome) -> None:
    (suite_with_pages.path / "vu").unlink()
    again = suite_with_pages.play(
        *("--browser", "chromium", "--reruns", "1", "--only-rerun", "pas encore", "-n", "2"),
        directory="encore",
    )
    assert again.pictures == shot.pictures, again.text


def test_the_attempt_that_counts_points_at_its_own_pictures(shot: Outcome) -> None:
    first, last = shot.scenario("à la seconde fois").attempts
    assert first.steps[1].actions[0].picture is not None
    assert "essai-1" in first.steps[1].actions[0].picture.name
    assert last.steps[1].actions[0].picture is not None
    assert last.steps[1].actions[0].picture.name.endswith("a-la-seconde-fois/02-1-avant.png")


def test_an_action_says_who_did_what_where_and_when(shot: Outcome) -> None:
    (press,) = shot.scenario("inscription").steps[3].actions
    assert (press.verb, press.actor, press.label) == ("press", "le candidat", "Valider")
    assert (press.role, press.name, press.done) == ("button", "Valider", True)
    assert press.time is not None
    assert press.time.utcoffset() == timedelta(0)
    assert press.page is not None
    assert (press.page.title, press.page.path) == ("Inscription", "/inscription")
    assert [(e.role, e.name) for e in press.page.elements] == [
        ("heading", "Inscription"),
        ("textbox", "Mot de passe"),
        ("checkbox", "J'accepte"),
        ("button", "Valider"),
    ]
    assert press.page.controls[1].checked


def test_a_reading_keeps_its_rule(shot: Outcome) -> None:
    (reading,) = shot.scenario("inscription").steps[4].readings
    assert (reading.name, reading.value, reading.rule) == ("date limite", "27 janvier", "R22")
    assert reading.path == "/fait"


def opened(picture: Screenshot) -> Image.Image:
    return Image.open(io.BytesIO(picture.path.read_bytes()))


def colours(picture: Screenshot, box: Box) -> set[object]:
    """The colours inside a box of a picture."""
    image = opened(picture).convert("RGB")
    inside = (box.x + 2, box.y + 2, box.x + box.width - 2, box.y + box.height - 2)
    found = image.crop(tuple(round(n) for n in inside)).getcolors(1 << 16)
    return {colour for _, colour in found or []}


@pytest.mark.parametrize("which", ["shot", "window", "framed"])
def test_the_box_of_a_control_lies_on_it_in_the_picture(
    request: pytest.FixtureRequest, which: str
) -> None:
    outcome: Outcome = request.getfixturevalue(which)
    (press,) = outcome.scenario("inscription").steps[3].actions
    assert press.picture is not None
    assert press.box is not None
    assert colours(press.picture, press.box) == {RED}


def test_a_framed_picture_is_a_band_around_the_control(framed: Outcome) -> None:
    (press,) = framed.scenario("inscription").steps[3].actions
    assert press.picture is not None
    assert opened(press.picture).size[0] == 900
    assert 40 < opened(press.picture).size[1] < 400
    assert framed.run.shots == "framed"


def test_size_and_scale_are_options(window: Outcome) -> None:
    (press,) = window.scenario("inscription").steps[3].actions
    assert press.picture is not None
    assert opened(press.picture).size == (1800, 1200)
    assert window.run.viewport == (900, 600)
    assert (window.run.scale, window.run.shots) == (2, "viewport")


def test_secrets_are_nowhere_in_the_record(shot: Outcome) -> None:
    text = (shot.directory / "messages.ndjson").read_text("utf-8")
    (fill,) = shot.scenario("inscription").steps[1].actions
    assert fill.secret
    assert fill.value is None
    conftest = "s3cr3t-42"
    assert conftest not in text


def test_no_address_of_the_portal_or_of_its_world_is_kept(shot: Outcome) -> None:
    text = (shot.directory / "messages.ndjson").read_text("utf-8")
    assert "portail.test" not in text
    assert "7f3a" not in text


def test_a_failure_comes_with_tree_picture_and_journal(shot: Outcome) -> None:
    failure = shot.scenario("échec raconté").steps[2].failure
    assert failure is not None
    assert "Introuvable" in failure.message
    assert failure.journal == ({"quoi": "demande enregistrée"},)
    (page,) = failure.pages
    assert page.tree is not None
    assert 'button "Valider"' in page.tree
    assert page.picture is not None
    assert page.picture.path.is_file()


def test_a_soft_expectation_fails_its_own_step(shot: Outcome) -> None:
    scenario = shot.scenario("attente douce")
    assert [step.status.value for step in scenario.steps] == ["PASSED", "FAILED", "PASSED"]
    failure = scenario.steps[1].failure
    assert failure is not None
    assert "Absent" in failure.message
    assert len(failure.pages) == 1
