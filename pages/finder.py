"""Finding a control by its documented label: exactly, then up to case and typography."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

PRESSED = ("button", "link")
_APOSTROPHES = "['’ʼ]"
_QUOTES = '[«»"“”]'
_DASHES = "[-‐‑–—]"
# A line of an accessibility tree: a name that holds a colon has the whole line in quotes.
_ROW = re.compile(r"""\s*- (?P<quoted>'?)\w+ "(?P<name>(?:[^"\\]|\\.)*)\"""")

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


def meant(place: Place, label: str, roles: Sequence[str]) -> Locator:
    """What carries this label to the letter, in one of these roles: none, one or several."""
    first, *others = (_locate(place, role, label, exact=True) for role in roles)
    for other in others:
        first = first.or_(other)
    return first


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
    """Labels that the page offers in these roles, in quotes."""
    return [f"« {name} »" for name in named(place, roles)]


def named(place: Place, roles: Sequence[str]) -> list[str]:
    """Names of what the page offers in these roles, role by role, in its order."""
    rows = _snapshot(place).splitlines()
    found = [_ROW.match(row) for role in roles for row in rows if _of_role(row, role)]
    return list(dict.fromkeys(_plain_name(match) for match in found if match))


def has(place: Place, label: str, roles: Sequence[str]) -> bool:
    """Whether exactly one control carries this label."""
    try:
        find(place, label, roles)
    except ControlNotFound:
        return False
    return True


def _of_role(row: str, role: str) -> bool:
    return re.match(rf"\s*- '?{role} \"", row) is not None


def _plain_name(match: re.Match[str]) -> str:
    """A name of the accessibility tree without the escapes of its YAML."""
    name = match.group("name").replace('\\"', '"').replace("\\\\", "\\")
    return name.replace("''", "'") if match.group("quoted") else name


def _class_of(character: str) -> str:
    if character == " ":
        return r"\s+"
    for family in (_APOSTROPHES, _QUOTES, _DASHES):
        if character in family[1:-1]:
            return family
    # Playwright writes the pattern between slashes, and does not escape those inside.
    return r"\/" if character == "/" else re.escape(character)


def _locate(place: Place, role: str, name: str | re.Pattern[str], *, exact: bool) -> Locator:
    # A password field has no role of its own: fields are found by their label.
    if role == "textbox":
        return place.get_by_label(name, exact=exact).and_(place.locator("input, textarea"))
    return place.get_by_role(role, name=name, exact=exact)  # type: ignore[arg-type]


def _snapshot(place: Place) -> str:
    return (place.locator("body") if isinstance(place, Page) else place).aria_snapshot()


def _title(place: Place) -> str:
    return (place if isinstance(place, Page) else place.page).title()
