"""One little portal, walked once, and a procedure that its walk illustrates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from guide.publish import publishing
from tests.guide.evidence.suites import Outcome, Suite
from tests.guide.evidence.test_pictures import STEPS

FEATURE = """
  @procedure @procedure-inscription
  Scénario: inscription
    Étant donné le formulaire ouvert par le candidat
    Quand il choisit « Par courrier »
    Et il coche « J'accepte »
    Et il appuie sur « Valider »
    Alors la page dit « C'est fait » avant le 27 janvier

  @depannage @depannage-inscription @R39
  Scénario: Rien n'est coché
    Étant donné le formulaire ouvert par le candidat
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
PROCEDURE = """# S'inscrire

Pour le candidat : en une minute.

## Étape 1

1. Choisissez « Par courrier ».
2. Cochez « J'accepte », puis cliquez sur « valider ».

## Étape 2

### 1. Par la page

La page « C'est fait » s'affiche. C'est *tout* : [lisez](https://exemple.test/) **ceci**.
"""

Build = Callable[..., Result]


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    suite = Suite(tmp_path_factory.mktemp("guide"))
    suite.feature(FEATURE)
    suite.steps(PORTAL)
    played = suite.play("--browser", "chromium")
    assert played.code == 0, played.text
    return played


@pytest.fixture
def build(tmp_path: Path, walked: Outcome, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Runs ``guide build`` without its PDF, which takes a browser more than the rest."""

    def run(procedure: str = PROCEDURE, *options: str, evidence: Path | None = None) -> Result:
        source = tmp_path / "inscription.md"
        source.write_text(procedure, "utf-8")
        if "--pdf" not in options:
            monkeypatch.setattr(publishing, "print_pages", lambda pages: pages)
        given = [option for option in options if option != "--pdf"]
        command = ["build", str(source), "-o", str(tmp_path / "guide"), *given]
        return CliRunner().invoke(main, [*command, "--evidence", str(evidence or walked.directory)])

    return run


@pytest.fixture(scope="session")
def guide_folder(tmp_path_factory: pytest.TempPathFactory, walked: Outcome) -> Path:
    """A whole guide in four formats, to be read only."""
    folder = tmp_path_factory.mktemp("formats")
    source = folder / "inscription.md"
    source.write_text(PROCEDURE, "utf-8")
    command = ["build", str(source), "-o", str(folder / "guide"), "--variant", "documente"]
    result = CliRunner().invoke(main, [*command, "--evidence", str(walked.directory)])
    assert result.exit_code == 0, result.output
    return folder / "guide"
