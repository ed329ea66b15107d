"""A page on which somebody did something, or that somebody saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.alignment.shown import Shown

if TYPE_CHECKING:
    from guide.alignment.timelines import Deed
    from guide.evidence.record import PageView


@dataclass(frozen=True)
class Stage:
    """A page on which somebody did something, or that somebody saw.

    Attributes:
        deed: what was done; None for a page that was only seen.
    """

    page: PageView
    actor: str
    shown: Shown
    at: int
    scenario: str
    deed: Deed | None = None
