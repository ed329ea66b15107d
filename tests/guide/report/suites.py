"""A tiny suite with one scenario of each kind, played once with evidence."""

from __future__ import annotations

from tests.guide.evidence.suites import Outcome, Suite

SCENARIOS = """
  @R21 @R22 @branche-simple
  Scénario: Une demande réussit
    # Étape 1 : la demande
    Étant donné le formulaire ouvert
    Quand il remplit « Nom » avec « Noël & <fils »
    Et il tape son mot de passe
    # Étape 2
    Quand il appuie sur « Valider »
    Alors il est averti du délai

  @R23
  Scénario: Le bouton a disparu
    # Étape 1 : la demande
    Étant donné le formulaire ouvert
    # Étape 2
    Quand il appuie sur « Introuvable »
    Alors il est averti du délai

  Scénario: Le libellé a changé
    Étant donné le formulaire ouvert
    Quand le libellé « Valider » est devenu « Envoyer »
    Alors il est averti du délai

  Scénario: Personne ne l'a écrite
    Étant donné une étape que rien ne définit

  @R24
  Scénario: Écarté
    # Étape 3
    Étant donné le formulaire ouvert

  Plan du scénario: À la seconde fois
    Étant donné que <mot> va
    Exemples:
      | mot |
      | un  |
      | deux |
"""
STEPS = '''
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from guide.browser import find_browser

SOFT = []
FORM = """<!doctype html><html lang=fr><meta charset=utf-8><title>Inscription</title>
<h1>Vos données</h1>
<label>Nom <input name=n></label><label>Mot de passe <input type=password></label>
<p style="height:1500px">…</p><button>Valider</button>"""

@dataclass
class Act:
    verb: str
    label: str
    page: Any
    role: str | None = None
    value: str | None = None
    secret: bool = False
    locator: Any = None
    actor: str = "le candidat"

    @property
    def name(self):
        return self.label

@dataclass
class Limit:
    page: Any
    name: str = "délai"
    value: str = "15"
    unit: str = "jours"
    rule: str = "R22"
    actor: str = "le candidat"

class World:
    def now(self):
        return dt.datetime(2026, 1, 12, 9, 0, tzinfo=dt.timezone.utc)

    def journal(self):
        return [{"at": "2026-01-12", "event": "demande-refusée", "details": {"place": 3}}]

@pytest.fixture
def evidence_world():
    return World()

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    return {**browser_type_launch_args, **find_browser(playwright)}

@pytest.fixture
def portal(page, evidence_watcher):
    page.route("**/*", lambda r: r.fulfill(body=FORM, content_type="text/html"))
    return page

def do(watcher, act, how):
    watcher.before(act)
    how()
    watcher.after(act)

@given("le formulaire ouvert")
def _(portal, evidence_watcher):
    do(evidence_watcher, Act("open", "x", portal), lambda: portal.goto("http://portail.test/x"))

@when(parsers.parse("il remplit « {label} » avec « {text} »"))
def _(portal, evidence_watcher, label, text):
    field = portal.get_by_label(label)
    act = Act("fill", label, portal, "textbox", text, locator=field)
    do(evidence_watcher, act, lambda: field.fill(text))

@when("il tape son mot de passe")
def _(portal, evidence_watcher):
    field = portal.get_by_label("Mot de passe")
    act = Act("fill", "Mot de passe", portal, "textbox", "s3cr3t-42", True, field)
    do(evidence_watcher, act, lambda: field.fill("s3cr3t-42"))

@when(parsers.parse("il appuie sur « {label} »"))
def _(portal, evidence_watcher, label):
    button = portal.get_by_role("button", name=label)
    assert button.count(), f"Aucun contrôle « {label} » ici."
    do(evidence_watcher, Act("press", label, portal, "button", locator=button), button.click)

@then("il est averti du délai")
def _(portal, evidence_watcher):
    evidence_watcher.shows("le candidat", portal)
    evidence_watcher.read(Limit(portal))

@when(parsers.parse("le libellé « {asked} » est devenu « {found} »"))
def _(evidence_fault, asked, found):
    SOFT.append(f"« {asked} » s'appelle maintenant « {found} »")
    evidence_fault(SOFT[0], kind="drift", asked=asked, found=found)

@given(parsers.parse("{word} va"))
def _(word, evidence_arranged):
    evidence_arranged(f"essai {word}")
    if word == "deux" and not Path("vu").exists():
        Path("vu").write_text("")
        raise AssertionError("pas encore")

@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    SOFT.clear()
    result = yield
    if SOFT:
        pytest.fail(SOFT[0])
    return result
'''


def play(suite: Suite) -> Outcome:
    """Run it in a browser, once, and leave one scenario out."""
    suite.feature(SCENARIOS)
    suite.steps(STEPS)
    options = ("--browser", "chromium", "--reruns", "1", "--only-rerun", "pas encore")
    return suite.play(*options, "-k", "not Écarté and not écarté")
