"""The moment of a run at which something stands, and the control on its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.evidence.record import Action, Box, Scenario, Screenshot, View


@dataclass(frozen=True, slots=True)
class Shown:
    """A moment that shows something.

    Attributes:
        scenario: the one that it belongs to.
        at: its position in that scenario's timeline.
        moment: what was done or shown.
        box: of the control meant; None when the page as a whole is.
        title: what the page is called.
    """

    scenario: Scenario
    at: int
    moment: Action | View
    box: Box | None
    title: str

    @property
    def screenshot(self) -> Screenshot | None:
        """The picture taken at that moment; None when none was."""
        return self.moment.picture


def title_of(title: str) -> str:
    """A page's title without the site's name."""
    return title.split(" – ", maxsplit=1)[0]
