"""Where a page is, as a reader may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page


def base_of(page: Page) -> str | None:
    """The ``base_url`` of the page's context, which Playwright keeps to itself, or None."""
    options: dict[str, Any] = getattr(getattr(page.context, "_impl_obj", None), "_options", {})
    return options.get("baseURL")


def path_of(url: str, base: str | None) -> str:
    """The path of a page as a reader may see it: no host, no port, no address of its world."""
    address = urlsplit(url)
    if not address.netloc:
        return url
    path = address.path
    if base is not None:
        start = urlsplit(base)
        prefix = start.path.rstrip("/")
        inside = path == prefix or path.startswith(f"{prefix}/")
        if start.netloc == address.netloc and inside:
            path = path[len(prefix) :]
    return path or "/"
