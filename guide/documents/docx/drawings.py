"""What the drawings of a Word document hold: pictures, diagrams, letters drawn, objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.documents.markup import attribute, name

if TYPE_CHECKING:
    from guide.documents.markup import Element

_PICTURES = frozenset(("pic", "imagedata"))
_REPEATED = frozenset(("Fallback", "txbxContent"))
"""Repeats for older programs, and text boxes, whose paragraphs are those of the body."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART, OBJECT = "un graphique", "un objet incorporé"


@dataclass(slots=True)
class Drawn:
    """What was found: pictures counted, relations of diagrams, words drawn, what is not read."""

    pictures: int = 0
    diagrams: list[str] = field(default_factory=list[str])
    words: list[str] = field(default_factory=list[str])
    unread: list[str] = field(default_factory=list[str])


def look_into(element: Element, drawn: Drawn) -> None:
    """Add what a drawing, a picture or an object holds to ``drawn``."""
    for inner in element:
        kind = name(inner)
        if kind in _REPEATED:
            continue
        if kind in _PICTURES:
            drawn.pictures += 1
        elif kind == "relIds":
            drawn.diagrams.append(attribute(inner, "dm") or "")
        elif kind == "textpath":
            drawn.words.append(inner.get("string") or "")
        elif inner.tag == f"{_DRAWING}p":
            drawn.words.append(written(inner))
        elif kind == "chart":
            drawn.unread.append(CHART)
        elif kind == "OLEObject":
            drawn.unread.append(OBJECT)
        else:
            look_into(inner, drawn)


def diagram_lines(data: Element) -> list[str]:
    """The texts of a diagram, point by point, from its data part."""
    return [written(paragraph) for paragraph in data.iter(f"{_DRAWING}p")]


def written(paragraph: Element) -> str:
    """The letters of a paragraph of a drawing."""
    return "".join(text.text or "" for text in paragraph.iter(f"{_DRAWING}t"))
