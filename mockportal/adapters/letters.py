"""A letter as a PDF, as it lies in the company's letter box (R33, R50)."""

from pathlib import Path
from typing import TYPE_CHECKING

from mockportal.domain.registration import Letter
from mockportal.wording import Wording
from mockportal.wording.french import show_date, typeset

if TYPE_CHECKING:
    from fpdf import FPDF

_FONTS = Path(__file__).parents[1] / "web" / "static" / "fonts"
_TEXT, _OTHER = "Texte", "Autres lettres"
_FAMILIES = {_TEXT: "latin", _OTHER: "latin-ext"}
_SPACES = {0x202F: "\N{NO-BREAK SPACE}"}  # the fonts have no narrow one


def letter_pdf(letter: Letter, wording: Wording) -> bytes:
    """Print a letter on A4; the same letter always gives the same bytes.

    The printer is loaded with the first letter: it would lengthen every start.
    """
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_creation_date(letter.posted_at)
    pdf.set_title(wording["letter-subject"])
    pdf.set_lang("fr")
    pdf.set_margins(25, 20)
    for family, letters in _FAMILIES.items():
        pdf.add_font(family, "", _FONTS / f"source-sans-3-{letters}-400-normal.woff")
        pdf.add_font(family, "B", _FONTS / f"source-sans-3-{letters}-700-normal.woff")
    pdf.set_fallback_fonts([_OTHER])
    pdf.add_page()
    _notice(pdf, typeset(wording["fictional-letter"]))
    attention = typeset(wording["letter-attention"].format(letter.addressee))
    _block(pdf, f"{letter.address}\n\n{attention}")
    _block(pdf, wording["letter-date"].format(show_date(letter.posted_at)))
    _block(pdf, wording["letter-subject"], bold=True)
    for paragraph in wording.letter(letter):
        _block(pdf, paragraph)
    pdf.set_font(_TEXT, "B", 20)
    pdf.cell(0, 18, letter.key, border=1, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(6)
    _block(pdf, wording["letter-sender"])
    return bytes(pdf.output())


def _notice(pdf: "FPDF", text: str) -> None:
    pdf.set_font(_TEXT, "B", 10)
    pdf.set_fill_color(255, 243, 205)
    pdf.multi_cell(0, 7, text, fill=True, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(12)


def _block(pdf: "FPDF", text: str, *, bold: bool = False) -> None:
    pdf.set_font(_TEXT, "B" if bold else "", 12)
    pdf.multi_cell(0, 7, text.translate(_SPACES), align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(5)
