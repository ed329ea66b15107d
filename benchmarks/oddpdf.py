"""PDF files with tables, struck words, pictures, running lines and empty pages, from a seed."""

import random
from pathlib import Path

from fpdf import FPDF
from PIL import Image

from benchmarks.oddwords import chapter, sentence
from benchmarks.places import ROOT

FONT = ROOT / "mockportal" / "web" / "static" / "fonts" / "source-sans-3-latin-400-normal.woff"
_STRIKES, _TABLES, _PICTURES = 0.1, 0.03, 0.03
"""How often a paragraph is struck out in part, or a table or a picture comes."""


class _Paged(FPDF):
    def header(self) -> None:
        self.set_font("Texte", "", 8)
        self.cell(0, 5, "Fiche 12 – document interne", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-12)
        self.cell(0, 5, f"Page {self.page_no()}")


def write_pdf(path: Path, size: int, seed: int) -> None:
    """Print about ``size`` paragraphs."""
    chance = random.Random(seed)
    pdf = _Paged(format="A4")
    pdf.add_font("Texte", "", FONT)
    pdf.set_font("Texte", "", 11)
    pdf.add_page()
    pdf.write(7, f"{chapter(chance)}\n")
    number = left = 0
    for left in range(size):
        pdf.set_font("Texte", "", 11)
        draw = chance.random()
        if draw < _TABLES and left + 9 < size:
            _table(pdf, chance)
        elif draw < _TABLES + _PICTURES:
            pdf.image(Image.new("RGB", (60, 40), (200, 210, 230)), w=40)
        elif draw < _TABLES + _PICTURES + _STRIKES:
            pdf.set_font("Texte", "S", 11)
            pdf.write(6, f"{sentence(chance)} ")
            pdf.set_font("Texte", "", 11)
            pdf.write(6, f"{sentence(chance)}\n")
        else:
            number += 1
            pdf.write(6, f"{number}. {sentence(chance)}\n")
    pdf.output(str(path))


def _table(pdf: FPDF, chance: random.Random) -> None:
    with pdf.table(col_widths=(10, 60, 30), first_row_as_headings=False) as table:
        for number in range(chance.randint(2, 8)):
            row = table.row()
            for words in (str(number + 1), sentence(chance), "Écran"):
                row.cell(words)
