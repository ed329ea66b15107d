"""Watching never changes how a scenario ends, on pages made to hurt the camera."""

from __future__ import annotations

import re
import subprocess

import pytest

from guide.evidence.record import Step
from tests.guide.evidence.suites import Outcome, Suite

KINDS = {
    "une question reste sans réponse": False,
    "une question reçoit sa réponse": True,
    "la page a changé Array et JSON": True,
    "la page s'en va d'elle-même": True,
    "la page compte ce qu'on lui fait": True,
    "la fenêtre se ferme": True,
    "la suite ferme la page": True,
    "la page s'effondre": True,
    "une police n'arrive jamais": True,
    "une requête ne finit jamais": True,
    "le bouton vient tard": True,
    "le bouton sert plus tard": True,
    "un voile couvre le bouton": True,
    "un bouton manque et c'est prévu": True,
    "deux boutons se ressemblent": True,
    "le bouton n'existe pas": False,
    "la page est sans fin": True,
    "un bandeau se met en travers": True,
    "un fichier est choisi": True,
    "un champ de fichier est caché": True,
    "la suite essaie avant de presser": True,
    "un dessin seul est ouvert": True,
    "une fenêtre s'ouvre": True,
    "un cadre disparaît": True,
    "un menu s'ouvre au survol": True,
    "la suite ouvre son propre navigateur": True,
    "la suite passe par un élément": True,
    "la suite passe par le clavier et la souris": True,
    "un texte est lu dans une page figée": True,
    "la souris presse un bouton à demi caché": True,
    "la souris tient ce bouton puis le lâche": True,
    "le clavier presse un bouton à demi caché": True,
    "la souris porte une carte": True,
    "un survol porte une carte": True,
    "un doigt touche le bouton": True,
}
"""What happens, and whether its scenario is green."""
SCENARIOS = """
  Plan du scénario: <ce qui arrive>
    Quand <ce qui arrive>
    Alors rien d'autre

    Exemples:
      | ce qui arrive |
""" + "\n".join(f"      | {kind} |" for kind in KINDS)
STEPS = r'''
import re
from contextlib import suppress
from pathlib import Path
from playwright.sync_api import Error, expect
from guide.browser import find_browser

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    return {**browser_type_launch_args, **find_browser(playwright)}

SITE = "http://site.test/"
FRAME = "<!doctype html><title>Page</title><main><h1>Page</h1>{}<p id=o></p></main>"
PAGES = {
    "passage": FRAME.format("<script>addEventListener('load', () => setTimeout(() =>"
                            " location.replace('fin'), 20))</script>"),
    "fin": FRAME.format("<h2>Fin</h2>"),
    "dessin.svg": "<svg xmlns='http://www.w3.org/2000/svg'><rect width='50' height='50'/></svg>",
    "popup": FRAME.format("<button onclick='window.close()'>Fermer</button>"),
}

@pytest.fixture
def context(context):
    def answer(route):
        name = route.request.url.removeprefix(SITE)
        if not name.startswith("jamais"):
            kind = "image/svg+xml" if name.endswith("svg") else "text/html"
            route.fulfill(body=PAGES[name], content_type=f"{kind}; charset=utf-8")
    context.route("**/*", answer)
    return context

def show(page, body):
    PAGES["page"] = FRAME.format(body)
    page.goto(SITE + "page")

def button(page, name="Aller", **options):
    return page.get_by_role("button", name=name, exact=True, **options)

GO = """<button onclick="o.textContent = 'Fait'">Aller</button>"""

def went(page):
    expect(page.locator("#o")).to_have_text("Fait")

def unanswered(page):
    show(page, GO)
    page.on("dialog", lambda dialog: None)
    with page.expect_event("dialog"):
        page.evaluate("setTimeout(() => confirm('Sûr ?'))")
    raise AssertionError("la question n'est pas celle qui est attendue")

def answered(page):
    show(page, """<button onclick="if (confirm('Sûr ?')) o.textContent = 'Fait'">Aller</button>""")
    page.once("dialog", lambda dialog: dialog.accept())
    button(page).click()
    went(page)

def spoilt(page):
    show(page, """<script>
      Array.prototype.toJSON = () => 'non';
      for (const name of ['map', 'filter', 'find', 'push', 'some', 'every', 'join', 'includes'])
        Array.prototype[name] = () => { throw new Error(name); };
      String.prototype.trim = () => { throw new Error('trim'); };
      JSON.stringify = () => { throw new Error('stringify'); };
      Element.prototype.matches = () => { throw new Error('matches'); };
      document.querySelectorAll = () => { throw new Error('querySelectorAll'); };
    </script>""" + GO)
    button(page).click()
    went(page)

def leaving(page):
    for _ in range(4):
        page.goto(SITE + "passage")
        expect(page.get_by_role("heading", level=2)).to_have_text("Fin")

def counting(page):
    show(page, """<input aria-label=Nom value=a><button>Aller</button><script>
      window.changes = 0;
      addEventListener('load', () => new MutationObserver((all) => {
        window.changes += all.length;
      }).observe(document, {subtree: true, childList: true, attributes: true}));
    </script>""")
    button(page).click()
    page.get_by_label("Nom").fill("b")
    assert page.evaluate("window.changes") == 0

def closing(page):
    show(page, "<button onclick=\"window.open('popup')\">Aller</button>")
    with page.expect_popup() as opened:
        button(page).click()
    # Playwright may see the window go before it sees that the click is done.
    with opened.value.expect_event("close"), suppress(Error):
        button(opened.value, "Fermer").click()

def closed(page):
    show(page, GO)
    page.close()

def crashing(page):
    show(page, GO)
    with suppress(Error):
        page.goto("chrome://crash", timeout=3000)

def fontless(page):
    show(page, """<style>@font-face { font-family: f; src: url(jamais-police) }</style>""" + GO)
    button(page).click()
    page.add_style_tag(content="h1 { font-family: f }")
    went(page)

def endless(page):
    show(page, "<script>fetch('jamais-fin')</script>" + GO)
    button(page).click()
    went(page)

def late(page):
    show(page, """<script>setTimeout(() => { o.insertAdjacentHTML('beforebegin',
      "<button onclick=\\"o.textContent='Fait'\\">Aller</button>") }, 1300)</script>""")
    button(page).click()
    went(page)

def enabled(page):
    show(page, GO.replace("<button", "<button disabled id=b")
         + "<script>setTimeout(() => { b.disabled = false }, 700)</script>")
    button(page).click(timeout=5000)
    went(page)

def veiled(page):
    show(page, GO + """<div id=v style="position:fixed;inset:0;background:#fffc"></div>
      <script>setTimeout(() => v.remove(), 700)</script>""")
    button(page).click()
    went(page)

def optional(page):
    show(page, GO)
    try:
        button(page, "Refuser").click(timeout=300)
    except Error as error:
        words = str(error)
    assert words.startswith("Locator.click: Timeout 300ms exceeded."), words
    assert "waiting for" in words and "Refuser" in words, words
    button(page).click()
    went(page)

def twice(page):
    show(page, GO + "<button>Aller</button>")
    with pytest.raises(Error, match="strict mode violation"):
        button(page).click(timeout=1000)

def absent(page):
    show(page, GO)
    button(page, "Absent").click(timeout=1500)

def tall(page):
    show(page, "<div style='height:40000px'></div>" + GO)
    button(page).click()
    went(page)

def banner(page):
    show(page, GO + """<div id=v style="position:fixed;inset:0;background:#fff">
      <button onclick="v.remove()">Accepter</button></div>""")
    page.add_locator_handler(button(page, "Accepter"), lambda found: found.click())
    button(page).click()
    went(page)

def chosen(page):
    show(page, "<input type=file aria-label=Pièce onchange=\"o.textContent = 'Fait'\">")
    Path("piece.txt").write_text("a")
    with page.expect_file_chooser() as asked:
        page.get_by_label("Pièce").click()
    asked.value.set_files("piece.txt")
    went(page)

def unseen(page):
    show(page, "<label>Pièce <input type=file style='display:none'></label>" + GO)
    page.get_by_label("Pièce").set_input_files({"name": "a", "mimeType": "a/a", "buffer": b"a"})
    button(page).click()
    went(page)

def tried(page):
    show(page, GO)
    button(page).click(trial=True)
    page.click("button", trial=True)
    button(page).click()
    went(page)

def drawn(page):
    page.goto(SITE + "dessin.svg")
    page.locator("rect").click()

def popping(page):
    show(page, "<a href=fin target=_blank>Aller</a>")
    with page.expect_popup() as opened:
        page.get_by_role("link").click()
    expect(opened.value.get_by_role("heading", level=2)).to_have_text("Fin")

def unframed(page):
    inner = "<button onclick=parent.c.remove()>Aller</button>"
    show(page, f"<iframe id=c srcdoc='{inner}'></iframe>")
    page.frame_locator("#c").get_by_role("button").click()
    expect(page.locator("#c")).to_have_count(0)

def hovered(page):
    show(page, """<style>ul { display: none } nav:hover ul { display: block }</style>
      <nav><b>Menu</b><ul><li><button onclick="o.textContent='Fait'">Aller</button></ul></nav>""")
    page.get_by_text("Menu").hover()
    button(page).click()
    went(page)

def own(page, browser):
    context = browser.new_context()
    other = context.new_page()
    other.set_content(FRAME.format(GO))
    button(other).click()
    went(other)
    context.close()

def handled(page):
    show(page, GO + "<select aria-label=Pays><option value=f>France</select>")
    page.query_selector("select").select_option("f")
    page.query_selector("button").click()
    page.click("button")
    page.main_frame.click("text=Aller")
    went(page)

def typed(page):
    show(page, "<input aria-label=Nom oninput='o.textContent = this.value'>" + GO)
    page.get_by_label("Nom").focus()
    page.keyboard.type("Zoé")
    expect(page.locator("#o")).to_have_text("Zoé")
    box = button(page).bounding_box()
    page.mouse.click(box["x"] + 4, box["y"] + 4)
    went(page)

LONG = "<style>button { position: absolute; top: 705px }</style><div style=height:3000px>" + GO
CARD = """<div id=c role=button aria-label=Carte style="width:80px;height:40px">Carte</div>
<div id=bin style="margin:300px 0 0 400px;width:90px;height:90px">Corbeille</div><script>
let held = false;
c.onmousedown = () => { held = true; };
onmouseup = (e) => { if (held && e.target === bin) o.textContent = 'Fait'; held = false; };
</script>"""

def middle(place):
    box = place.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

def low(page):
    show(page, LONG)
    page.mouse.click(button(page).bounding_box()["x"] + 4, 712)
    went(page)

def holding(page):
    show(page, LONG)
    page.mouse.move(button(page).bounding_box()["x"] + 4, 712)
    page.mouse.down()
    page.mouse.up()
    went(page)

def keyed(page):
    show(page, LONG)
    button(page).evaluate("e => e.focus({preventScroll: true})")
    page.keyboard.press("Enter")
    went(page)

def dragged(page):
    show(page, CARD)
    page.mouse.move(*middle(page.locator("#c")))
    page.mouse.down()
    page.mouse.move(*middle(page.locator("#bin")), steps=4)
    page.mouse.up()
    went(page)

def carried(page):
    show(page, CARD)
    page.locator("#c").hover()
    page.mouse.down()
    page.locator("#bin").hover()
    page.mouse.up()
    went(page)

def touched(page, browser):
    context = browser.new_context(has_touch=True)
    other = context.new_page()
    other.set_content(FRAME.format(GO))
    other.touchscreen.tap(*middle(button(other)))
    went(other)
    context.close()

def frozen(page):
    show(page, GO + "<script>Object.freeze(document); Object.freeze(window.Array);</script>")
    assert button(page).inner_text() == "Aller"
    button(page).click()
    went(page)

DOES = dict(zip(KINDS, [unanswered, answered, spoilt, leaving, counting, closing, closed, crashing,
    fontless, endless, late, enabled, veiled, optional, twice, absent, tall, banner, chosen,
    unseen, tried, drawn, popping, unframed, hovered, own, handled, typed, frozen, low, holding,
    keyed, dragged, carried, touched], strict=True))

@when(parsers.re("(?P<kind>.+)"))
def _(request, page, kind):
    does = DOES[kind]
    does(page, request.getfixturevalue("browser")) if does in (own, touched) else does(page)

@then("rien d'autre")
def _(): ...
'''


@pytest.fixture(scope="module")
def hurt(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    suite = Suite(tmp_path_factory.mktemp("dures"))
    suite.feature(SCENARIOS)
    suite.steps(f"KINDS = {list(KINDS)!r}\n{STEPS}")
    return suite


@pytest.fixture(scope="module")
def watched(hurt: Suite) -> Outcome:
    return hurt.play("--browser", "chromium", "-rA")


def _ends(text: str) -> dict[str, str]:
    """How each test ended, by the words of its row."""
    return {
        row: end for end, row in re.findall(r"^(PASSED|FAILED|ERROR) \S+\[([^\]]+)\]", text, re.M)
    }


def test_every_scenario_ends_as_without_evidence(hurt: Suite, watched: Outcome) -> None:
    command = list(hurt.command("--browser", "chromium", "-rA"))
    at = command.index("--evidence")
    alone = subprocess.run(
        command[:at] + command[at + 2 :],
        cwd=hurt.path,
        env=hurt.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )
    assert len(_ends(alone.stdout)) == len(KINDS), alone.stdout
    assert _ends(watched.text) == _ends(alone.stdout), watched.text
    assert watched.code == alone.returncode


@pytest.mark.parametrize(("kind", "green"), KINDS.items(), ids=list(KINDS))
def test_it_is_told_as_it_was(watched: Outcome, kind: str, green: bool) -> None:
    step = _step(watched, kind)
    assert (step.status.value == "PASSED") is green, step


def _step(watched: Outcome, kind: str) -> Step:
    found = next(s for s in watched.run.scenarios() if s.steps[0].title == kind)
    return found.steps[0]


def test_a_lost_picture_says_why(watched: Outcome) -> None:
    (view,) = _step(watched, "une police n'arrive jamais").views
    assert view.picture is None
    assert "Timeout 3000ms" in (view.lost or "")
    assert view.page.headings[0].name == "Page"


def test_a_field_that_nobody_sees_is_not_waited_for(watched: Outcome) -> None:
    _, attach, press = _step(watched, "un champ de fichier est caché").actions
    assert (attach.verb, attach.lost) == ("attach", None)
    assert attach.box is not None
    assert press.lost is None


def test_what_playwright_only_tries_is_no_act(watched: Outcome) -> None:
    acts = _step(watched, "la suite essaie avant de presser").actions
    assert [act.verb for act in acts] == ["open", "press"]


@pytest.mark.parametrize(
    ("kind", "verb", "name"),
    [
        ("la souris presse un bouton à demi caché", "press", "Aller"),
        ("la souris tient ce bouton puis le lâche", "press", "Aller"),
        ("la souris porte une carte", "drag", "Carte"),
        ("un survol porte une carte", "drag", "Carte"),
        ("un doigt touche le bouton", "press", "Aller"),
    ],
)
def test_what_is_pointed_at_is_named_and_photographed(
    watched: Outcome, kind: str, verb: str, name: str
) -> None:
    (act,) = (act for act in _step(watched, kind).actions if act.verb != "open")
    assert (act.verb, act.name) == (verb, name)
    assert act.picture is not None


def test_a_drawing_alone_is_photographed(watched: Outcome) -> None:
    step = _step(watched, "un dessin seul est ouvert")
    assert [moment.lost for moment in (*step.actions, *step.views)] == [None] * 3
    assert step.views[0].picture is not None
