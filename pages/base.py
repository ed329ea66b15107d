"""What every page object has: where it is, what proves that it is open, what it offers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar
from urllib.parse import urlsplit

from playwright.sync_api import Locator

from pages.finder import ControlNotFound, Place, find, like
from pages.hand import Hand
from pages.person import Person
from pages.walk import Walk


class PageNotOpen(AssertionError):
    """Another page is open than the one expected."""


@dataclass(frozen=True)
class Field:
    """A field that a documented form has.

    Attributes:
        label: as the page writes it.
        data: name of the person's datum that is typed there.
        secret: never told to whoever watches.
        listed: whether the value is chosen from a list.
    """

    label: str
    data: str
    secret: bool = False
    listed: bool = False


class BasePage:
    """One page of the portal.

    Args:
        hand: what acts on it.
        walk: how to go on where the portal differs from what is documented; without one, such a
            difference stops the scenario.

    Attributes:
        title: how scenarios call it.
        path: regular expression of its path below the world.
        controls: documented labels of what one presses, ticks or chooses here.
        fields: what one types or selects here, in order.
    """

    title: ClassVar[str] = "page sans description"
    path: ClassVar[str] = ""
    controls: ClassVar[tuple[str, ...]] = ()
    fields: ClassVar[tuple[Field, ...]] = ()

    def __init__(self, hand: Hand, walk: Walk | None = None) -> None:
        self.hand = hand
        self.walk = walk

    @classmethod
    def address(cls) -> str:
        """Where the page is below the world; only of a page that has one address."""
        assert re.fullmatch(cls.path, cls.path), f"« {cls.title} » a plusieurs adresses"
        return cls.path

    @property
    def heading(self) -> Locator:
        """The page's main heading."""
        return self.hand.page.get_by_role("heading", level=1)

    def is_headed(self, title: str) -> bool:
        """Whether the main heading is this title, up to letter case and typography.

        Counted, as controls are: texts of several elements are read in the page's own world, where
        Playwright would put its script a second time, for as long as a click takes.
        """
        return self.hand.page.get_by_role("heading", level=1, name=like(title)).count() == 1

    @property
    def fictional_banner(self) -> Locator:
        """What says that nothing here is real (R50)."""
        return self.hand.page.get_by_role("note")

    @property
    def problems(self) -> Locator:
        """The summary of errors, or another alert."""
        return self.hand.page.get_by_role("alert")

    def press(self, label: str, inside: str = "") -> None:
        """Press a control of this page, in the part headed ``inside`` when it is given.

        Raises:
            ControlNotFound: the page has no such control, or several.
        """
        wanted, place = self._documented(label), self.part(inside) if inside else None
        if self.walk:
            self.walk.press(self, wanted, place)
        else:
            self.hand.press(wanted, place)

    def tick(self, label: str, inside: str = "") -> None:
        """Tick a box of this page, in the part headed ``inside`` when it is given."""
        place = self.part(inside) if inside else None
        self._under(label, ("checkbox",), lambda name: self.hand.tick(name, place), place)

    def choose(self, label: str) -> None:
        """Choose one of this page's radio buttons."""
        self._under(label, ("radio",), self.hand.choose)

    def part(self, heading: str) -> Locator:
        """An article, section or region of the page by its accessible name."""
        page = self.hand.page
        articles = page.get_by_role("article", name=heading)
        return articles.or_(page.get_by_role("region", name=heading))

    def fill(self, person: Person) -> None:
        """Fill the form with a person's data, in the order of the page.

        Raises:
            PageNotOpen: the page has no form to fill.
        """
        if not self.fields:
            raise PageNotOpen(f"La page « {self.title} » n’a pas de formulaire à remplir.")
        for field in self.fields:
            self._fill(field, getattr(person, field.data))

    def documents(self, label: str) -> bool:
        """Whether this page object names the label."""
        pattern = like(label)
        return any(pattern.match(name) for name in self.labels)

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that this page object names."""
        return (*self.controls, *(field.label for field in self.fields))

    def fill_one(self, label: str, value: str) -> None:
        """Type into the field with this label."""
        fields = [f for f in self.fields if like(label).match(f.label)]
        self.hand.fill(fields[0].label if fields else label, value, secret=_secret(fields))

    def error_of(self, label: str) -> str:
        """What the page says of a field, as assistive technology hears it."""
        field = find(self.hand.page, label, ("textbox", "combobox", "checkbox")).locator
        ids = (field.get_attribute("aria-describedby") or "").split()
        wrong = field.get_attribute("aria-invalid") == "true"
        notes = [i for i in ids if i.endswith("-erreur")] if wrong else []
        return " ".join(self.hand.page.locator(f"[id='{i}']").inner_text() for i in notes)

    def text(self) -> str:
        """What the page says, spaces made plain."""
        return plain(self.hand.page.get_by_role("main").inner_text())

    def number_before(self, word: str) -> str:
        """The number that stands before a word, such as ``15`` before ``jours``."""
        found = re.search(rf"(\d+) {word}", self.text())
        return found.group(1) if found else ""

    def _fill(self, field: Field, value: str) -> None:
        hand = self.hand
        if field.listed:
            self._under(field.label, ("combobox",), lambda name: hand.select(name, value))
        else:
            fill = partial(hand.fill, value=value, secret=field.secret)
            self._under(field.label, ("textbox",), fill)

    def _under(
        self,
        label: str,
        roles: Sequence[str],
        act: Callable[[str], None],
        place: Place | None = None,
    ) -> None:
        """Act on a control under its documented label, or under the one it has now."""
        wanted = self._documented(label)
        try:
            act(wanted)
        except ControlNotFound:
            if not self.walk:
                raise
            act(self.walk.find(self, wanted, roles, place))

    def _documented(self, label: str) -> str:
        """The label as this page object names it, so that one place holds its spelling."""
        pattern = like(label)
        return next((known for known in self.controls if pattern.match(known)), label)


def plain(text: str) -> str:
    """Text with every kind of space made plain."""
    return re.sub(r"\s+", " ", text).strip()


def path_below(url: str, base: str) -> str:
    """The path of an address below a world, this one or another of the same portal.

    Args:
        base: address of a world, ending in ``/``.
    """
    worlds = urlsplit(base).path.rstrip("/").rpartition("/")[0]
    below = rf"{re.escape(worlds)}/[^/]+/" if worlds else re.escape(urlsplit(base).path)
    return re.sub(f"^{below}", "", urlsplit(url).path)


def _secret(fields: list[Field]) -> bool:
    return bool(fields) and fields[0].secret
