"""A letter as a PDF, as it lies in the company's letter box (R33, R50).

It is tagged, so that a screen reader reads it in order. Its fonts know Latin letters alone.
"""

import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mockportal.domain.registration import Letter
from mockportal.wording import Wording
from mockportal.wording.french import show_date, typeset

if TYPE_CHECKING:
    from mockportal.adapters.tagged import TaggedPdf

_FONTS = Path(__file__).parents[1] / "web" / "static" / "fonts"
_TEXT = "Texte"
_OTHERS = {"Autres lettres": "latin-ext", "Lettres du Viêt Nam": "vietnamese"}
_FAMILIES = {_TEXT: "latin", **_OTHERS}
_WEIGHTS = {"": 400, "B": 700}
_SPACES = {0x202F: "\N{NO-BREAK SPACE}", 0x2011: "-"}  # the fonts have no narrow space
COMMON = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2019, 0x0A)))
"""What every font has, known without opening one."""


def letter_pdf(letter: Letter, wording: Wording) -> bytes:
    """Print a letter on A4; the same letter always gives the same bytes.

    The printer is loaded with the first letter: it would lengthen every start.
    """
    from mockportal.adapters.tagged import TaggedPdf

    pdf = TaggedPdf(wording["letter-subject"], letter.posted_at)
    for family, letters in _FAMILIES.items():
        for style, weight in _WEIGHTS.items():
            pdf.add_font(family, style, _font(letters, weight))
    pdf.set_fallback_fonts([*_OTHERS])
    pdf.add_page()
    _notice(pdf, typeset(wording["fictional-letter"]))
    attention = typeset(wording["letter-attention"].format(letter.addressee))
    _block(pdf, f"{letter.address}\n\n{attention}", half=True)
    _block(pdf, wording["letter-date"].format(show_date(letter.posted_at)))
    _block(pdf, wording["letter-subject"], bold=True, tag="/H1")
    for paragraph in wording.letter(letter):
        _block(pdf, paragraph)
    _key(pdf, letter.key)
    _block(pdf, wording["letter-sender"])
    return bytes(pdf.output())


def unprintable(text: str) -> str:
    """The characters of a text that a letter cannot print, each once; none for most names.

    A mark that no letter has taken in would stand beside its letter.
    """
    if COMMON.issuperset(text):
        return ""
    known = COMMON | _letters()
    shown = dict.fromkeys(unicodedata.normalize("NFC", text).translate(_SPACES))
    return "".join(c for c in shown if c not in known or unicodedata.combining(c))


def _notice(pdf: "TaggedPdf", text: str) -> None:
    pdf.set_font(_TEXT, "B", 10)
    pdf.set_fill_color(255, 243, 205)
    pdf.tagged("/P", text, line=7, fill=True, align="C")
    pdf.ln(12)


def _key(pdf: "TaggedPdf", key: str) -> None:
    pdf.set_font(_TEXT, "B", 20)
    pdf.tagged("/P", key, line=18, border=1, align="C")
    pdf.ln(6)


def _block(
    pdf: "TaggedPdf", text: str, *, bold: bool = False, half: bool = False, tag: str = "/P"
) -> None:
    """Some lines; ``half`` puts them where the page has the address."""
    pdf.set_font(_TEXT, "B" if bold else "", 12)
    pdf.tagged(tag, text.translate(_SPACES), line=7, half=half, align="L")
    pdf.ln(5)


@cache
def _letters() -> frozenset[str]:
    """What the fonts have, in each weight; read when a letter needs more than the common ones."""
    from fontTools.ttLib import TTFont

    by_weight = (
        {chr(code) for letters in _FAMILIES.values() for code in _codes(TTFont(_font(letters, w)))}
        for w in _WEIGHTS.values()
    )
    return frozenset.intersection(*map(frozenset, by_weight))


def _codes(font: object) -> "dict[int, str]":
    return font.getBestCmap()  # type: ignore[attr-defined]  # fontTools tells no types


def _font(letters: str, weight: int) -> Path:
    return _FONTS / f"source-sans-3-{letters}-{weight}-normal.woff"
