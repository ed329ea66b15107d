"""Which browser drives the pages: Playwright's own, else one that the machine already has."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from guide.i18n import gettext

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

HEADLESS_SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


STEADY = ("--disable-partial-raster",)
"""Repainting a part of a tile smooths rounded corners otherwise than painting it whole: under load
one picture in ten differed by a few pixels without this, none with it."""
FONTS = Path(__file__).with_name("fonts.conf")
FONT_RULES = "FONTCONFIG_FILE"
"""Names the rules by which letters are drawn (Linux). Hinting and coloured edges differ from one
desktop to another, and with them nearly every picture. Who sets it keeps rules of their own."""


class LaunchOptions(TypedDict, total=False):
    """Keyword arguments for ``chromium.launch``; no path when Playwright finds its own browser."""

    args: list[str]
    env: dict[str, str | float | bool]
    executable_path: str


class BrowserNotFound(RuntimeError):
    """No usable Chromium on this machine; the message says what to install."""


def find_browser(playwright: Playwright) -> LaunchOptions:
    """Return what to pass to ``chromium.launch``.

    The headless shell comes before the full browser: it opens a context about four times as fast.

    Raises:
        BrowserNotFound: when no Chromium can be found.
    """
    own = Path(playwright.chromium.executable_path)
    options: LaunchOptions = {"args": [*STEADY], "env": {FONT_RULES: str(FONTS), **os.environ}}
    if _headless_shell_beside(own):
        return options
    if own.exists():
        return {**options, "executable_path": str(own)}
    for command in (*HEADLESS_SHELLS, *BROWSERS):
        found = shutil.which(command)
        if found:
            return {**options, "executable_path": found}
    raise BrowserNotFound(
        gettext(
            "Aucun navigateur n’a été trouvé.\n"
            "Installez celui de Playwright : python -m playwright install chromium-headless-shell\n"
            "ou, sous Debian et Ubuntu : sudo apt install chromium-headless-shell (ou chromium)"
        )
    )


def _headless_shell_beside(executable: Path) -> bool:
    """Whether Playwright's headless shell, its default, lies beside its full browser."""
    for folder in executable.parents:
        if folder.name.startswith("chromium-"):
            return folder.with_name(
                folder.name.replace("chromium-", "chromium_headless_shell-", 1)
            ).is_dir()
    return False
