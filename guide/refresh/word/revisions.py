"""Other words in a Word paragraph, as tracked changes that a reader accepts or refuses."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from guide.documents.markup import name
from guide.french.text import plain_apostrophes, plain_spaces
from guide.refresh.word.names import XML_SPACE, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.documents.markup import Element

AUTHOR = "guide refresh"


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter as it is compared, and where it stands: ``text.text[start:end]``."""

    letter: str
    text: Element
    start: int
    end: int


class Reviser:
    """Writes tracked changes, each with an id of its own."""

    def __init__(self, first: int, moment: str) -> None:
        """Begin.

        Args:
            first: an id above those of all revisions in the file.
            moment: when the change is said to be made, as ISO 8601.
        """
        self._next, self._moment = first, moment

    def replace(self, paragraph: Element, words: str, other: str, rank: int) -> bool:
        """Replace some words of a paragraph.

        Args:
            paragraph: ``w:p``.
            words: what stands there.
            other: what is suggested.
            rank: which of several places where the words stand, from 0.

        Returns:
            Whether the words were found.
        """
        letters = list(_letters(paragraph))
        written = "".join(letter.letter for letter in letters)
        wanted = "".join(_compared(plain_spaces(words))).strip()
        start = -1
        for _ in range(rank + 1):
            start = written.find(wanted, start + 1)
            if start < 0:
                return False
        runs = list(_isolated(letters[start : start + len(wanted)]))
        for run in runs:
            self._delete(run)
        self._insert_after(runs[-1], other, runs[0].find(f"{W}rPr"))
        return True

    def _mark(self, kind: str) -> Element:
        self._next += 1
        facts = {
            f"{W}id": str(self._next),
            f"{W}author": AUTHOR,
            f"{W}date": self._moment,
        }
        return etree.Element(f"{W}{kind}", facts)

    def _delete(self, run: Element) -> None:
        mark = self._mark("del")
        run.addprevious(mark)
        mark.append(run)
        for text in run.findall(f"{W}t"):
            text.tag = f"{W}delText"
            text.set(XML_SPACE, "preserve")

    def _insert_after(self, run: Element, words: str, properties: Element | None) -> None:
        made = etree.Element(f"{W}r")
        if properties is not None:
            made.append(deepcopy(properties))
        text = etree.SubElement(made, f"{W}t")
        text.text = words
        text.set(XML_SPACE, "preserve")
        mark = self._mark("ins")
        mark.append(made)
        behind = run.getparent()
        assert behind is not None
        outer = behind.getparent()
        if outer is not None and outer.tag == f"{W}ins":
            self._part(outer, behind)
            behind = outer
        behind.addnext(mark)

    def _part(self, outer: Element, last: Element) -> None:
        """End an insertion of the writer's after ``last``: the rest follows as one of its own."""
        rest = list(last.itersiblings())
        if rest:
            self._next += 1
            made = etree.Element(outer.tag, dict(outer.attrib) | {f"{W}id": str(self._next)})
            made.extend(rest)
            outer.addnext(made)


def _letters(paragraph: Element) -> Iterator[_Letter]:
    """The letters of a paragraph as they are compared: one blank for many, composed, plain."""
    last: _Letter | None = None
    for text in _texts(paragraph):
        for at, letter in enumerate(text.text or ""):
            if last and unicodedata.combining(letter) and last.text is text:
                whole = unicodedata.normalize("NFC", last.letter + letter)
                last = _Letter(whole, text, last.start, at + 1)
                continue
            for plain in _compared(plain_spaces(letter)):
                if last and plain == " " == last.letter:
                    continue
                if last:
                    yield last
                last = _Letter(plain, text, at, at + 1)
    if last:
        yield last


def _compared(text: str) -> list[str]:
    blank = {"\t": " ", "\n": " ", "\r": " "}
    plain = plain_apostrophes(unicodedata.normalize("NFC", text))
    return [blank.get(letter, letter) for letter in plain]


def _texts(element: Element) -> Iterator[Element]:
    for inner in element:
        if inner.tag == f"{W}t":
            yield inner
        elif name(inner) not in {"del", "moveFrom", "pict", "drawing", "AlternateContent", "rPr"}:
            yield from _texts(inner)


def _isolated(letters: list[_Letter]) -> Iterator[Element]:
    """Runs that hold exactly these letters: runs that hold more are cut."""
    stretches: list[tuple[Element, int, int]] = []
    for letter in letters:
        if stretches and stretches[-1][0] is letter.text:
            text, start, _ = stretches[-1]
            stretches[-1] = (text, start, letter.end)
        else:
            stretches.append((letter.text, letter.start, letter.end))
    for text, start, end in stretches:
        yield _cut(text, start, end)


def _cut(text: Element, start: int, end: int) -> Element:
    """Cut a run so that one of its texts stands alone from ``start`` to ``end``."""
    run = text.getparent()
    assert run is not None
    whole = text.text or ""
    inner = [child for child in run if child.tag != f"{W}rPr"]
    place = inner.index(text)
    _piece(run, inner[:place], whole[:start], before=True)
    _piece(run, inner[place + 1 :], whole[end:], before=False)
    text.text = whole[start:end]
    text.set(XML_SPACE, "preserve")
    return run


def _piece(run: Element, others: list[Element], words: str, *, before: bool) -> None:
    """Move a part of a run into a run of its own beside it."""
    if not others and not words:
        return
    made = etree.Element(f"{W}r")
    properties = run.find(f"{W}rPr")
    if properties is not None:
        made.append(deepcopy(properties))
    texts: list[Element] = []
    if words:
        text = etree.Element(f"{W}t")
        text.text = words
        text.set(XML_SPACE, "preserve")
        texts.append(text)
    made.extend([*others, *texts] if before else [*texts, *others])
    if before:
        run.addprevious(made)
    else:
        made.tail, run.tail = run.tail, None
        run.addnext(made)
