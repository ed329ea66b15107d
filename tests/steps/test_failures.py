"""What is kept of a page where a scenario failed: what explains it, and no secret."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from pages.hand import Hand
from steps.failures import page_kept

FORM = """<!doctype html><title>Entrer</title>
<label>Nom <input></label>
<label>Mot de passe <input type=password></label>
<label>Réponse secrète <input></label>"""


def test_a_page_is_kept_without_the_secrets_that_stand_in_it(page: Page, tmp_path: Path) -> None:
    page.set_content(FORM)
    hand = Hand(page, "l'administrateur")
    hand.fill("Nom", "Rocher")
    hand.fill("Mot de passe", "Demonstration12", secret=True)
    hand.fill("Réponse secrète", "Un Secret", secret=True)
    assert page_kept(hand, tmp_path) == []
    tree = (tmp_path / "l-administrateur.yaml").read_text("utf-8")
    assert '- textbox "Nom": Rocher' in tree
    assert '- textbox "Mot de passe": •••' in tree
    assert '- textbox "Réponse secrète": •••' in tree
