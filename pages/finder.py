"""Finding a control by its documented label: exactly, then up to case and typography."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

PRESSED = ("button", "link")
_APOSTROPHES = "['’ʼ]"
_QUOTES = '[«»"“”]'
_DASHES = "[-‐‑–—]"

Place = Page | Locator


class ControlNotFound(AssertionError):
    """No control, or several, carry the label; the message says what the page offers."""


@dataclass(frozen=True)
class Found:
    """A control of the page.

    Attributes:
        role: ARIA role under which it was found.
        label: what was asked for.
        exact: whether the page writes it to the letter.
    """

    locator: Locator
    role: str
    label: str
    exact: bool

    @property
    def name(self) -> str:
        """The accessible name as the page has it."""
        if self.exact:
            return self.label
        snapshot = self.locator.aria_snapshot()
        return snapshot.partition('"')[2].partition('"')[0] or self.label


def find(place: Place, label: str, roles: Sequence[str]) -> Found:
    """The one control with this label, in one of these roles.

    A label that ends with « … » is the beginning of a longer one.

    Raises:
        ControlNotFound: none or several fit.
    """
    for name, exact in ((label, True), (like(label), False)):
        for role in roles:
            locator = _locate(place, role, name, exact=exact)
            count = locator.count()
            if count == 1:
                return Found(locator, role, label, exact)
            if count > 1:
                raise ControlNotFound(f"Plusieurs contrôles s’appellent « {label} ».")
    raise ControlNotFound(
        f"Aucun contrôle « {label} » ({', '.join(roles)}) sur « {_title(place)} ». "
        f"La page propose : {', '.join(offered(place, roles)) or 'rien de tel'}."
    )


def like(label: str) -> re.Pattern[str]:
    """A label up to letter case and typography: apostrophes, dashes, quotes, kinds of space."""
    prefix = label.endswith(("…", "..."))
    wanted = label.rstrip("….").rstrip() if prefix else label.strip()
    written = "".join(_class_of(c) for c in re.sub(r"\s+", " ", wanted))
    return re.compile(rf"^\s*{written}" + ("" if prefix else r"\s*$"), re.IGNORECASE)


def within(text: str) -> re.Pattern[str]:
    """A part of a text, up to letter case and typography."""
    written = "".join(_class_of(c) for c in re.sub(r"\s+", " ", text.strip()))
    return re.compile(written, re.IGNORECASE)


def offered(place: Place, roles: Sequence[str]) -> list[str]:
    """Labels that the page offers in these roles, in its order."""
    rows: list[str] = []
    for role in roles:
        found = re.findall(rf'- {role} "((?:[^"\\]|\\.)*)"', _snapshot(place))
        rows += [f"« {name} »" for name in dict.fromkeys(found)]
    return rows


def _class_of(character: str) -> str:
    if character == " ":
        return r"\s+"
    for family in (_APOSTROPHES, _QUOTES, _DASHES):
        if character in family[1:-1]:
            return family
    return re.escape(character)


def _locate(place: Place, role: str, name: str | re.Pattern[str], *, exact: bool) -> Locator:
    # A password field has no role of its own: fields are found by their label.
    if role == "textbox":
        return place.get_by_label(name, exact=exact).and_(place.locator("input, textarea"))
    return place.get_by_role(role, name=name, exact=exact)  # type: ignore[arg-type]


def _snapshot(place: Place) -> str:
    return (place.locator("body") if isinstance(place, Page) else place).aria_snapshot()


def _title(place: Place) -> str:
    return (place if isinstance(place, Page) else place.page).title()
