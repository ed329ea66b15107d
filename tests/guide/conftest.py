"""One little portal, walked once for the guides and the refreshed documents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guide.i18n import SOURCE, speak
from tests.guide.evidence.suites import Outcome, Suite
from tests.guide.evidence.test_pictures import STEPS

FEATURE = """
  @procedure @procedure-inscription
  Scénario: inscription
    Étant donné le formulaire ouvert par le candidat
    # Étape 1
    Quand il choisit « Par courrier »
    Et il coche « J'accepte »
    Alors la page avertit : « Cochez la case »
    # Étape 2
    Quand il appuie sur « Valider »
    Alors la page dit « C'est fait » avant le 27 janvier

  @depannage @depannage-inscription @R39
  Scénario: Rien n'est coché
    Étant donné le formulaire ouvert par le candidat
    # Étape 2
    Quand il appuie sur « Valider »
    Alors la page avertit : « Cochez la case »

  @depannage @depannage-autre
  Scénario: Un ennui d'ailleurs
    Étant donné le formulaire ouvert par le candidat
    Alors la page avertit : « Cochez la case »
"""
PORTAL = (
    STEPS.replace(
        "<title>Inscription</title>", "<title>Inscription – Petit portail (portail fictif)</title>"
    )
    .replace("<title>Fait</title>", "<title>Fait – Petit portail (portail fictif)</title>")
    .replace(
        "<label><input type=checkbox> J'accepte</label>",
        "<p><input type=radio name=w id=w1><label for=w1>Par courrier</label>"
        "<p><input type=radio name=w id=w2><label for=w2>Par un ami</label>"
        "<p><label><input type=checkbox> J'accepte</label>",
    )
    .replace('<div style="height:2000px"></div>', "")
    .replace(
        'shows("le candidat", page)\n    evidence_watcher.read',
        """shows("l'administrateur", page)\n    evidence_watcher.read""",
    )
    .replace(
        "evidence_watcher.read(Reading(page))",
        "evidence_watcher.read(Reading(page))\n"
        "    evidence_watcher.read(Reading(page, 'qui décide', 'gérant', 'rôle', 'R44'))\n"
        "    evidence_watcher.read(Reading(page, 'messages', 'rien', rule=None))",
    )
    .replace("<h1>C'est fait</h1>", "<h1>C'est fait</h1><p>Attention. Cochez la case d'abord.</p>")
    .replace("<h1>Inscription</h1>", "<p>Bandeau</p><p>Encore</p><h1>Inscription</h1>")
    + """
@when(parsers.parse("il choisit « {label} »"))
def _(page, evidence_watcher, label):
    do(evidence_watcher, page, "choose", "radio", label, lambda x: x.check())

@then(parsers.parse("la page avertit : « {text} »"))
def _(page, evidence_watcher, text):
    evidence_watcher.shows("le candidat", page)
"""
)


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("guide"))
    suite.feature(FEATURE)
    suite.steps(PORTAL)
    played = suite.play("--browser", "chromium")
    assert played.code == 0, played.text
    return played


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """A command that was run here may have spoken English: the next test hears French again."""
    yield
    speak(SOURCE)
