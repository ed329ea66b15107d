"""The Word file before its first word: page, fonts, styles, header, footer and properties."""

# pyright: basic
# python-docx does not type the XML under its objects.

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from guide.publish import word_fields as fields
from guide.publish import words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from guide.publish.model import Chapter

ACTOR, LABEL, NOTICE, PICTURE = "Qui agit", "Libellé", "Avertissement", "Picture"
_INK, _QUIET = RGBColor(0x1B, 0x27, 0x30), RGBColor(0x52, 0x60, 0x6B)
_ACCENT, _WARM = RGBColor(0x1D, 0x4F, 0x5E), RGBColor(0xA8, 0x38, 0x0A)
_FONT = "Calibri"


def new_document(chapter: Chapter) -> Document:
    """An empty A4 document in French with the styles of a guide."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    _language(document)
    _styles(document)
    _header(document, chapter)
    _properties(document, chapter)
    return document


def text_width(document: Document) -> Length:
    """The width between the margins."""
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    assert page is not None
    assert left is not None
    assert right is not None
    return Length(page - left - right)


def _styles(document: Document) -> None:
    _paragraph(document, "Normal", 11, _INK, after=6)
    _paragraph(document, "Title", 26, _ACCENT, after=2, bold=True)
    _paragraph(document, "Subtitle", 11, _QUIET, after=2)
    _paragraph(document, "Heading 1", 17, _ACCENT, before=20, after=5, bold=True)
    _paragraph(document, "Heading 2", 13, _INK, before=14, after=4, bold=True)
    _paragraph(document, "Caption", 9, _QUIET, after=12)
    _paragraph(document, fields.LEAD, 12, _ACCENT, before=12, after=3, bold=True, base="Normal")
    _paragraph(document, ACTOR, 10, _ACCENT, before=4, after=4, bold=True, base="Normal")
    _paragraph(document, NOTICE, 10, _WARM, after=6, base="Normal")
    _paragraph(document, PICTURE, 11, _INK, before=4, after=3, base="Normal")
    for level in (1, 2):
        entry = _paragraph(document, f"toc {level}", 11, _INK, after=1, base="Normal")
        entry.paragraph_format.left_indent = Cm(0.6 * (level - 1))
    for name in ("Heading 1", "Heading 2", fields.LEAD, ACTOR, PICTURE):
        _style(document, name).paragraph_format.keep_with_next = True
    _borderless(_style(document, "Title"))
    label: Any = document.styles.add_style(LABEL, WD_STYLE_TYPE.CHARACTER)
    label.font.bold = True
    link: Any = document.styles.add_style(fields.LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = _ACCENT


def _paragraph(  # noqa: PLR0913 - what a style is made of
    document: Document,
    name: str,
    size: float,
    colour: RGBColor,
    *,
    before: float = 0,
    after: float,
    bold: bool = False,
    base: str | None = None,
) -> ParagraphStyle:
    if base is not None:
        made: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles[base]
    style = _style(document, name)
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.bold, style.font.italic = bold, False
    style.font.color.rgb = colour
    _plain_fonts(style)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    return style


def _style(document: Document, name: str) -> ParagraphStyle:
    style: Any = document.styles[name]
    return style


def _plain_fonts(style: ParagraphStyle) -> None:
    """One font for every script, in place of the theme's."""
    properties: Any = style.element.get_or_add_rPr()
    fonts: Any = properties.rFonts
    for name in [name for name in fonts.attrib if "Theme" in name]:
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
    for spaced in properties.findall(qn("w:spacing")):
        properties.remove(spaced)


def _borderless(style: ParagraphStyle) -> None:
    properties: Any = style.element.pPr
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _language(document: Document) -> None:
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "fr-FR")
        found.set(qn("w:eastAsia"), "fr-FR")


def _header(document: Document, chapter: Chapter) -> None:
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run(chapter.procedure.title)
    if chapter.fictional:
        head.add_run(" · portail fictif")
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    fields.page_number(foot)
    for name in ("Header", "Footer"):
        _paragraph(document, name, 9, _QUIET, after=0)


def _properties(document: Document, chapter: Chapter) -> None:
    day = datetime.combine(chapter.proof.day, time())
    properties = document.core_properties
    properties.title, properties.language = chapter.procedure.title, "fr-FR"
    properties.author = properties.last_modified_by = ""
    properties.comments = words.verified(chapter)
    properties.created = properties.modified = day
    settings: Any = document.settings.element
    for old in settings.findall(qn("w:themeFontLang")):
        old.set(qn("w:val"), "fr-FR")
