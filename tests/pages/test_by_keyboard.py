"""Both procedures can be followed by somebody who has no pointer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.pages.by_keyboard import ByKeyboard

ROOT = Path(__file__).parents[2]
PROCEDURES = ("ajouter_un_administrateur", "supprimer_un_administrateur")


@pytest.mark.slow
def test_both_procedures_are_walked_by_keyboard_alone() -> None:
    modules = [f"tests/features/test_{name}.py" for name in PROCEDURES]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tracing=off"]
    done = subprocess.run(
        [*command, "-p", "tests.pages.by_keyboard", *modules],
        cwd=ROOT,
        env={name: kept for name, kept in os.environ.items() if not name.startswith("PYTEST_")},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ('<a onclick="location.hash = 1">Suite</a>', "Aucun contrôle « Suite »"),
        ('<button tabindex="-1">Suite</button>', "« Suite » ne s’atteint pas au clavier"),
        ('<button style="outline: none">Suite</button>', "« Suite » ne montre pas qu’il a"),
    ],
)
def test_what_needs_a_pointer_or_hides_the_focus_is_told(page: Page, markup: str, why: str) -> None:
    page.set_content(f'<a href="#">Avant</a>{markup}')
    with pytest.raises((AssertionError, pytest.fail.Exception), match=why):
        ByKeyboard(page, "le candidat").press("Suite")


def test_each_kind_of_control_is_used_by_its_keys(page: Page) -> None:
    page.set_content("""
      <form action="#fini"><label>Nom <input value="avant"></label>
      <label>Liste <select><option>Un<option>Deux<option>Trois</select></label>
      <label><input type="radio" name="r"> Oui</label>
      <label><input type="radio" name="r"> Non</label>
      <label><input type="checkbox"> Lu</label><a href="#fini">Suite</a></form>""")
    hand = ByKeyboard(page, "le candidat")
    hand.fill("Nom", "après")
    hand.select("Liste", "Trois")
    hand.choose("Non")
    hand.tick("Lu")
    hand.press("Suite")
    assert page.get_by_label("Nom").input_value() == "après"
    assert page.get_by_label("Liste").input_value() == "Trois"
    assert [page.get_by_label(name).is_checked() for name in ("Oui", "Non", "Lu")] == [
        False,
        True,
        True,
    ]
    assert page.url.endswith("#fini")
