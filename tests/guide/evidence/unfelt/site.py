"""A site whose pages are served by the suite that visits them."""

from playwright.sync_api import Locator, Page, Route, expect

SITE = "http://site.test/"
FRAME = "<!doctype html><title>Page</title><main><h1>Page</h1>{}<p id=o></p></main>"
PAGES = {
    "passage": FRAME.format(
        "<script>addEventListener('load', () => setTimeout(() =>"
        " location.replace('fin'), 20))</script>"
    ),
    "fin": FRAME.format("<h2>Fin</h2>"),
    "dessin.svg": "<svg xmlns='http://www.w3.org/2000/svg'><rect width='50' height='50'/></svg>",
    "popup": FRAME.format("<button onclick='window.close()'>Fermer</button>"),
}
GO = """<button onclick="o.textContent = 'Fait'">Aller</button>"""


def answer(route: Route) -> None:
    """What the site says; what is called « jamais… » never comes."""
    name = route.request.url.removeprefix(SITE)
    if not name.startswith("jamais"):
        kind = "image/svg+xml" if name.endswith("svg") else "text/html"
        route.fulfill(body=PAGES[name], content_type=f"{kind}; charset=utf-8")


def show(page: Page, body: str) -> None:
    """Open a page that holds this."""
    PAGES["page"] = FRAME.format(body)
    page.goto(SITE + "page")


def button(page: Page, name: str = "Aller") -> Locator:
    """The button of this name."""
    return page.get_by_role("button", name=name, exact=True)


def went(page: Page) -> None:
    """The button was pressed, and the page heard it."""
    expect(page.locator("#o")).to_have_text("Fait")
