"""What no page offers, and a browser can send all the same (R26, R15, R55)."""

from playwright.sync_api import Page

_DIVERTED = """address => {
    const form = document.querySelector("form[method=post]");
    form.action = new URL(address, document.baseURI).href;
    form.submit();
}"""
_SLIPPED = "(list, text) => { list.add(new Option(text, text)); list.value = text; }"


def divert(page: Page, address: str) -> None:
    """Send a form of the page, token and all, to an address below the world."""
    with page.expect_navigation():
        page.evaluate(_DIVERTED, address)


def slip_in(page: Page, label: str, text: str) -> None:
    """Choose an entry that a list does not have."""
    page.get_by_label(label).evaluate(_SLIPPED, text)


def copy_session(owner: Page, thief: Page) -> None:
    """Use what the owner's browser keeps as one's own."""
    thief.context.add_cookies(owner.context.cookies())  # pyright: ignore[reportArgumentType]
