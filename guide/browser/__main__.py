"""Say which browser runs will use, or lend it to runs on other machines."""

from __future__ import annotations

import argparse
import sys

from playwright.sync_api import sync_playwright

from guide.browser import BrowserNotFound, find_browser
from guide.browser.lending import lend


def main() -> int:
    """Print the browser that runs will use, or lend it; 1 when there is none."""
    parser = argparse.ArgumentParser(prog="python -m guide.browser", description=__doc__)
    parser.add_argument("--lend", action="store_true", help="Prête ce navigateur à d’autres runs.")
    parser.add_argument("--host", default="127.0.0.1", help="Adresse d’écoute (127.0.0.1).")
    parser.add_argument("--port", type=int, default=3000, help="Port d’écoute (3000).")
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        try:
            options = find_browser(playwright)
        except BrowserNotFound as missing:
            print(missing, file=sys.stderr)
            return 1
        own = playwright.chromium.executable_path
    path = options.get("executable_path")
    if asked.lend:
        return lend(path, asked.host, asked.port)
    print(path or f"Playwright : {own}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
