"""Lists of a Word document: the number or bullet that Word counts in front of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.documents.counting import letters, roman
from guide.documents.markup import attribute, child, children

if TYPE_CHECKING:
    from guide.documents.markup import Element

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1


class Numbering:
    """Counts the lists; paragraphs are to be shown to it in the order of the document."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for abstract in children(root, "abstractNum"):
            key = attribute(abstract, "abstractNumId") or ""
            self._abstract[key] = {
                _index(level): _level(level) for level in children(abstract, "lvl")
            }
        for number in children(root, "num"):
            key = attribute(number, "numId") or ""
            self._lists[key] = attribute(child(number, "abstractNumId"), "val") or ""
            for override in children(number, "lvlOverride"):
                start = attribute(child(override, "startOverride"), "val")
                if start and start.isdigit():
                    self._starts.setdefault(key, {})[_index(override)] = int(start)

    def marker(self, number: str, depth: int) -> str | None:
        """Count one more paragraph of a list; None if it shows no number.

        Args:
            number: of the list, ``w:numId``.
            depth: of the paragraph in it, ``w:ilvl``.
        """
        key = self._lists.get(number)
        if key is None or number == "0":
            return None
        levels = self._abstract.get(key, {})
        level = levels.get(depth, _Level())
        if level.form == "bullet":
            return "•"
        counts = self._counts.setdefault(key, {})
        if number not in self._seen:
            self._seen.add(number)
            for at, start in self._starts.get(number, {}).items():
                counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level.form == "none":
            return None
        return _PLACEHOLDER.sub(lambda found: _shown(int(found[1]) - 1, counts, levels), level.text)


def _index(element: Element) -> int:
    value = attribute(element, "ilvl") or "0"
    return int(value) if value.isdigit() else 0


def _level(element: Element) -> _Level:
    start = attribute(child(element, "start"), "val") or "1"
    return _Level(
        attribute(child(element, "numFmt"), "val") or "decimal",
        attribute(child(element, "lvlText"), "val") or "",
        int(start) if start.isdigit() else 1,
    )


def _shown(depth: int, counts: dict[int, int], levels: dict[int, _Level]) -> str:
    level = levels.get(depth, _Level())
    number = counts.get(depth, level.start)
    if level.form in {"lowerLetter", "upperLetter"}:
        return letters(number).upper() if level.form == "upperLetter" else letters(number)
    if level.form in {"lowerRoman", "upperRoman"}:
        return roman(number) if level.form == "upperRoman" else roman(number).lower()
    return str(number)
