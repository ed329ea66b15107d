"""What the hand says when a control is there and cannot be used."""

import pytest
from playwright.sync_api import Page

from pages.hand import ControlInert, Hand

COVERED = '<div style="position: fixed; inset: 0"></div>'
INERT = {
    "disabled": ("<button disabled>Valider</button>", "il est désactivé"),
    "covered": (f"<button>Valider</button>{COVERED}", "autre chose est par-dessus"),
    "nowhere": (
        '<button style="width: 0; height: 0; padding: 0; border: 0">Valider</button>',
        "il",
    ),
}


@pytest.mark.parametrize("case", INERT)
def test_a_control_that_cannot_be_used_says_why(page: Page, case: str) -> None:
    html, why = INERT[case]
    page.set_default_timeout(400)
    page.set_content(html)
    with pytest.raises(ControlInert, match=f"« Valider » .button. est sur la page .* : {why}"):
        Hand(page, "le candidat").press("Valider")


def test_an_entry_that_a_list_does_not_have_is_told(page: Page) -> None:
    page.set_default_timeout(400)
    page.set_content("<label>Rôle <select><option>A</option></select></label>")
    with pytest.raises(ControlInert, match="cette entrée n’est pas dans la liste"):
        Hand(page, "le candidat").select("Rôle", "B")
