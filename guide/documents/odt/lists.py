"""Lists of a LibreOffice document: the number or bullet in front of a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.documents.counting import letters, roman
from guide.documents.markup import attribute, name

if TYPE_CHECKING:
    from guide.documents.markup import Element
    from guide.documents.odt.styles import Styles


@dataclass
class _Counts:
    """How far a list has counted, level by level."""

    at: dict[int, int] = field(default_factory=dict[int, int])


class Lists:
    """Counts the lists; paragraphs are to be shown to it in the order of the document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._met: dict[Element, _Counts] = {}
        self._by_name: dict[str, _Counts] = {}
        self._by_style: dict[str, _Counts] = {}
        self._items: set[Element] = set()

    def marker(self, paragraph: Element, styled: str | None) -> tuple[str | None, int]:
        """The marker in front of a paragraph, if it opens an item, and its depth from 0.

        Args:
            paragraph: ``text:p`` or ``text:h``.
            styled: the list style that the paragraph's own style names.
        """
        around = _lists_around(paragraph)
        if not around:
            return None, 0
        depth = len(around) - 1
        item = paragraph.getparent()
        if item is None or name(item) != "list-item" or item in self._items:
            return None, depth
        self._items.add(item)
        named = next((n for up in around if (n := attribute(up, "style-name"))), styled) or ""
        counts = self._counts(around[-1], named)
        return self._count(item, counts, self._level(named, depth), named, depth), depth

    def _counts(self, outermost: Element, named: str) -> _Counts:
        """The counts of a list: its own, or those of the list that it continues."""
        if outermost in self._met:
            return self._met[outermost]
        continued = attribute(outermost, "continue-list")
        if continued and continued in self._by_name:
            counts = self._by_name[continued]
        elif attribute(outermost, "continue-numbering") == "true" and named in self._by_style:
            counts = self._by_style[named]
        else:
            counts = _Counts()
        self._met[outermost] = self._by_style[named] = counts
        if key := attribute(outermost, "id"):
            self._by_name[key] = counts
        return counts

    def _level(self, named: str, depth: int) -> Element | None:
        style = self._styles.lists.get(named)
        return _level_of(style, depth)

    def _count(
        self, item: Element, counts: _Counts, level: Element | None, named: str, depth: int
    ) -> str | None:
        if level is None or name(level) != "list-level-style-number":
            return "•"
        start = attribute(item, "start-value") or (
            None if depth in counts.at else attribute(level, "start-value") or "1"
        )
        counts.at[depth] = int(start) if start else counts.at[depth] + 1
        for deeper in [at for at in counts.at if at > depth]:
            del counts.at[deeper]
        return _shown(self._styles.lists.get(named), level, counts.at, depth)


def _lists_around(paragraph: Element) -> list[Element]:
    """The lists that hold a paragraph, the nearest first; a cell or a text box ends the search."""
    found: list[Element] = []
    for up in paragraph.iterancestors():
        if name(up) == "list":
            found.append(up)
        elif name(up) in {"table-cell", "text-box"}:
            break
    return found


def _level_of(style: Element | None, depth: int) -> Element | None:
    wanted = str(depth + 1)
    return (
        next((lv for lv in style if attribute(lv, "level") == wanted), None)
        if style is not None
        else None
    )


def _shown(style: Element | None, level: Element, counts: dict[int, int], depth: int) -> str | None:
    form = attribute(level, "num-format")
    if not form:
        return None
    shown = int(attribute(level, "display-levels") or "1")
    numbers: list[str] = []
    for at in range(max(depth - shown + 1, 0), depth + 1):
        own = _level_of(style, at)
        numbers.append(_formed(counts.get(at, 1), attribute(own, "num-format") or form))
    prefix, suffix = attribute(level, "num-prefix") or "", attribute(level, "num-suffix") or ""
    return f"{prefix}{'.'.join(numbers)}{suffix}"


def _formed(number: int, form: str) -> str:
    if form in {"a", "A"}:
        return letters(number).upper() if form == "A" else letters(number)
    if form in {"i", "I"}:
        return roman(number) if form == "I" else roman(number).lower()
    return str(number)
