"""Styles of a Word document: what a run or a paragraph looks like once they are followed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from guide.documents.markup import attribute, child, children

if TYPE_CHECKING:
    from guide.documents.markup import Element

_HEADING = re.compile(r"(?:heading|titre|überschrift)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titre)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|tm|table des mati.res)\b", re.IGNORECASE)
_DEPTH = 12
"""How many styles may be based on one another; more make a ring."""


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of letters; None is not said here. ``size`` in half points.

    What is struck out counts as deleted.
    """

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    size: float | None = None

    def under(self, nearer: Look) -> Look:
        """These properties, where ``nearer`` does not say otherwise."""
        return Look(
            self.bold if nearer.bold is None else nearer.bold,
            self.italic if nearer.italic is None else nearer.italic,
            self.hidden if nearer.hidden is None else nearer.hidden,
            self.struck if nearer.struck is None else nearer.struck,
            self.size if nearer.size is None else nearer.size,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all it is based on; ``list`` is the list number and level it belongs to."""

    look: Look = Look()
    level: int | None = None
    contents: bool = False
    list: tuple[str, int] | None = None


def look_of(properties: Element | None) -> Look:
    """What ``w:rPr`` says by itself."""
    if properties is None:
        return Look()
    size = attribute(child(properties, "sz"), "val")
    return Look(
        _switch(child(properties, "b")),
        _switch(child(properties, "i")),
        _switch(child(properties, "vanish")),
        _struck(properties),
        float(size) if size and size.replace(".", "", 1).isdigit() else None,
    )


def _struck(properties: Element) -> bool | None:
    """Struck out once or twice; either says no only if the other does not say yes."""
    once, twice = (_switch(child(properties, kind)) for kind in ("strike", "dstrike"))
    return once or twice if once is not None or twice is not None else None


def _switch(element: Element | None) -> bool | None:
    if element is None:
        return None
    return attribute(element, "val") not in {"0", "false", "off", "none"}


def list_of(properties: Element | None) -> tuple[str, int] | None:
    """The list number and level in ``w:pPr``; None where it says nothing."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    level = attribute(child(numbering, "ilvl"), "val") or "0"
    number = attribute(child(numbering, "numId"), "val")
    return (number or "", int(level) if level.isdigit() else 0)


class Styles:
    """The style sheet, looked up by the identifiers that paragraphs and runs carry."""

    def __init__(self, root: Element | None) -> None:
        found = children(root, "style") if root is not None else ()
        self._elements = {attribute(style, "styleId") or "": style for style in found}
        self._default = next(
            (
                key
                for key, style in self._elements.items()
                if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1"
            ),
            "",
        )
        self._base = look_of(child(root, "docDefaults", "rPrDefault", "rPr"))
        self.style = cache(self._style)

    def paragraph(self, properties: Element | None) -> Style:
        """The style of a paragraph, the defaults of the document included."""
        key = attribute(child(properties, "pStyle"), "val") or self._default
        style = self.style(key)
        return replace(style, look=self._base.under(style.look))

    def _style(self, key: str, depth: int = 0) -> Style:
        element = self._elements.get(key)
        if element is None or depth > _DEPTH:
            return Style()
        parent = attribute(child(element, "basedOn"), "val")
        base = self._style(parent, depth + 1) if parent else Style()
        name = attribute(child(element, "name"), "val") or key
        properties = child(element, "pPr")
        level = _level(name, properties)
        return Style(
            base.look.under(look_of(child(element, "rPr"))),
            base.level if level is None else level,
            base.contents or bool(_CONTENTS.match(name)),
            list_of(properties) or base.list,
        )


def _level(name: str, properties: Element | None) -> int | None:
    if found := _HEADING.match(name):
        return int(found[1])
    if _TITLE.match(name):
        return 0
    return outline_of(properties)


def outline_of(properties: Element | None) -> int | None:
    """The level that ``w:outlineLvl`` gives, from 1; None for running text."""
    value = attribute(child(properties, "outlineLvl"), "val")
    return int(value) + 1 if value and value.isdigit() and int(value) < 9 else None  # noqa: PLR2004
