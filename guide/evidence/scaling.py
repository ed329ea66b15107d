"""Browsers whose screen has as many pixels as ``--evidence-scale`` asks for, whoever opens them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from guide.evidence.replacing import Replacing
from guide.i18n import gettext

_OPENING = (
    ("Browser", "new_context"),
    ("Browser", "new_page"),
    ("BrowserType", "launch_persistent_context"),
)


class OtherScale(Exception):
    """A page is drawn at another scale than the one asked for: its boxes would not fit."""


class Scaling:
    """Stands behind the calls that open a context, and gives it a scale where the suite has none.

    Args:
        scale: pixels of the screen to one CSS pixel.
    """

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._replaced = Replacing()

    def start(self) -> None:
        """Begin; nothing is replaced for the scale that every browser has by itself."""
        if self._scale == 1:
            return
        from playwright import sync_api

        for kind, name in _OPENING:
            self._replaced.replace(getattr(sync_api, kind), name, self._scaled)

    def stop(self) -> None:
        """Leave Playwright as it was."""
        self._replaced.undo()

    def _scaled(self, original: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(original)
        def opened(owner: Any, *arguments: Any, **named: Any) -> Any:
            __tracebackhide__ = True
            free = named.get("device_scale_factor") is None
            if free and not named.get("no_viewport"):  # a real window keeps the scale of its screen
                named["device_scale_factor"] = self._scale
            return original(owner, *arguments, **named)

        return opened


def refuse_other_scale(wanted: float, found: float) -> None:
    """Go on only where a page is drawn at the scale that its boxes are told in.

    Args:
        wanted: pixels of a picture to one CSS pixel, as the run asks for; 1 fits every page, for
            the browser then draws it so.
        found: pixels of the screen to one CSS pixel, as the page says.

    Raises:
        OtherScale: the suite opened this page at another scale.
    """
    if wanted not in (1, found):
        raise OtherScale(
            gettext(
                "la suite ouvre cette page à l'échelle {found:g}, et --evidence-scale demande "
                "{wanted:g} : pas d'image, le cadre y serait à côté"
            ).format(found=found, wanted=wanted)
        )
