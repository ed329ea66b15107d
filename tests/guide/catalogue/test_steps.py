"""``guide steps``: what a person finds who writes a scenario without Python."""

from __future__ import annotations

import base64
import io
import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from playwright.sync_api import Page, expect

from guide.cli import main
from tests.axe import objections
from tests.guide.pictures.portal import Portal, element
from tests.guide.pictures.portal import page as page_of

STEPS = """
from pytest_bdd import given, parsers, then, when
raise SystemExit("ce code ne doit pas être exécuté")

@given(parsers.parse("une entreprise qui a {people}"))
def company(people): ...

@given(parsers.parse("{acteur:Acteur} ouvre {lieu}"))
@when(parsers.parse("{acteur:Acteur} ouvre {lieu}"))
def opens(acteur, lieu): ...

@when(parsers.parse("{acteur:Acteur} clique sur « {label} »"))
def presses(acteur, label): ...

@when(parsers.parse("{acteur:Acteur} remplit :"))
def fills(acteur, datatable): ...

@then(parsers.re(r"le délai est de (?P<days>[0-9]+(?: ou [0-9]+)?) jours"))
def delay(days): ...

@then("rien ne change")
def nothing(): ...
"""
FEATURE = """# language: fr
Fonctionnalité: Essai

  Contexte:
    Étant donné que le candidat ouvre le portail

  Scénario: Clics
    Étant donné une entreprise qui a deux personnes
    Quand le candidat ouvre le menu
    Et l’employeur clique sur « Valider »
    Et le candidat clique sur « Retour »
    Et le candidat remplit :
      | champ | valeur |
      | Nom   | Durand |

  Plan du scénario: Délais
    Alors le délai est de <jours> jours
    Exemples:
      | jours   |
      | 15      |
      | 15 ou 30 |
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"steps/a.py": STEPS, "features/essai.feature": FEATURE}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["steps", *map(str, words)])


def cards(output: Path) -> dict[str, str]:
    """The entries of a page by type and text, as text without tags."""
    found: dict[str, str] = {}
    for group, text, body in re.findall(
        r'<article\s+data-group="([^"]*)"\s+data-text="([^"]*)"[^>]*>(.*?)</article>',
        output.read_text("utf-8"),
        re.DOTALL,
    ):
        plain = unescape(re.sub(r"<[^>]+>", " ", body))
        found[f"{group} {unescape(text)}"] = " ".join(plain.split())
    return found


def test_every_definition_is_there_under_its_keyword(project: Path) -> None:
    result = call("-o", "etapes.html")
    assert result.exit_code == 0, result.output
    assert "7 étapes, dont 1 que rien n’utilise" in result.output
    assert list(cards(project / "etapes.html")) == [
        "Étant donné « acteur » ouvre « lieu »",
        "Étant donné une entreprise qui a « people »",
        "Quand « acteur » clique sur « label »",
        "Quand « acteur » ouvre « lieu »",
        "Quand « acteur » remplit :",
        "Alors le délai est de « days » jours",
        "Alors rien ne change",
    ]


def test_examples_start_with_their_own_keyword_and_keep_their_table(project: Path) -> None:
    call("-o", "etapes.html")
    found = cards(project / "etapes.html")
    opens = found["Étant donné « acteur » ouvre « lieu »"]
    assert "Étant donné que le candidat ouvre le portail Copier" in opens
    assert "le menu" not in opens
    assert "Quand le candidat ouvre le menu" in found["Quand « acteur » ouvre « lieu »"]
    page = (project / "etapes.html").read_text("utf-8")
    table = "Quand le candidat remplit :\n  | champ | valeur |\n  | Nom   | Durand |</pre>"
    assert table in page


def test_uses_name_scenario_file_and_line_and_parameters_their_values(project: Path) -> None:
    call("-o", "etapes.html")
    found = cards(project / "etapes.html")
    clicks = found["Quand « acteur » clique sur « label »"]
    assert "Utilisée 2 fois Clics features/essai.feature:10 Clics" in clicks
    assert "label Retour · Valider" in clicks
    delay = found["Alors le délai est de « days » jours"]
    assert "days 15 · 15 ou 30" in delay
    assert "Alors le délai est de 15 ou 30 jours" in delay
    assert (
        "Contexte (2 scénarios) features/essai.feature:5"
        in (found["Étant donné « acteur » ouvre « lieu »"])
    )


def test_a_step_of_a_background_is_used_by_each_scenario_that_starts_from_it(project: Path) -> None:
    rules = (
        FEATURE
        + """
  Règle: une
    Contexte:
      Étant donné que le candidat ouvre le menu
    Scénario: premier
      Alors rien ne change
    Scénario: second
      Alors rien ne change
"""
    )
    (project / "features/essai.feature").write_text(rules, "utf-8")
    call("-o", "etapes.html")
    opens = cards(project / "etapes.html")["Étant donné « acteur » ouvre « lieu »"]
    assert "Utilisée 6 fois Contexte (4 scénarios) features/essai.feature:5" in opens
    assert "Contexte (2 scénarios) features/essai.feature:25" in opens


def test_what_nothing_uses_is_marked(project: Path) -> None:
    call("-o", "etapes.html")
    marked = [text for text, body in cards(project / "etapes.html").items() if "Aucun scé" in body]
    assert marked == ["Alors rien ne change"]


def test_the_page_is_the_same_twice_and_asks_for_nothing(project: Path) -> None:
    call("-o", "un.html")
    call("-o", "deux.html")
    assert (project / "un.html").read_bytes() == (project / "deux.html").read_bytes()
    assert not re.search(r'(?:src|href)="(?!data:|#)', (project / "un.html").read_text("utf-8"))


def test_evidence_gives_pages_durations_and_the_last_picture(tmp_path: Path) -> None:
    pages = {
        "accueil": page_of(element("button", "Valider")),
        "menu": page_of(element("link", "Sortir"), title="Menu", url="http://portail.test/menu"),
    }
    run = Portal(tmp_path, pages).play()
    result = call(
        "--steps",
        tmp_path / "conftest.py",
        "--features",
        tmp_path / "essai.feature",
        "--evidence",
        run.directory,
        "-o",
        tmp_path / "etapes.html",
    )
    assert result.exit_code == 0, result.output
    card = cards(tmp_path / "etapes.html")["Quand le candidat regarde « name »"]
    assert "Pages Accueil (/) · Menu (/menu)" in card
    assert re.search(r"Durée médiane \d+ ms", card)
    assert "À la fin de l’étape : Menu" in card
    sources = re.findall(
        r'src="data:image/png;base64,([^"]+)"', (tmp_path / "etapes.html").read_text()
    )
    assert len(sources) == 1
    with Image.open(io.BytesIO(base64.b64decode(sources[0]))) as picture:
        assert picture.width <= 640


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--steps", "ailleurs"), "« ailleurs » n’existe pas"),
        (("--features", "ailleurs"), "« ailleurs » n’existe pas"),
        (("--steps", "features"), "aucune définition"),
        (("--evidence", "steps"), "ne contient pas de preuve"),
        (("-o", "steps/a.py/x.html"), "ne peut pas être lu ou écrit"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(
    words: tuple[str, ...], message: str, project: Path
) -> None:
    result = call(*words)
    assert (result.exit_code, message in result.output) == (2, True), result.output


def test_a_file_that_does_not_read_is_told(project: Path) -> None:
    (project / "steps/b.py").write_text("from pytest_bdd import (")
    result = call("-o", "etapes.html")
    assert result.exit_code == 0
    assert "steps/b.py:1" in result.stderr


def test_the_page_is_searched_and_copied_from_with_the_keyboard(project: Path, page: Page) -> None:
    call("-o", "etapes.html")
    page.goto((project / "etapes.html").as_uri())
    assert objections(page).violations_count == 0
    page.keyboard.press("/")
    page.keyboard.type("DELAI jours")
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 étape")
    expect(page.get_by_role("heading", name="Quand…")).to_be_hidden()
    page.get_by_role("button", name="Copier").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Ligne copiée")
    page.get_by_role("searchbox").press("ControlOrMeta+a")
    page.keyboard.press("ControlOrMeta+v")
    expect(page.get_by_role("searchbox")).to_have_value("Alors le délai est de 15 jours")
    page.keyboard.press("Escape")
    expect(page.get_by_role("article")).to_have_count(7)
    page.get_by_label("Inutilisées seulement").check()
    expect(page.get_by_role("article")).to_have_count(1)
