"""What the hand says when a control is there and cannot be used."""

import pytest
from playwright.sync_api import Page, Route

from pages.finder import ControlNotFound
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


def test_the_last_acts_are_kept_without_secrets(page: Page) -> None:
    page.set_content("<label>Nom <input></label><label>Mot de passe <input type=password></label>")
    hand = Hand(page, "le candidat")
    hand.fill("Nom", "Lefèvre")
    hand.fill("Mot de passe", "Motdepasse12", secret=True)
    assert [(act.verb, act.label, act.value) for act in hand.past] == [
        ("fill", "Nom", "Lefèvre"),
        ("fill", "Mot de passe", None),
    ]


def test_what_a_press_started_is_over_when_the_page_is_read(page: Page) -> None:
    """A request that no navigation waits for, to a server that is slow."""
    answered: list[str] = []

    def serve(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        if name == "suite":
            page.wait_for_timeout(500)
        answered.append(name)
        button = "<button onclick=\"fetch('suite')\">Chercher</button>"
        route.fulfill(body=button, content_type="text/html; charset=utf-8")

    page.route("**/*", serve)
    hand = Hand(page, "le candidat")
    hand.open("http://essai.example/page")
    hand.press("Chercher")
    assert hand.page.get_by_role("button").count() == 1
    assert answered == ["page", "suite"]


def test_a_label_that_two_controls_carry_is_not_pressed(page: Page) -> None:
    page.set_content("<button>Valider</button><button>Valider</button>")
    with pytest.raises(ControlNotFound, match="Plusieurs contrôles"):
        Hand(page, "le candidat").press("Valider")
