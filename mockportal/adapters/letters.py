"""A letter as a PDF, as it lies in the company's letter box (R33, R50)."""

from pathlib import Path
from typing import TYPE_CHECKING

from mockportal.domain.registration import Letter
from mockportal.wording import Wording

if TYPE_CHECKING:
    from fpdf import FPDF

_FONTS = Path(__file__).parents[1] / "web" / "static" / "fonts"
_DATE = "%d/%m/%Y"


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
    pdf.add_font("Texte", "", _FONTS / "source-sans-3-latin-400-normal.woff")
    pdf.add_font("Texte", "B", _FONTS / "source-sans-3-latin-700-normal.woff")
    pdf.add_page()
    _notice(pdf, wording["fictional-letter"])
    _block(pdf, f"{letter.address}\n\n" + wording["letter-attention"].format(letter.addressee))
    _block(pdf, wording["letter-date"].format(letter.posted_at.strftime(_DATE)))
    _block(pdf, wording["letter-subject"], bold=True)
    for paragraph in wording.letter(letter):
        _block(pdf, paragraph)
    pdf.set_font("Texte", "B", 20)
    pdf.cell(0, 18, letter.key, border=1, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(6)
    _block(pdf, wording["letter-sender"])
    return bytes(pdf.output())


def _notice(pdf: "FPDF", text: str) -> None:
    pdf.set_font("Texte", "B", 10)
    pdf.set_fill_color(255, 243, 205)
    pdf.multi_cell(0, 7, text, fill=True, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(12)


def _block(pdf: "FPDF", text: str, *, bold: bool = False) -> None:
    pdf.set_font("Texte", "B" if bold else "", 12)
    pdf.multi_cell(0, 7, text, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(5)
