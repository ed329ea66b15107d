"""What python-docx has no words for: bookmarks, links, fields, numbering, alternative texts."""

# pyright: basic
# python-docx does not type the XML under its objects.

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.shape import InlineShape
    from docx.text.paragraph import Paragraph

LEAD = "Lead"
LINK = "Hyperlink"
_LONGEST_NAME = 40
"""What Word allows for the name of a bookmark."""


def bookmark(line: Paragraph, anchor: str) -> None:
    """Name the place of a paragraph."""
    name = _name(anchor)
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    number = str(crc32(name.encode()) & 0x7FFFFFFF)
    start.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), number)
    properties = line._p.pPr  # noqa: SLF001 - python-docx offers no other way to its XML
    line._p.insert(0 if properties is None else 1, start)  # noqa: SLF001
    line._p.append(end)  # noqa: SLF001


def link_inside(line: Paragraph, text: str, anchor: str) -> None:
    """A link to a bookmark."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(anchor))
    link.set(qn("w:history"), "1")
    link.append(_linked(line, text))
    line._p.append(link)  # noqa: SLF001


def link_outside(line: Paragraph, text: str, href: str) -> None:
    """A link to an address."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), line.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(_linked(line, text))
    line._p.append(link)  # noqa: SLF001


def contents(document: Document, entries: Sequence[tuple[str, str, int]]) -> None:
    """A table of contents, filled in: text, anchor and level of each entry."""
    for place, (text, anchor, level) in enumerate(entries):
        line = document.add_paragraph(style=f"toc {level}")
        if place == 0:
            _field_char(line, "begin")
            _instruction(line, ' TOC \\o "1-2" \\n \\h ')
            _field_char(line, "separate")
        link_inside(line, text, anchor)
        if place == len(entries) - 1:
            _field_char(line, "end")


def figure_number(line: Paragraph, number: int) -> None:
    """« Figure 3 », numbered by a field as Word's own captions are."""
    line.add_run("Figure\u00a0")
    _field(line, " SEQ Figure \\* ARABIC ", str(number))


def page_number(line: Paragraph) -> None:
    """« Page 2 sur 9 »."""
    for words, field in (("Page\u00a0", "PAGE"), (" sur ", "NUMPAGES")):
        line.add_run(words)
        _field(line, f" {field} ", "1")


def describe(shape: InlineShape, number: int, alt: str) -> None:
    """Give a picture its alternative text, and a name and number of its own."""
    properties: Any = shape._inline.docPr  # noqa: SLF001
    for side in ("T", "B", "L", "R"):
        shape._inline.set(f"dist{side}", "0")  # noqa: SLF001 - LibreOffice leaves room else
    properties.set("id", str(number))
    properties.set("name", f"Figure {number}")
    properties.set("descr", alt)


def new_numbering(document: Document, style: str) -> int:
    """Numbering that starts at 1 again, as the style's own."""
    numbering: Any = document.part.numbering_part.element
    of_style: Any = document.styles[style].element
    own = numbering.num_having_numId(of_style.pPr.numPr.numId.val)
    made = numbering.add_num(own.abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def number(line: Paragraph, numbering: int) -> None:
    """Make a paragraph an item of a numbering."""
    properties: Any = line._p.get_or_add_pPr()  # noqa: SLF001
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = 0
    numbered.get_or_add_numId().val = numbering


def _linked(line: Paragraph, text: str) -> Any:
    run = line.add_run(text, LINK)
    return run._r  # noqa: SLF001


def _field(line: Paragraph, instruction: str, shown: str) -> None:
    """A field with what it shows until Word works it out again."""
    _field_char(line, "begin")
    _instruction(line, instruction)
    _field_char(line, "separate")
    line.add_run(shown)
    _field_char(line, "end")


def _field_char(line: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    line.add_run()._r.append(mark)  # noqa: SLF001


def _instruction(line: Paragraph, text: str) -> None:
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = text
    line.add_run()._r.append(code)  # noqa: SLF001


def _name(anchor: str) -> str:
    """An anchor as the name of a bookmark: letters, digits and underscores, 40 at most."""
    name = anchor.replace("-", "_")
    if len(name) > _LONGEST_NAME:
        name = f"{name[: _LONGEST_NAME - 9]}_{crc32(anchor.encode()):08x}"
    return name if name[:1].isalpha() else f"a{name}"[:_LONGEST_NAME]
