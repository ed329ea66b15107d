"""Pages read with PDFium: letters, their boxes and fonts, made into words and lines."""

from __future__ import annotations

import ctypes
import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from guide.documents.pdf.drawn import drawn_on
from guide.documents.pdf.page import Box, Page, Word, line_of
from guide.documents.pdf.struck import without_struck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage, PdfTextPage

    from guide.documents.model import Emphasis
    from guide.documents.pdf.page import Line

_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi|gras", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obliq", re.IGNORECASE)
_ITALIC_FLAG, _BOLD_FLAG, _BOLD = 1 << 6, 1 << 18, 600
_HYPHENS = frozenset((0x02, 0xFFFE, 0xFFFFFFFE))
_LINE_ENDS = frozenset((0x0A, 0x0D))
_FIRST, _LAST = 0x20, 0x10FFFF


def read_page(page: PdfPage, number: int) -> Page:
    """Read one page; ``number`` counts from 1."""
    textpage = page.get_textpage()
    try:
        lines = list(_Letters(textpage).lines())
    finally:
        textpage.close()
    drawn = drawn_on(page)
    lines = tuple(without_struck(lines, drawn.edges))
    return Page(number, page.get_height(), lines, drawn.pictures, drawn.edges)


class _Letters:
    """The letters of a page by their index."""

    def __init__(self, textpage: PdfTextPage) -> None:
        self._page = textpage.raw
        self._codes = _codes(textpage)
        self._buffer = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._looks: dict[int | None, frozenset[Emphasis]] = {}

    def lines(self) -> Iterator[Line]:
        words: list[Word] = []
        first = 0
        for start, end, last in self._spans():
            if end > start:
                first = first if words else start
                words.append(self._word(start, end))
            if last and words:
                yield line_of(words, self._size(first))
                words = []
        if words:
            yield line_of(words, self._size(first))

    def _spans(self) -> Iterator[tuple[int, int, bool]]:
        """Each word as a range of letters, and whether a line ends after it."""
        start = 0
        for at, code in enumerate(self._codes):
            if code in _HYPHENS:
                yield start, at + 1, True
                start = at + 1
                continue
            ends = code in _LINE_ENDS
            if ends or chr(min(code, _LAST)).isspace():
                yield start, at, ends
                start = at + 1
        yield start, len(self._codes), True

    def _word(self, start: int, end: int) -> Word:
        box = self._box(start)
        if end - start > 1:
            box = box.around(self._box(end - 1))
        return Word(tuple(self._stretches(start, end)), box)

    def _stretches(self, start: int, end: int) -> Iterator[tuple[str, frozenset[Emphasis]]]:
        """A word by looks; its letters are asked one by one only if its ends differ."""
        look = self._look(start)
        if self._look(end - 1) == look:
            yield self._text(start, end), look
            return
        looks = [self._look(at) for at in range(start, end)]
        cuts = [at for at in range(1, len(looks)) if looks[at] != looks[at - 1]]
        for one, other in pairwise([0, *cuts, len(looks)]):
            yield self._text(start + one, start + other), looks[one]

    def _text(self, start: int, end: int) -> str:
        letters = (
            "-" if code in _HYPHENS else chr(code)
            for code in self._codes[start:end]
            if code in _HYPHENS or _FIRST <= code <= _LAST
        )
        return "".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _box(self, at: int) -> Box:
        left, right, bottom, top = self._sides
        pdfium.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return Box(left.value, bottom.value, right.value, top.value)

    def _look(self, at: int) -> frozenset[Emphasis]:
        """The look of a letter: that of the text object which drew it."""
        pointer = pdfium.FPDFText_GetTextObject(self._page, at)
        drawn = ctypes.addressof(pointer.contents) if pointer else None
        if drawn is None or drawn not in self._looks:
            pdfium.FPDFText_GetFontInfo(self._page, at, self._buffer, 128, self._flags)
            weight = pdfium.FPDFText_GetFontWeight(self._page, at)
            self._looks[drawn] = _look(self._buffer.value, self._flags.value, weight)
        return self._looks[drawn]

    def _size(self, at: int) -> float:
        """The size of a letter as it is drawn, to half a point."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._page, at, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        return round(2 * scale * pdfium.FPDFText_GetFontSize(self._page, at)) / 2


def _codes(textpage: PdfTextPage) -> list[int]:
    """The letters of a page; asked one by one only where they are more than the text tells."""
    count = textpage.count_chars()
    text = textpage.get_text_range()
    if len(text) == count:
        return [*map(ord, text)]
    return [pdfium.FPDFText_GetUnicode(textpage.raw, at) for at in range(count)]


def _look(font: bytes, flags: int, weight: int) -> frozenset[Emphasis]:
    name = font.decode("utf-8", "replace")
    looks: set[Emphasis] = set()
    if _BOLD_NAME.search(name) or flags & _BOLD_FLAG or weight >= _BOLD:
        looks.add("bold")
    if _ITALIC_NAME.search(name) or flags & _ITALIC_FLAG:
        looks.add("italic")
    return frozenset(looks)
