"""How suites act on a page: each way ends as it would unwatched."""

from pathlib import Path

import pytest
from playwright.sync_api import Error, expect

from tests.guide.evidence.unfelt.site import FRAME, GO, button, show, went

LONG = "<style>button { position: absolute; top: 705px }</style><div style=height:3000px>" + GO

CARD = """<div id=c role=button aria-label=Carte style="width:80px;height:40px">Carte</div>
<div id=bin style="margin:300px 0 0 400px;width:90px;height:90px">Corbeille</div><script>
let held = false;
c.onmousedown = () => { held = true; };
onmouseup = (e) => { if (held && e.target === bin) o.textContent = 'Fait'; held = false; };
</script>"""


def middle(place):
    box = place.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def twice(page):
    show(page, GO + "<button>Aller</button>")
    with pytest.raises(Error, match="strict mode violation"):
        button(page).click(timeout=1000)


def absent(page):
    show(page, GO)
    button(page, "Absent").click(timeout=1500)


def optional(page):
    show(page, GO)
    try:
        button(page, "Refuser").click(timeout=300)
    except Error as error:
        words = str(error)
    assert words.startswith("Locator.click: Timeout 300ms exceeded."), words
    assert "waiting for" in words, words
    assert "Refuser" in words, words
    button(page).click()
    went(page)


def chosen(page):
    show(page, "<input type=file aria-label=Pièce onchange=\"o.textContent = 'Fait'\">")
    Path("piece.txt").write_text("a")
    with page.expect_file_chooser() as asked:
        page.get_by_label("Pièce").click()
    asked.value.set_files("piece.txt")
    went(page)


def unseen(page):
    show(page, "<label>Pièce <input type=file style='display:none'></label>" + GO)
    page.get_by_label("Pièce").set_input_files({"name": "a", "mimeType": "a/a", "buffer": b"a"})
    button(page).click()
    went(page)


def tried(page):
    show(page, GO)
    button(page).click(trial=True)
    page.click("button", trial=True)
    button(page).click()
    went(page)


def popping(page):
    show(page, "<a href=fin target=_blank>Aller</a>")
    with page.expect_popup() as opened:
        page.get_by_role("link").click()
    expect(opened.value.get_by_role("heading", level=2)).to_have_text("Fin")


def hovered(page):
    show(
        page,
        """<style>ul { display: none } nav:hover ul { display: block }</style>
      <nav><b>Menu</b><ul><li><button onclick="o.textContent='Fait'">Aller</button></ul></nav>""",
    )
    page.get_by_text("Menu").hover()
    button(page).click()
    went(page)


def own(page):
    context = page.context.browser.new_context()
    other = context.new_page()
    other.set_content(FRAME.format(GO))
    button(other).click()
    went(other)
    context.close()


def handled(page):
    show(page, GO + "<select aria-label=Pays><option value=f>France</select>")
    page.query_selector("select").select_option("f")
    page.query_selector("button").click()
    page.click("button")
    page.main_frame.click("text=Aller")
    went(page)


def typed(page):
    show(page, "<input aria-label=Nom oninput='o.textContent = this.value'>" + GO)
    page.get_by_label("Nom").focus()
    page.keyboard.type("Zoé")
    expect(page.locator("#o")).to_have_text("Zoé")
    box = button(page).bounding_box()
    page.mouse.click(box["x"] + 4, box["y"] + 4)
    went(page)


def low(page):
    show(page, LONG)
    page.mouse.click(button(page).bounding_box()["x"] + 4, 712)
    went(page)


def holding(page):
    show(page, LONG)
    page.mouse.move(button(page).bounding_box()["x"] + 4, 712)
    page.mouse.down()
    page.mouse.up()
    went(page)


def keyed(page):
    show(page, LONG)
    button(page).evaluate("e => e.focus({preventScroll: true})")
    page.keyboard.press("Enter")
    went(page)


def dragged(page):
    show(page, CARD)
    page.mouse.move(*middle(page.locator("#c")))
    page.mouse.down()
    page.mouse.move(*middle(page.locator("#bin")), steps=4)
    page.mouse.up()
    went(page)


def carried(page):
    show(page, CARD)
    page.locator("#c").hover()
    page.mouse.down()
    page.locator("#bin").hover()
    page.mouse.up()
    went(page)


def touched(page):
    context = page.context.browser.new_context(has_touch=True)
    other = context.new_page()
    other.set_content(FRAME.format(GO))
    other.touchscreen.tap(*middle(button(other)))
    went(other)
    context.close()


DOES = {
    "un bouton manque et c'est prévu": optional,
    "deux boutons se ressemblent": twice,
    "le bouton n'existe pas": absent,
    "un fichier est choisi": chosen,
    "un champ de fichier est caché": unseen,
    "la suite essaie avant de presser": tried,
    "une fenêtre s'ouvre": popping,
    "un menu s'ouvre au survol": hovered,
    "la suite ouvre son propre navigateur": own,
    "la suite passe par un élément": handled,
    "la suite passe par le clavier et la souris": typed,
    "la souris presse un bouton à demi caché": low,
    "la souris tient ce bouton puis le lâche": holding,
    "le clavier presse un bouton à demi caché": keyed,
    "la souris porte une carte": dragged,
    "un survol porte une carte": carried,
    "un doigt touche le bouton": touched,
}
