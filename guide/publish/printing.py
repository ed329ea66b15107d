"""Our own HTML printed to tagged PDF by the browser, in a process of its own.

Playwright allows one event loop per process, and whoever calls may already have one.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOOTER = (
    '<div style="width:100%;margin:0 17mm;font:7.5pt sans-serif;color:#52606b;'
    'display:flex;justify-content:space-between">'
    '<span class="title"></span>'
    '<span>Page <span class="pageNumber"></span> sur <span class="totalPages"></span></span></div>'
)


class PrintError(Exception):
    """The browser did not print; the message says why."""


def print_pages(pages: list[Path]) -> list[Path]:
    """Print each HTML file to a PDF beside it.

    Raises:
        PrintError: there is no browser here, or it failed.
    """
    command = [sys.executable, "-m", "guide.publish.printing", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PrintError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "")
    return [page.with_suffix(".pdf") for page in pages]


def _print(pages: list[Path]) -> None:
    from playwright.sync_api import sync_playwright

    from guide.browser import find_browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**find_browser(playwright))
        context = browser.new_context(locale="fr-FR", java_script_enabled=False)
        for page in pages:
            tab = context.new_page()
            tab.goto(page.resolve().as_uri())
            tab.pdf(
                path=page.with_suffix(".pdf"),
                prefer_css_page_size=True,
                print_background=True,
                display_header_footer=True,
                header_template="<span></span>",
                footer_template=FOOTER,
                tagged=True,
                outline=True,
            )
            tab.close()
        browser.close()


if __name__ == "__main__":
    _print([Path(name) for name in sys.argv[1:]])
