"""What axe objects to on a page; what it approves of is not asked for, and costs as much again."""

from axe_playwright_python.sync_playwright import Axe, AxeResults
from playwright.sync_api import Page

_AXE = Axe()


def objections(page: Page) -> AxeResults:
    """The violations alone."""
    return _AXE.run(page, options={"resultTypes": ["violations"]})
