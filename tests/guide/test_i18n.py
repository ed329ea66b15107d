"""What a suite's author reads is all in English too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import guide
from guide.cli import main
from guide.i18n import gettext, mark, ngettext, speak
from guide.lint.finding import CODES
from tests.guide.evidence.suites import Suite

HOME = Path(guide.__file__).parent
ROOMS = ("catalogue/", "evidence/", "lint/", "packs/", "pictures/", "report/", "runs/command")
FRENCH = re.compile(
    r"[àâçéèêëîïôûùœ]|[’]\w|\b[ldn]'\w|\b(le|la|les|un|une|des|du|est|et|ou|sans|dans|pour|par|rien|aucune?)\b",
    re.IGNORECASE,
)
SAID = {"gettext", "mark", "ngettext"}
NOT_SAID = {
    # words that are read in features and documents, or written into them
    "guide/lint/keywords.py",
    "guide/lint/source.py",
    # what the stream of Cucumber Messages calls hooks, whoever reads it
    "guide/evidence/teststeps.py",
    "guide/evidence/observed.py",
    "guide/evidence/secrets.py",
    # the folder of what has no name in letters
    "guide/evidence/places.py",
    # the moments of a picture in a baseline, which outlives its language
    "guide/pictures/screenshots.py",
}
NOT_TOLD = {"Étant donné que", "Étant donné", "Plan du scénario:", r"\1Plan du scénario:"}


def texts_in(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that nothing translates; docstrings and patterns are none."""
    tree = ast.parse(path.read_text("utf-8"))
    waived: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in SAID | {"compile", "frozenset"}:
                waived.update(part for word in node.args for part in ast.walk(word))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            waived.add(node.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in waived:
            yield node.lineno, node.value


def test_no_french_is_said_without_a_translation() -> None:
    found = [
        f"{path.relative_to(HOME.parent)}:{line}: {text}"
        for path in sorted(HOME.rglob("*.py"))
        if path.relative_to(HOME).as_posix().startswith(ROOMS)
        if path.relative_to(HOME.parent).as_posix() not in NOT_SAID
        for line, text in texts_in(path)
        if FRENCH.search(text) and text not in NOT_TOLD
    ]
    assert found == []


BARE = {"(UTC), .", "×  pixels, , .", "guide pictures approve  --baseline"}
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
TRANSLATED = re.compile(r"""n?gettext\((?:"[^"]*"|'[^']*')(?:, "[^"]*")?""")


@pytest.mark.parametrize("room", ["catalogue", "pictures", "report"])
def test_no_text_of_a_template_is_left_without_a_translation(room: str) -> None:
    found: list[str] = []
    for path in sorted((HOME / room / "templates").glob("*.html")):
        text = re.sub(r"<(script|style).*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
        code = TRANSLATED.sub("", " ".join(JINJA.findall(text)))
        strings = [one for one in re.findall(r"\"[^\"]*\"", code) if FRENCH.search(one)]
        bare = JINJA.sub("", text)
        told = re.findall(r"(?:aria-label|placeholder|title|alt)=\"([^\"]+)\"", bare)
        told = [one.strip() for one in (*told, *re.split(r"<[^>]*>", bare))]
        strings += [one for one in told if re.search(r"[^\W\d_]{2}", one) and one not in BARE]
        found += [f"{path.name}: {one}" for one in strings]
    assert found == []


def test_no_text_leaves_its_number_to_the_reader() -> None:
    catalogue = HOME / "i18n/locale/en/LC_MESSAGES/guide.po"
    assert re.findall(r".*\w\((?:s|e|es|x)\).*", catalogue.read_text("utf-8")) == []


def test_numbers_choose_their_words_in_both_languages() -> None:
    one, several = mark("{number} fichier vérifié"), mark("{number} fichiers vérifiés")
    assert [ngettext(one, several, n) for n in (0, 1, 2)] == [one, one, several]
    speak("en")
    try:
        told = [ngettext(one, several, n) for n in (0, 1, 2)]
        assert told == ["{number} files checked", "{number} file checked", "{number} files checked"]
        assert gettext("no such text") == "no such text"
    finally:
        speak("fr")


def test_every_code_of_the_lint_has_its_english() -> None:
    speak("en")
    try:
        assert [code for code, title in CODES.items() if gettext(title) == title] == []
    finally:
        speak("fr")


FEATURE = """Feature: shop
  Scenario: buy
    Given a page
  Scenario: fall
    When it breaks
"""
STEPS = """
@given("a page")
def _(): ...

@when("it breaks")
def _(): raise AssertionError("no bread")

@when("nobody comes")
def _(): ...
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    suite = Suite(tmp_path_factory.mktemp("shop"))
    suite.feature("")
    suite.write({"essai.feature": FEATURE})
    suite.steps(STEPS)
    return suite


def test_an_english_suite_is_told_in_english(shop: Suite, monkeypatch: pytest.MonkeyPatch) -> None:
    played = shop.play()
    assert "2 scenarios written, 2 collected, 0 deselected, 2 played, 2 reported, 1 failed" in (
        played.text
    )
    monkeypatch.chdir(shop.path)
    try:
        for words, said in {
            ("lint", "."): "No step uses the definition “nobody comes”.",
            ("evidence", "preuve"): "1 scenario failed",
            ("report", "--help"): "Writes on a single page all that",
            ("--help",): "Check .feature files.",
            ("steps", "--features", "."): "3 steps, 1 of which nothing uses",
            ("report", "preuve"): "Report written: report.html",
        }.items():
            assert said in CliRunner().invoke(main, [*words]).output, words
        page = (shop.path / "report.html").read_text("utf-8")
        catalogue = (shop.path / "build" / "steps.html").read_text("utf-8")
    finally:
        speak("fr")
    for written in (page, catalogue):
        assert '<html lang="en">' in written
        text = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", written, flags=re.DOTALL)
        assert FRENCH.search(text) is None, FRENCH.search(text)


def test_the_configuration_decides(shop: Suite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shop.path)
    shop.write({"pyproject.toml": '[tool.guide]\nlanguage = "fr"\n'})
    try:
        assert (
            "2 points à corriger (1 fichier vérifié)"
            in CliRunner().invoke(main, ["lint", "essai.feature"]).output
        )
    finally:
        (shop.path / "pyproject.toml").unlink()
