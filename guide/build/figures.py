"""The figures of a section: one per page that it passes, its controls framed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from guide.build.alignment import Mention, Shown
from guide.evidence.record import Action, Box, Picture, View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.build.procedure import Section

_ROLES = {
    "button": "le bouton",
    "link": "le lien",
    "checkbox": "la case",
    "radio": "le choix",
    "combobox": "la liste",
    "textbox": "le champ",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A control to frame on a picture."""

    box: Box
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A clean picture and what to frame on it; ``file`` is the name of the drawn one."""

    file: str
    picture: Picture
    marks: tuple[Mark, ...]
    caption: str
    alt: str


def figures(section: Section, found: dict[Mention, Shown]) -> list[Figure]:
    """The pictures of what the section asks to press, tick or choose, and of what it shows."""
    shown = [
        found[mention]
        for i, label in enumerate(section.labels)
        if (mention := Mention(section, i, label)) in found
    ]
    return [
        figure
        for number, (_, group) in enumerate(groupby(_pictured(shown), key=_page), 1)
        if (figure := _figure(section, number, list(group)))
    ]


def _pictured(shown: Iterable[Shown]) -> list[Shown]:
    return [s for s in shown if s.moment.picture is not None]


def _page(shown: Shown) -> tuple[str, str]:
    page = shown.moment.page
    return shown.scenario.id, page.path if page else ""


def _figure(section: Section, number: int, group: list[Shown]) -> Figure | None:
    last = group[-1].moment
    picture = last.picture
    if picture is None or last.page is None:
        return None
    marks = tuple(
        Mark(moment.box, moment.role or "", moment.name or moment.label)
        for moment in (shown.moment for shown in group)
        if isinstance(moment, Action) and moment.box is not None
    )
    return Figure(
        file=f"{section.anchor}-{number}.png",
        picture=picture,
        marks=marks,
        caption=_caption(last),
        alt=_alt(last, marks),
    )


def _caption(moment: Action | View) -> str:
    heading = next((h.name for h in moment.page.headings), "") if moment.page else ""
    return f"{heading} ({moment.actor})"


def _alt(moment: Action | View, marks: tuple[Mark, ...]) -> str:
    heading = next((h.name for h in moment.page.headings), "") if moment.page else ""
    framed = ", ".join(f"{_ROLES.get(m.role, 'le contrôle')} « {m.name} »" for m in marks)
    return f"Page « {heading} »" + (f", {framed} encadré" if framed else "")
