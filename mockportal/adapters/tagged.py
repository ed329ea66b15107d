"""A PDF whose text is tagged, read aloud in the order in which it was written."""

from datetime import datetime
from typing import Any

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import MethodReturnValue


class TaggedPdf(FPDF):
    """A page of A4 in French, with tags for what is written by ``tagged``.

    Args:
        title: shown in place of the file's name.
        created: kept as its date, so that the same text gives the same bytes.
    """

    def __init__(self, title: str, created: datetime) -> None:
        super().__init__(format="A4")
        self.set_creation_date(created)
        self.set_title(title)
        self.set_lang("fr")
        self.set_margins(25, 20)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def tagged(
        self, tag: str, text: str, *, line: float, half: bool = False, **options: Any
    ) -> None:
        """Write lines that are one element of the text, on one page.

        Args:
            tag: a standard type of PDF, as ``/P``.
            line: height of a line, in millimetres.
            half: in the right half of the page.
            options: of ``multi_cell``.
        """
        width = self.epw / 2 if half else self.epw
        height: Any = self.multi_cell(
            width, line, text, dry_run=True, output=MethodReturnValue.HEIGHT, **options
        )
        if self.will_page_break(height):
            self.add_page()
        self.set_x(self.l_margin + self.epw - width)
        number = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=tag, mcid=number)
        self.set_auto_page_break(False)
        self._out(f"{tag} <</MCID {number}>> BDC")
        self.multi_cell(width, line, text, new_x="LMARGIN", new_y="NEXT", **options)
        self._out("EMC")
        self.set_auto_page_break(True, 20)
