"""Roles and names are those that Playwright computes, whatever a page is made of."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from guide.evidence.look import Wanted
from guide.evidence.looking import look_at, look_from
from tests.heard import heard

pytestmark = pytest.mark.usefixtures("eyes")
PAGES = {
    "names": """<main><h1>Un <b>titre</b></h1>
      <button>Payer</button> <button aria-label="Fermer la fenêtre">×</button>
      <button><span aria-hidden=true>ic</span> Chercher</button>
      <button><img alt="Panier"></button> <button title="Aide"></button>
      <button><svg><title>Menu</title></svg></button>
      <a href=x>Lire <i>la suite</i></a> <a>ancre</a>
      <label>Nom <input></label> <label for=p>Prénom</label><input id=p placeholder=Jean>
      <input placeholder=Ville> <input type=password aria-label=Secret>
      <span id=l>Montant</span><input type=number aria-labelledby=l>
      <label><input type=checkbox checked> J'accepte</label>
      <label><input type=radio> Par <b>courrier</b></label>
      <select aria-label=Pays><option>France</select><textarea aria-label=Note></textarea>
      <input type=submit value=Valider> <input type=submit> <input type=reset>
      <input type=search aria-label=Recherche> <input type=range aria-label=Volume>
      <button disabled>Fermé</button> <div role=button>Dormir</div>
      <div role=heading aria-level=3>Partie</div></main>""",
    "hidden": """<h1>T</h1><button hidden>A</button><button style="display:none">B</button>
      <button style="visibility:hidden">C</button><div aria-hidden=true><button>D</button></div>""",
    "shadow": """<h1>T</h1><div id=h></div><script>
      h.attachShadow({mode: 'open'}).innerHTML = '<h2>Dedans</h2><button>Ombre</button>'
    </script>""",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_look_and_the_tree_agree(page: Page, name: str) -> None:
    page.set_content(PAGES[name])
    look = look_at(page)
    assert [(e["role"], e["name"]) for e in look.elements] == heard(page)


def test_two_looks_at_an_untouched_page_are_one_version(page: Page) -> None:
    page.set_content(PAGES["names"])
    first = look_at(page).version
    assert look_at(page).version == first
    page.evaluate("document.querySelector('h1').textContent = 'Autre'")
    assert look_at(page).version != first


def test_what_is_scrolled_away_inside_of_a_page_is_shown_when_it_is_wanted(page: Page) -> None:
    page.set_content(
        "<div style='height:200px;overflow:auto'><p style='height:900px'>x</p>"
        "<button>Bas</button></div>"
    )
    place = page.get_by_role("button")
    away = look_from(place, page, Wanted())
    assert away.target is not None
    assert away.target.box is None
    assert away.elements[0]["box"] == [0, 0, 0, 0]
    shown = look_from(place, page, Wanted(show=True))
    assert shown.target is not None
    assert shown.target.box is not None
    assert shown.target.box[1] < 200


def test_pictures_that_load_on_scrolling_are_awaited(page: Page) -> None:
    page.route("**/*.png", lambda route: route.abort())
    page.set_content(
        "<div style='height:9000px'></div><img loading=lazy src='http://x.test/a.png'>"
    )
    assert look_at(page, Wanted(hurry=True)).late == 1
    page.wait_for_function("document.images[0].complete")
    assert look_at(page).late == 0
    assert page.evaluate("document.images[0].loading") == "lazy"


LABELS = {
    "wide": "<label style='display:block'><input type=checkbox> J'accepte</label>",
    "nested": "<label style='display:block'><input type=checkbox><div>J'accepte</div></label>",
    "flex": "<label style='display:flex'><input type=radio><span>Par courrier</span></label>",
    "apart": "<input type=checkbox id=c><label for=c style='display:block'>J'accepte</label>",
}


@pytest.mark.parametrize("name", LABELS)
def test_a_label_as_wide_as_its_page_is_framed_at_its_words(page: Page, name: str) -> None:
    page.set_content(f"<main>{LABELS[name]}</main>")
    control = page.get_by_role("radio" if name == "flex" else "checkbox")
    own = control.bounding_box()
    target = look_from(control, page, Wanted()).target
    assert own is not None
    assert target is not None
    assert target.box is not None
    left, top, width, height = target.box
    assert width < 140
    assert left <= own["x"]
    assert left + width >= own["x"] + own["width"]
    assert top <= own["y"]
    assert top + height >= own["y"] + own["height"]


@pytest.mark.parametrize(
    "style", ["border: 1px solid", "background: #eee", "--drawn: 1"], ids=["card", "ground", "own"]
)
def test_a_label_that_draws_its_box_is_framed_as_it_is(page: Page, style: str) -> None:
    hidden = "opacity: 0" if "--drawn" in style else ""
    page.set_content(
        f"<main><label style='display:block; width:300px; box-sizing:border-box; {style}'>"
        f"<input type=checkbox style='{hidden}'> J'accepte</label></main>"
    )
    target = look_from(page.get_by_role("checkbox"), page, Wanted()).target
    assert target is not None
    assert target.box is not None
    assert target.box[2] == 300
