"""A chapter as a Word file with real styles, captions, lists and alternative texts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx.shared import Length, Pt

from guide.french.typography import typeset
from guide.publish import word_fields as fields
from guide.publish import words
from guide.publish.prose import Block, Listing, Paragraph
from guide.publish.word_styles import ACTOR, LABEL, NOTICE, new_document, text_width

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.text.paragraph import Paragraph as Written

    from guide.publish.model import Chapter, ChapterSection, Figure, Trouble

_POINTS = 0.42
"""Points per CSS pixel: a page of the portal, 1,120 pixels wide, fills a line of text."""
_TALLEST = Pt(430)
_STILL = (1980, 1, 1, 0, 0, 0)
_LEVELS = 3


def chapter_file(chapter: Chapter, pictures: Path) -> bytes:
    """The Word file of one procedure; the same chapter gives the same bytes.

    Args:
        chapter: what to write.
        pictures: the folder of the drawn pictures.
    """
    document = new_document(chapter)
    _opening(document, chapter)
    for part in chapter.parts:
        _part(document, part, pictures)
    if chapter.troubles:
        _heading(document, words.TROUBLES, 1, f"{chapter.procedure.anchor}-depannage")
        document.add_paragraph(words.TROUBLES_LEAD)
        for trouble in chapter.troubles:
            _trouble(document, trouble, pictures)
    document.add_heading(words.PROOF, 1)
    document.add_paragraph(f"{words.verified(chapter)} {words.proved(chapter)}")
    written = io.BytesIO()
    document.save(written)
    return _still(written.getvalue())


def _opening(document: Document, chapter: Chapter) -> None:
    title = document.add_paragraph(chapter.procedure.title, "Title")
    fields.bookmark(title, chapter.procedure.anchor)
    document.add_paragraph(words.verified(chapter), "Subtitle")
    if chapter.fictional:
        document.add_paragraph(words.FICTIONAL, NOTICE)
    if chapter.procedure.introduction:
        document.add_paragraph(words.FOR_WHOM, fields.LEAD)
        for block in chapter.procedure.introduction:
            _block(document, block)
    if chapter.facts:
        document.add_paragraph(words.CONDITIONS, fields.LEAD)
        for fact in chapter.facts:
            line = document.add_paragraph(style="List Bullet")
            line.add_run(f"{words.fact(fact)}\u00a0: ")
            line.add_run(typeset(fact.value)).bold = True
            line.add_run(f" (règle {fact.rule})")
    document.add_paragraph(words.CONTENTS, fields.LEAD)
    entries = [
        (words.entry(p), p.section.anchor, 2 if p.section.branch else 1) for p in chapter.parts
    ]
    if chapter.troubles:
        entries.append((words.TROUBLES, f"{chapter.procedure.anchor}-depannage", 1))
    fields.contents(document, entries)


def _part(document: Document, part: ChapterSection, pictures: Path) -> None:
    _heading(document, part.section.title, 2 if part.section.branch else 1, part.section.anchor)
    for piece in part.pieces:
        if piece.actor:
            document.add_paragraph(words.acting(piece.actor), ACTOR)
        last = _block(document, piece.block)
        last.paragraph_format.keep_with_next = bool(piece.figures) or None
        for figure in piece.figures:
            _figure(document, figure, pictures)


def _trouble(document: Document, trouble: Trouble, pictures: Path) -> None:
    _heading(document, trouble.title, 2, trouble.anchor)
    if trouble.section:
        line = document.add_paragraph()
        line.paragraph_format.keep_with_next = True
        fields.link_inside(line, words.where(trouble) or "", trouble.section.anchor)
    if said := words.answers(trouble):
        document.add_paragraph(said).paragraph_format.keep_with_next = True
    _figure(document, trouble.figure, pictures)


def _heading(document: Document, text: str, level: int, anchor: str) -> None:
    fields.bookmark(document.add_heading(text, level), anchor)


def _block(document: Document, block: Block) -> Written:
    """Write a block; return its last paragraph."""
    if isinstance(block, Paragraph):
        return _stretches(document.add_paragraph(), block)
    return _listing(document, block, 1)


def _listing(document: Document, listing: Listing, level: int) -> Written:
    name = "List Number" if listing.numbered else "List Bullet"
    style = name if level == 1 else f"{name} {min(level, _LEVELS)}"
    number = fields.new_numbering(document, style) if listing.numbered else None
    last: Written | None = None
    for item in listing.items:
        for place, block in enumerate(item):
            if isinstance(block, Listing):
                last = _listing(document, block, level + 1)
                continue
            last = document.add_paragraph(style=style if place == 0 else "List Continue")
            if number is not None and place == 0:
                fields.number(last, number)
            _stretches(last, block)
    return last or document.add_paragraph()


def _stretches(line: Written, paragraph: Paragraph) -> Written:
    for stretch in paragraph.stretches:
        if stretch.href:
            fields.link_outside(line, stretch.text, stretch.href)
            continue
        run = line.add_run(stretch.text, LABEL if stretch.label else None)
        run.bold = stretch.bold or None
        run.italic = stretch.italic or None
    return line


def _figure(document: Document, figure: Figure, pictures: Path) -> None:
    line = document.add_paragraph(style="Picture")
    wide = min(Pt(figure.width * _POINTS), text_width(document))
    crop = figure.crop
    ratio = (crop.right - crop.left) / (crop.bottom - crop.top)
    wide = Length(round(min(wide, _TALLEST * ratio)))
    shape = line.add_run().add_picture(str(pictures / figure.file), width=wide)
    fields.describe(shape, figure.number, typeset(figure.screenshot.alt))
    caption = document.add_paragraph(style="Caption")
    fields.figure_number(caption, figure.number)
    caption.add_run(f". {typeset(figure.caption)}")


def _still(package: bytes) -> bytes:
    """The same package without the moment it was written at."""
    quiet = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(quiet, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _STILL)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return quiet.getvalue()
