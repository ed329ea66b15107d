"""What pages do while somebody is at them: each ends as it would unwatched."""

from contextlib import suppress

from playwright.sync_api import Error, expect

from tests.guide.evidence.unfelt.site import GO, SITE, button, show, went


def unanswered(page):
    show(page, GO)
    page.on("dialog", lambda _dialog: None)
    with page.expect_event("dialog"):
        page.evaluate("setTimeout(() => confirm('Sûr ?'))")
    raise AssertionError("la question n'est pas celle qui est attendue")


def answered(page):
    show(page, """<button onclick="if (confirm('Sûr ?')) o.textContent = 'Fait'">Aller</button>""")
    page.once("dialog", lambda dialog: dialog.accept())
    button(page).click()
    went(page)


def spoilt(page):
    show(
        page,
        """<script>
      Array.prototype.toJSON = () => 'non';
      for (const name of ['map', 'filter', 'find', 'push', 'some', 'every', 'join', 'includes'])
        Array.prototype[name] = () => { throw new Error(name); };
      String.prototype.trim = () => { throw new Error('trim'); };
      JSON.stringify = () => { throw new Error('stringify'); };
      Element.prototype.matches = () => { throw new Error('matches'); };
      document.querySelectorAll = () => { throw new Error('querySelectorAll'); };
    </script>"""
        + GO,
    )
    button(page).click()
    went(page)


def leaving(page):
    for _ in range(4):
        page.goto(SITE + "passage")
        expect(page.get_by_role("heading", level=2)).to_have_text("Fin")


def counting(page):
    show(
        page,
        """<input aria-label=Nom value=a><button>Aller</button><script>
      window.changes = 0;
      addEventListener('load', () => new MutationObserver((all) => {
        window.changes += all.length;
      }).observe(document, {subtree: true, childList: true, attributes: true}));
    </script>""",
    )
    button(page).click()
    page.get_by_label("Nom").fill("b")
    assert page.evaluate("window.changes") == 0


def closing(page):
    show(page, "<button onclick=\"window.open('popup')\">Aller</button>")
    with page.expect_popup() as opened:
        button(page).click()
    # Playwright may see the window go before it sees that the click is done.
    with opened.value.expect_event("close"), suppress(Error):
        button(opened.value, "Fermer").click()


def closed(page):
    show(page, GO)
    page.close()


def crashing(page):
    show(page, GO)
    with suppress(Error):
        page.goto("chrome://crash", timeout=3000)


def fontless(page):
    show(page, """<style>@font-face { font-family: f; src: url(jamais-police) }</style>""" + GO)
    button(page).click()
    page.add_style_tag(content="h1 { font-family: f }")
    went(page)


def endless(page):
    show(page, "<script>fetch('jamais-fin')</script>" + GO)
    button(page).click()
    went(page)


def late(page):
    show(
        page,
        """<script>setTimeout(() => { o.insertAdjacentHTML('beforebegin',
      "<button onclick=\\"o.textContent='Fait'\\">Aller</button>") }, 1300)</script>""",
    )
    button(page).click()
    went(page)


def enabled(page):
    show(
        page,
        GO.replace("<button", "<button disabled id=b")
        + "<script>setTimeout(() => { b.disabled = false }, 700)</script>",
    )
    button(page).click(timeout=5000)
    went(page)


def veiled(page):
    show(
        page,
        GO
        + """<div id=v style="position:fixed;inset:0;background:#fffc"></div>
      <script>setTimeout(() => v.remove(), 700)</script>""",
    )
    button(page).click()
    went(page)


def tall(page):
    show(page, "<div style='height:40000px'></div>" + GO)
    button(page).click()
    went(page)


def banner(page):
    show(
        page,
        GO
        + """<div id=v style="position:fixed;inset:0;background:#fff">
      <button onclick="v.remove()">Accepter</button></div>""",
    )
    page.add_locator_handler(button(page, "Accepter"), lambda found: found.click())
    button(page).click()
    went(page)


def drawn(page):
    page.goto(SITE + "dessin.svg")
    page.locator("rect").click()


def unframed(page):
    inner = "<button onclick=parent.c.remove()>Aller</button>"
    show(page, f"<iframe id=c srcdoc='{inner}'></iframe>")
    page.frame_locator("#c").get_by_role("button").click()
    expect(page.locator("#c")).to_have_count(0)


def frozen(page):
    show(page, GO + "<script>Object.freeze(document); Object.freeze(window.Array);</script>")
    assert button(page).inner_text() == "Aller"
    button(page).click()
    went(page)


DOES = {
    "une question reste sans réponse": unanswered,
    "une question reçoit sa réponse": answered,
    "la page a changé Array et JSON": spoilt,
    "la page s'en va d'elle-même": leaving,
    "la page compte ce qu'on lui fait": counting,
    "la fenêtre se ferme": closing,
    "la suite ferme la page": closed,
    "la page s'effondre": crashing,
    "une police n'arrive jamais": fontless,
    "une requête ne finit jamais": endless,
    "le bouton vient tard": late,
    "le bouton sert plus tard": enabled,
    "un voile couvre le bouton": veiled,
    "la page est sans fin": tall,
    "un bandeau se met en travers": banner,
    "un dessin seul est ouvert": drawn,
    "un cadre disparaît": unframed,
    "un texte est lu dans une page figée": frozen,
}
