"""A person at a browser of their own."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from pages import cooptation, knowledge_base, portal, post, registration, room, technician
from pages.base import BasePage, PageNotOpen, path_below
from pages.hand import Hand
from pages.person import Person
from pages.walk import Walk

P = TypeVar("P", bound=BasePage)

PAGES: tuple[type[BasePage], ...] = (
    *portal.PAGES,
    *registration.PAGES,
    *cooptation.PAGES,
    *knowledge_base.PAGES,
    *technician.PAGES,
    *post.PAGES,
    *room.PAGES,
)


@dataclass
class Actor:
    """Somebody who uses the portal.

    Attributes:
        sit_down: opens the actor's browser; who is only spoken of needs none.
        base: address of the world, ending in ``/``.
        walk: how to go on where the portal differs from what is documented.
    """

    name: str
    sit_down: Callable[[], Hand]
    base: str
    person: Person = field(default_factory=Person)
    walk: Walk | None = None

    @cached_property
    def hand(self) -> Hand:
        """The hand on the actor's browser."""
        return self.sit_down()

    @property
    def here(self) -> BasePage:
        """The page object of the page that is open.

        In a walk that goes on, a page that nothing describes is one without documented controls.

        Raises:
            PageNotOpen: no page object describes it.
        """
        path = path_below(self.hand.page.url, self.base)
        for kind in PAGES:
            if re.fullmatch(kind.path, path):
                return kind(self.hand, self.walk)
        if self.walk:
            return BasePage(self.hand, self.walk)
        raise PageNotOpen(f"{self.name} est sur une page que rien ne décrit : « {path} ».")

    def is_on(self, kind: type[BasePage]) -> bool:
        """Whether this page is open."""
        return re.fullmatch(kind.path, path_below(self.hand.page.url, self.base)) is not None

    def on(self, kind: type[P]) -> P:
        """The page object of the page that is open, when it is this one.

        Raises:
            PageNotOpen: another page is open.
        """
        here = self.here
        if not isinstance(here, kind):
            raise PageNotOpen(
                f"{self.name} devrait être sur « {kind.title} » et se trouve sur « {here.title} » "
                f"({self.hand.page.title()})."
            )
        return here

    def reach(self, heading: str) -> None:
        """Be on the page with this heading, past one that was added before it."""
        if self.walk:
            self.walk.reach(self.here, heading)

    def fill(self) -> None:
        """Fill the form that is open with the actor's own data.

        Raises:
            PageNotOpen: no form is open.
        """
        if self.walk and not self.here.fields:
            self.walk.reach_form(self.here)
        self.here.fill(self.person)

    def visit(self, kind: type[BasePage]) -> None:
        """Open a page at its address."""
        self.open(kind.address())

    def open(self, path: str) -> None:
        """Open an address below the world."""
        self.hand.open(path or "./")

    def take_up(self, cookie: str, value: str) -> None:
        """Use a session of this world that exists already, by its cookie."""
        self.hand.page.context.add_cookies([{"name": cookie, "value": value, "url": self.base}])
