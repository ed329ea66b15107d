"""What is typed in secret is nowhere: neither in words, in whatever form, nor on a picture."""

from __future__ import annotations

import html
import json
from urllib.parse import quote_plus

import pytest
from PIL import Image

from guide.evidence.record import Attached, View
from guide.evidence.secrets import HIDDEN, Secrets
from tests.guide.evidence.suites import Outcome, Suite

ODD = """l'"os" <du> ch\\ien & é"""
SECRETS = {"mot": "Azerty-77", "chiffres": "37", "signes": ODD, "zone": "Zoulou-99"}
KEYED = {"touches": "Kilo!55", "cadre": "Lima?66", "montré": "Mike*88"}
SPELT = "Papa?44"
SCENARIOS = """
  Scénario: tapés
    Étant donné le formulaire
    Quand il tape « mot » dans « Mot de passe »
    Et il tape « chiffres » dans « Code »
    Et il tape « signes » dans « Réponse »
    Et il tape « zone » dans « Note »
    Et il envoie
    Alors la page répète tout

  Scénario: tapés sans champ nommé
    Étant donné le formulaire
    Quand il tape touche à touche
    Et il tape dans un cadre
    Et il montre ce qu'il tape
    Et il envoie
    Alors la page répète tout

  Scénario: tapés puis quittés
    Étant donné le formulaire
    Quand il tape touche à touche et s'en va

  Scénario: refusés
    Étant donné le formulaire
    Quand il tape « mot » dans « Bloqué »

  Scénario: refusés par une zone
    Étant donné le formulaire
    Quand il tape « signes » dans « Figée »
"""
STEPS = """
from playwright.sync_api import expect
from guide.browser import find_browser

SITE = "http://site.test/"
typed = []
FORM = '''<!doctype html><meta charset=utf-8><title>Codes 37</title><h1>Codes</h1>
<form action=fin><label>Mot de passe <input type=password name=a></label>
<label>Code <input autocomplete=one-time-code name=b></label><label>Réponse <input name=c></label>
<label>Touches <input type=password></label>
<label>Montré <input type=password id=m></label>
<button type=button onclick="m.type='text'">Voir</button>
<iframe srcdoc="<label>Cadre <input type=password></label>"></iframe>
<label>Bloqué <input type=password disabled></label>
<div contenteditable role=textbox aria-label=Note>x</div>
<div contenteditable=false role=textbox aria-label=Figée>x</div>
<button style="margin-left:37px">Envoyer</button></form>'''

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    return {**browser_type_launch_args, **find_browser(playwright)}

@pytest.fixture
def context(context):
    def answer(route):
        said = "".join(f'<p style="background:red">{html.escape(s)}</p>' for s in typed)
        body = FORM if route.request.url == SITE else f"<!doctype html><h1>Fin</h1>{said}"
        route.fulfill(body=body, content_type="text/html; charset=utf-8")
    context.route("**/*", answer)
    return context

@given("le formulaire")
def _(page):
    typed.clear()
    page.goto(SITE)

@when(parsers.parse("il tape « {which} » dans « {label} »"))
def _(page, evidence_watcher, which, label):
    if label not in ("Mot de passe", "Code"):
        evidence_watcher.hides(SECRETS[which])
    typed.append(SECRETS[which])
    page.get_by_label(label).fill(SECRETS[which], timeout=600)

@when("il tape touche à touche")
def _(page):
    page.get_by_label("Touches").click()
    for key in KEYED["touches"]:
        page.keyboard.press(key)

@when("il tape touche à touche et s'en va")
def _(page, attach):
    page.get_by_label("Touches").click()
    for key in ("x", "Backspace", *SPELT):
        page.keyboard.press(key)
    page.goto(SITE)
    attach(f"Il a tapé {SPELT}", "text/plain")

@when("il tape dans un cadre")
def _(page):
    page.frame_locator("iframe").get_by_label("Cadre").click()
    page.keyboard.type(KEYED["cadre"])

@when("il montre ce qu'il tape")
def _(page):
    page.get_by_role("button", name="Voir").click()
    page.get_by_label("Montré").fill(KEYED["montré"])
    typed.extend(KEYED.values())

@when("il envoie")
def _(page, attach):
    attach(" ".join(typed), "text/plain")
    attach(" ".join(typed).encode(), "text/plain")
    attach(bytes([255, 0]), "image/x-odd")
    page.get_by_role("button", name="Envoyer").click()

@then("la page répète tout")
def _(page, evidence_watcher):
    evidence_watcher.shows("le candidat", page)
    expect(page.get_by_role("heading", name="Fin")).to_be_visible()
"""


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("secrets"))
    suite.feature(SCENARIOS)
    suite.steps(
        f"import html\nSECRETS = {SECRETS!r}\nSPELT = {SPELT!r}\nKEYED = {KEYED!r}\n{STEPS}"
    )
    return suite.play("--browser", "chromium")


@pytest.mark.parametrize("secret", [SECRETS["mot"], SECRETS["zone"], ODD, SPELT, *KEYED.values()])
def test_no_form_of_it_is_in_the_stream(typed: Outcome, secret: str) -> None:
    text = (typed.directory / "messages.ndjson").read_text("utf-8")
    forms = [secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]]
    forms += [html.escape(secret), html.escape(secret, quote=False), quote_plus(secret)]
    assert [form for form in forms if form in text] == []


def test_digits_are_hidden_in_words_and_not_in_places(typed: Outcome) -> None:
    steps = typed.scenario("tapés").steps
    (press,) = steps[5].actions
    assert press.box is not None
    assert press.page is not None
    assert press.page.title == f"Codes {HIDDEN}"
    assert [a.value for step in steps[1:5] for a in step.actions] == [None] * 4
    assert all(a.secret for step in steps[1:5] for a in step.actions)


def test_what_is_typed_in_a_frame_goes_to_the_field_that_has_the_focus(typed: Outcome) -> None:
    press, fill = typed.scenario("tapés sans champ nommé").steps[2].actions
    assert (fill.verb, fill.name, fill.secret) == ("fill", "Cadre", True)
    assert fill.box == press.box


@pytest.mark.parametrize(
    ("name", "step", "secrets"), [("tapés", 6, 4), ("tapés sans champ nommé", 5, 3)]
)
def test_a_page_that_repeats_it_is_covered_on_the_picture(
    typed: Outcome, name: str, step: int, secrets: int
) -> None:
    view = typed.scenario(name).steps[step].moments[-1]
    assert isinstance(view, View)
    assert view.page.lines == ("Fin", *[HIDDEN] * secrets)
    assert view.picture is not None
    with Image.open(view.picture.path) as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or []}
    assert (255, 0, 0) not in colours


def test_what_the_suite_attaches_is_without_it(typed: Outcome) -> None:
    moments = typed.scenario("tapés sans champ nommé").steps[4].moments
    text, bytes_, odd = (one for one in moments if isinstance(one, Attached))
    assert text.text == " ".join([HIDDEN] * 3)
    assert bytes_.data == text.text.encode()
    assert odd.data == b"\xff\x00"


def test_a_page_that_is_left_told_its_keys_to_nobody(typed: Outcome) -> None:
    (attachment,) = [
        one for one in typed.scenario("tapés puis quittés").steps[1].moments
        if isinstance(one, Attached)
    ]  # fmt: skip
    assert attachment.text == f"Il a tapé {HIDDEN}"


@pytest.mark.parametrize("name", ["refusés", "refusés par une zone"])
def test_typing_that_fails_tells_nothing(typed: Outcome, name: str) -> None:
    step = typed.scenario(name).steps[1]
    assert step.failure is not None
    assert "fill" in step.failure.message


@pytest.mark.parametrize(
    ("secret", "told", "kept"),
    [
        ("a'b<c", r"a\u0027b%3Cc, a&#39;b&lt;c", f"{HIDDEN}, {HIDDEN}"),
        ("un mot de passe", "<i>un mot d…</i>", f"<i>{HIDDEN}…</i>"),
        ("37", "le 37, 370 et R37", f"le {HIDDEN}, 370 et R37"),
        ("secret", "un secret, des secrets", f"un {HIDDEN}, des {HIDDEN}s"),
        ('a"b!', r'fill("a\"b!")', f'fill("{HIDDEN}")'),
        ("l'os!", "- text: 'l''os!'", f"- text: '{HIDDEN}'"),
    ],
)
def test_words_are_hidden_as_they_are_written(secret: str, told: str, kept: str) -> None:
    secrets = Secrets()
    secrets.add(secret)
    assert secrets.hide(told) == kept
    assert secrets.hide_in({"box": [37, 1], "name": told, "time": told}) == {
        "box": [37, 1],
        "name": kept,
        "time": told,
    }


NO_TIME = """
from guide.browser import find_browser
from guide.evidence import patience

patience.SCENARIO = 0

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    return {**browser_type_launch_args, **find_browser(playwright)}

@when("il tape")
def _(page):
    page.set_content("<label>Mot de passe <input type=password></label>")
    page.get_by_label("Mot de passe").fill("Papa#99")
    page.get_by_label("Mot de passe").press_sequentially("Québec=10")
    page.keyboard.type("Romeo+11")

@then("il a tapé")
def _(attach):
    attach("Papa#99 Québec=10 Romeo+11", "text/plain")
"""


def test_what_is_typed_where_there_was_no_time_to_look_is_kept_nowhere(suite: Suite) -> None:
    suite.feature("  Scénario: pressé\n    Quand il tape\n    Alors il a tapé\n")
    suite.steps(NO_TIME)
    outcome = suite.play("--browser", "chromium")
    assert outcome.code == 0, outcome.text
    acts = outcome.scenario("pressé").steps[0].actions
    assert [(act.secret, act.value, "épuisé" in (act.lost or "")) for act in acts] == [
        (True, None, True)
    ] * 3
    text = (outcome.directory / "messages.ndjson").read_text("utf-8")
    assert [typed for typed in ("Papa#99", "Québec=10", "Romeo+11") if typed in text] == []
