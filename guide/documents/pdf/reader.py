"""A PDF read into blocks; its scripts, forms, links and attachments are never opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdfium2 import PdfDocument, PdfiumError

from guide.documents.archive import broken, locked
from guide.documents.blocks import Block, Cell
from guide.documents.bounds import in_french
from guide.documents.headings import rank_by_size
from guide.documents.inline import Inline
from guide.documents.model import DocumentError, Place, Unread
from guide.documents.pdf.flow import flow_of
from guide.documents.pdf.furniture import running_lines
from guide.documents.pdf.letters import read_page
from guide.documents.pdf.page import Box
from guide.documents.pdf.paragraphs import inline_of, paragraphs_of
from guide.documents.pdf.tables import Grid, tables_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from guide.documents.pdf.page import Line, Page

_NO_FORM = 0
MOST_PAGES, MOST_WORDS = 500, 150_000
"""What is read in about five seconds; a full page has five hundred words."""


def read_pdf(path: Path) -> Iterator[Block | Unread]:
    """The blocks of a PDF, page by page.

    Raises:
        DocumentError: it is broken, encrypted, too long, or holds pictures of pages only.
    """
    pages, filled = _pages(path)
    if not any(page.lines for page in pages):
        raise DocumentError(
            f"{path} ne contient que des images de pages, sans texte. Donnez le document "
            "d’origine, ou un PDF passé par une reconnaissance de texte."
        )
    running = running_lines(pages)
    blocks: list[Block] = []
    tables = 0
    for page in pages:
        found = tables_on(page)
        blocks.extend(_read(page, running, found, tables))
        tables += len(found)
    yield from rank_by_size(blocks)
    if filled:
        yield Unread("les champs du formulaire", Place())
    for page in pages:
        if page.pictures and not page.lines:
            yield Unread("une page qui n’est qu’une image", Place(page=page.number))


def _pages(path: Path) -> tuple[list[Page], bool]:
    """The pages, and whether there is a form to fill in."""
    try:
        document = PdfDocument(path)
    except PdfiumError as error:
        raise (locked(path) if "password" in str(error).lower() else broken(path)) from error
    try:
        if len(document) > MOST_PAGES:
            raise DocumentError(
                f"{path} compte plus de {in_french(MOST_PAGES)} pages : il n’est pas lu. "
                "Coupez-le en plusieurs documents."
            )
        pages = list(_within(path, (_page(document, at) for at in range(len(document)))))
        return pages, document.get_formtype() != _NO_FORM
    except PdfiumError as error:
        raise broken(path) from error
    finally:
        document.close()


def _within(path: Path, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, as long as they do not hold too many words."""
    words = 0
    for page in pages:
        words += sum(len(line.words) for line in page.lines)
        if words > MOST_WORDS:
            raise DocumentError(
                f"{path} compte plus de {in_french(MOST_WORDS)} mots : il n’est pas lu. "
                "Coupez-le en plusieurs documents."
            )
        yield page


def _page(document: PdfDocument, index: int) -> Page:
    page = document[index]
    try:
        return read_page(page, index + 1)
    finally:
        page.close()


def _read(
    page: Page, running: set[tuple[int, Line]], grids: Sequence[Grid], tables: int
) -> Iterator[Block]:
    """The blocks of a page: furniture, paragraphs, tables and pictures, each where it stands."""
    body: list[Line] = []
    for line in page.lines:
        if (page.number, line) in running:
            yield Block(inline_of(line), Place(page=page.number), "furniture")
        else:
            body.append(line)
    for piece in flow_of(page, body, grids):
        if isinstance(piece, Grid):
            yield from _table(page, body, piece, tables + list(grids).index(piece))
        elif isinstance(piece, Box):
            yield Block(Inline(""), Place(page=page.number), pictures=1)
        else:
            yield from paragraphs_of(page, piece)


def _table(page: Page, body: Sequence[Line], grid: Grid, number: int) -> Iterator[Block]:
    for at, row in enumerate(grid.rows):
        for column, box in enumerate(row):
            if box is not None:
                lines = [part for line in body if (part := line.within(box))]
                cell = Cell(number, at, column)
                yield from paragraphs_of(page, lines, cell)
                if pictures := sum(box.holds(picture) for picture in page.pictures):
                    place = Place(page=page.number)
                    yield Block(Inline(""), place, "cell", pictures=pictures, cell=cell)
