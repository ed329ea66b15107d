"""Styles of a LibreOffice document: what a paragraph or a stretch of text looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from guide.documents.markup import attribute, child, descendants

if TYPE_CHECKING:
    from guide.documents.markup import Element

_DEPTH = 12
_POINTS = re.compile(r"([\d.]+)pt$")
_BOLD = 600


@dataclass(frozen=True, slots=True)
class Look:
    """What letters look like; None is not said here. ``size`` in points."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    size: float | None = None
    level: int | None = None
    list: str | None = None

    def under(self, nearer: Look) -> Look:
        """These properties, where ``nearer`` does not say otherwise."""
        return Look(
            self.bold if nearer.bold is None else nearer.bold,
            self.italic if nearer.italic is None else nearer.italic,
            self.hidden if nearer.hidden is None else nearer.hidden,
            self.struck if nearer.struck is None else nearer.struck,
            self.size if nearer.size is None else nearer.size,
            self.level if nearer.level is None else nearer.level,
            self.list if nearer.list is None else nearer.list,
        )


class Styles:
    """The styles of both parts of a document, looked up by name and family."""

    def __init__(self, *roots: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        for root in roots:
            if root is not None:
                self._read(root)
        self.look = cache(self._look)

    def _read(self, root: Element) -> None:
        for style in descendants(root, "style"):
            key = attribute(style, "name") or "", attribute(style, "family") or ""
            self._elements[key] = style
        for style in descendants(root, "default-style"):
            self._defaults[attribute(style, "family") or ""] = style
        for style in descendants(root, "list-style"):
            self.lists[attribute(style, "name") or ""] = style
        self.outline = next(descendants(root, "outline-style"), self.outline)

    def _look(self, name: str | None, family: str, depth: int = 0) -> Look:
        """What a style says, with all it inherits."""
        element = self._elements.get((name or "", family))
        if element is None or depth > _DEPTH:
            default = self._defaults.get(family)
            return _own(default) if default is not None else Look()
        base = self._look(attribute(element, "parent-style-name"), family, depth + 1)
        known = {name, attribute(element, "display-name"), attribute(element, "parent-style-name")}
        titled = Look(level=0) if "Title" in known else Look()
        return base.under(titled).under(_own(element))


def _own(style: Element) -> Look:
    """What a style says by itself."""
    text = child(style, "text-properties")
    weight, size = attribute(text, "font-weight"), _POINTS.match(attribute(text, "font-size") or "")
    italic = attribute(text, "font-style")
    display = attribute(text, "display")
    level = attribute(style, "default-outline-level")
    return Look(
        None if weight is None else _is_bold(weight),
        None if italic is None else italic in {"italic", "oblique"},
        None if display is None else display == "none",
        _struck(text),
        float(size[1]) if size else None,
        int(level) if level and level.isdigit() else None,
        attribute(style, "list-style-name"),
    )


def _struck(text: Element | None) -> bool | None:
    """Struck out by a line of any style or kind."""
    said = (attribute(text, f"text-line-through-{how}") for how in ("style", "type"))
    known = [how != "none" for how in said if how is not None]
    return all(known) if known else None


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight) >= _BOLD)
