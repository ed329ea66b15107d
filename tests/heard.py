"""What assistive technology hears of a page, as Playwright computes it."""

import re

from playwright.sync_api import Page

_ROLES = "heading|button|link|checkbox|radio|combobox|listbox|textbox|searchbox|slider|spinbutton"
_LINE = re.compile(rf"""^\s*- '?({_ROLES})(?: "((?:[^"\\]|\\.)*)")?""", re.MULTILINE)


def heard(page: Page) -> list[tuple[str, str]]:
    """Roles and names of headings and controls in the accessibility tree, in order."""
    found = _LINE.findall(page.locator("body").aria_snapshot())
    return [(role, name.replace('\\"', '"').replace("''", "'")) for role, name in found]
