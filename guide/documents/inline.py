"""Running text with its emphasis: blanks settled, pieces cut and joined, marks in place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.documents.model import Emphasis, Mark, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CONTROLS = (*map(chr, range(9)), *map(chr, range(0x0E, 0x1C)), "\x7f")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\ufffc") | {*_CONTROLS}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_CHEVRONS = re.compile(r"(?<!<)<<(?!<)([^<>]{1,240})>>(?!>)")
_TABLE = str.maketrans(_LIGATURES | dict.fromkeys(_INVISIBLE, ""))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text as the file has it, all of one look."""

    text: str
    emphasis: frozenset[Emphasis] = frozenset()


@dataclass(frozen=True, slots=True)
class Inline:
    """Settled text; ``marks`` hold bold, italic and links, ``breaks`` where the file goes on."""

    text: str
    marks: tuple[Mark, ...] = ()
    breaks: tuple[tuple[int, Place], ...] = ()

    def cut(self, start: int, end: int | None = None) -> Inline:
        """The text from ``start`` to ``end``, without blanks around it."""
        piece = self.text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        stop = begin + len(piece.strip())
        marks = (
            Mark(max(mark.start, begin) - begin, min(mark.end, stop) - begin, mark.emphasis)
            for mark in self.marks
            if mark.start < stop and mark.end > begin
        )
        breaks = ((max(at - begin, 0), place) for at, place in self.breaks if at < stop)
        return Inline(self.text[begin:stop], tuple(marks), tuple(breaks))

    def joined(self, other: Inline, place: Place, between: str = " ") -> Inline:
        """This text, then ``other``, which stands at ``place``."""
        text = self.text + between if self.text and other.text else self.text
        shift = len(text)
        moved = (Mark(m.start + shift, m.end + shift, m.emphasis) for m in other.marks)
        breaks = ((at + shift, where) for at, where in other.breaks)
        return Inline(
            text + other.text,
            _bridged((*self.marks, *moved)),
            (*self.breaks, (shift, place), *breaks),
        )


def settle(runs: Iterable[Run]) -> Inline:
    """Make one text of runs: NFC, one space for each run of blanks, none at the ends."""
    runs = tuple(runs)
    looks = frozenset[Emphasis]().union(*(run.emphasis for run in runs))
    if not looks:
        text = unicodedata.normalize("NFC", "".join(run.text for run in runs).translate(_TABLE))
        return Inline(_CHEVRONS.sub(r"«\1»", " ".join(text.split())))
    letters: list[tuple[str, frozenset[Emphasis]]] = []
    for letter, emphasis in _letters(runs):
        if not letter.isspace():
            letters.append((letter, emphasis))
        elif letters and letters[-1][0] != " ":
            letters.append((" ", emphasis))
    if letters and letters[-1][0] == " ":
        letters.pop()
    letters = _with_quotes(letters)
    text = "".join(letter for letter, _ in letters)
    marks = [mark for kind in looks for mark in _stretches(letters, kind)]
    return Inline(
        text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.emphasis)))
    )


def _with_quotes(
    letters: list[tuple[str, frozenset[Emphasis]]],
) -> list[tuple[str, frozenset[Emphasis]]]:
    """The letters; « … » for each pair of ``<<`` and ``>>``, which keyboards have."""
    text = "".join(letter[0] for letter, _ in letters)
    for found in reversed([*_CHEVRONS.finditer(text)]):
        for at, quote in ((found.end() - 2, "»"), (found.start(), "«")):
            letters[at : at + 2] = [(quote, letters[at][1])]
    return letters


def _letters(runs: Iterable[Run]) -> Iterator[tuple[str, frozenset[Emphasis]]]:
    """Each composed letter with its look; ligatures opened, what has no width left out."""
    base, look = "", frozenset[Emphasis]()
    for run in runs:
        for letter in run.text:
            if letter in _INVISIBLE:
                continue
            if base and unicodedata.combining(letter):
                base += letter
                continue
            yield from _composed(base, look)
            base, look = letter, run.emphasis
    yield from _composed(base, look)


def _composed(base: str, look: frozenset[Emphasis]) -> Iterator[tuple[str, frozenset[Emphasis]]]:
    text = base if base.isascii() else unicodedata.normalize("NFC", _LIGATURES.get(base, base))
    for letter in text:
        yield letter, look


def _stretches(letters: list[tuple[str, frozenset[Emphasis]]], kind: Emphasis) -> Iterator[Mark]:
    """The stretches of one look; blanks at their ends do not count, blanks inside do not part."""
    start: int | None = None
    end = 0
    for position, (letter, looks) in enumerate(letters):
        if kind in looks and letter != " ":
            start = position if start is None else start
            end = position + 1
        elif start is not None and letter != " ":
            yield Mark(start, end, kind)
            start = None
    if start is not None:
        yield Mark(start, end, kind)


def _bridged(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks in order, those of one look that touch or stand a blank apart made one."""
    whole: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        for place, before in enumerate(whole):
            if before.emphasis == mark.emphasis and 0 <= mark.start - before.end <= 1:
                whole[place] = Mark(before.start, max(before.end, mark.end), mark.emphasis)
                break
        else:
            whole.append(mark)
    return tuple(whole)
