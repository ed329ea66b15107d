"""The front door: a file on disk becomes a document, or an error that says what to do."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from guide.documents.blocks import Block
from guide.documents.bounds import bounded
from guide.documents.model import Document, DocumentError, Unread
from guide.documents.segmenting import segment
from guide.documents.sniffing import format_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_WHY = {
    errno.EACCES: "vous n’avez pas le droit de le lire",
    errno.EPERM: "vous n’avez pas le droit de le lire",
    errno.ELOOP: "c’est un lien qui renvoie à lui-même",
    errno.ENAMETOOLONG: "son nom est trop long",
}
"""What the system would say in its own language."""


def read_document(path: Path) -> Document:
    """Read a writer's document; nothing in it is executed or fetched.

    What the file holds decides how it is read, not its name.

    Raises:
        DocumentError: it cannot be read; why and what to do, in French.
    """
    try:
        kind = format_of(path)
        read = list(bounded(_blocks(path, kind), path))
        procedures, furniture = segment(block for block in read if isinstance(block, Block))
    except OSError as error:
        why = _WHY.get(error.errno or 0, error.strerror or str(error))
        raise DocumentError(f"{path} ne s’ouvre pas : {why}.") from error
    if not any(
        procedure.title or procedure.preamble or procedure.sections for procedure in procedures
    ):
        raise DocumentError(
            f"{path} ne contient aucun texte. Si ses pages sont des images, donnez le document "
            "d’origine."
        )
    unread = tuple(dict.fromkeys(one for one in read if isinstance(one, Unread)))
    return Document(path, kind, procedures, furniture, unread)


def _blocks(path: Path, kind: str) -> Iterable[Block | Unread]:
    """The blocks of a file; each reader is loaded only when it is needed."""
    if kind == "docx":
        from guide.documents.docx import read_docx

        return read_docx(path)
    if kind in {"odt", "fodt"}:
        from guide.documents.odt import read_flat, read_odt

        return read_odt(path) if kind == "odt" else read_flat(path)
    if kind == "pdf":
        from guide.documents.pdf import read_pdf

        return read_pdf(path)
    if kind == "html":
        from guide.documents.web import read_html

        return read_html(path)
    from guide.documents.decoding import decode
    from guide.documents.markdown import read_markdown
    from guide.documents.plain import read_plain

    text = decode(path.read_bytes(), path)
    return read_markdown(text) if kind == "md" else read_plain(text)
