"""The moment of a run at which something stands, and the control on its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.alignment.timelines import Deed, Visit
    from guide.evidence.record import Action, Box, Element, Scenario, Screenshot, View


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


def shown_by(visit: Visit, element: Element | None) -> Shown:
    """A page that somebody saw, with one of its elements."""
    box, title = element.box if element else None, title_of(visit.page.title)
    return Shown(visit.scenario, visit.at, visit.moment, box, title)


def shown_at(deed: Deed) -> Shown:
    """The moment before a deed, with its control."""
    return Shown(deed.scenario, deed.at, deed.action, deed.action.box, page_title(deed))


def page_title(deed: Deed) -> str:
    """What the page of a deed is called: its first heading, else its title."""
    page = deed.action.page
    if page is None:
        return ""
    return page.headings[0].name if page.headings else title_of(page.title)


def title_of(title: str) -> str:
    """A page's title without the site's name."""
    return title.split(" – ", maxsplit=1)[0]
