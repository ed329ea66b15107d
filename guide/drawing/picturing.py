"""A picture for a guide: which moment shows it, what to frame on it, and what it says in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from guide.alignment.labels import says
from guide.alignment.timelines import played
from guide.evidence.record import Action, Element, PageView, Screenshot, View
from guide.i18n import gettext, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.alignment.shown import Shown
    from guide.evidence.record import Box

_ROLES = {
    "button": mark("le bouton"),
    "link": mark("le lien"),
    "checkbox": mark("la case"),
    "radio": mark("le choix"),
    "combobox": mark("la liste"),
    "textbox": mark("le champ"),
    "heading": mark("la rubrique"),
}
_CLOSING, _OPENING = {"press"}, "open"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to frame on a picture; ``box`` is in pixels of that picture."""

    box: Box
    role: str
    name: str

    @property
    def words(self) -> str:
        """What it is, as a person calls it."""
        role = gettext(_ROLES.get(self.role, mark("l’élément")))
        return gettext("{role} « {name} »").format(role=role, name=self.name)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A clean picture of a page, who sees it, and what to frame on it."""

    file: Screenshot
    page: PageView
    actor: str
    marks: tuple[Mark, ...] = ()

    @property
    def title(self) -> str:
        """What the page calls itself."""
        return title_of(self.page)

    @property
    def alt(self) -> str:
        """The picture in words: the page, then each framed control with its number."""
        if not self.marks:
            return gettext("Page « {title} ».").format(title=self.title)
        if len(self.marks) == 1:
            said = gettext("Page « {title} », avec un cadre autour de ceci : {told}.")
            return said.format(title=self.title, told=self.marks[0].words)
        told = gettext(" ; ").join(f"{n}, {one.words}" for n, one in enumerate(self.marks, 1))
        said = gettext("Page « {title} », avec des cadres numérotés : {told}.")
        return said.format(title=self.title, told=told)


def title_of(page: PageView) -> str:
    """The first heading of the highest level, else the title of the window."""
    first = min(page.headings, key=lambda heading: heading.level or 9, default=None)
    return first.name if first else page.title


def annotate(shown: Sequence[Shown], labels: Sequence[str]) -> Annotated | None:
    """The picture of one page that several labels name, each of them framed once.

    Args:
        shown: the moments of the labels, all on one page, in the order of the text.
        labels: the labels, one for each moment; their frames are numbered down the page.

    Returns:
        None when no picture was taken there.
    """
    walk = [each for each in shown if each.scenario is shown[0].scenario]
    offered = [each.moment for each in (*reversed(walk), *shown) if each.moment.picture]
    moment = _pictured(walk[-1]) or next(iter(offered), None)
    if moment is None or moment.picture is None or moment.page is None:
        return None
    page = moment.page
    found = [_mark(each.moment, label, page) for each, label in zip(shown, labels, strict=True)]
    marks = sorted(dict.fromkeys(mark for mark in found if mark), key=_reading_order)
    if all(mark.role == "heading" for mark in marks):
        marks = []
    return Annotated(moment.picture, page, moment.actor, tuple(marks))


def _reading_order(mark: Mark) -> tuple[float, float]:
    return mark.box.y, mark.box.x


def _pictured(shown: Shown) -> Action | View | None:
    """The moment that shows a page at its fullest.

    A form is shown filled, before it is sent, and a page that was opened as it is seen then.
    """
    start = shown.moment
    page = start.page
    if isinstance(start, View) or start.verb in _CLOSING or page is None:
        return start if start.picture else None
    rest = [m for m in [*played(shown.scenario)][shown.at :] if isinstance(m, Action | View)]
    here = takewhile(lambda m: m.page is not None and m.page.path == page.path, rest)
    return next((m for m in here if m.picture and _is_full(m, start)), None)


def _is_full(moment: Action | View, start: Action) -> bool:
    if isinstance(moment, View):
        return start.verb == _OPENING
    return moment.verb in _CLOSING


def _mark(moment: Action | View, label: str, page: PageView) -> Mark | None:
    """What the label names on the page of the picture."""
    names = [moment.name, moment.label] if isinstance(moment, Action) else []
    role = moment.role if isinstance(moment, Action) else "heading"
    wanted = [name for name in (*names, label) if name]
    offered = [
        e for e in page.elements if e.box.shown and any(says(name, e.name) for name in wanted)
    ]
    best = min(
        offered,
        key=lambda e: (not says(label, e.name), e.role != role, _distance(e, moment)),
        default=None,
    )
    return Mark(best.box, best.role, best.name) if best else None


def _distance(element: Element, moment: Action | View) -> float:
    if not isinstance(moment, Action) or moment.box is None:
        return 0
    return abs(element.box.x - moment.box.x) + abs(element.box.y - moment.box.y)
