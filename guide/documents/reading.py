"""The front door: a file on disk becomes a document, or an error that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.documents.decoding import decode
from guide.documents.markdown import read_markdown
from guide.documents.model import Document, DocumentError
from guide.documents.plain import read_plain
from guide.documents.segmenting import segment

if TYPE_CHECKING:
    from pathlib import Path


def read_document(path: Path) -> Document:
    """Read a writer's document; nothing in it is executed or fetched.

    Raises:
        DocumentError: it cannot be read, and why, in French.
    """
    text = decode(path.read_bytes(), path)
    kind = "md" if path.suffix.lower() in {".md", ".markdown"} else "txt"
    blocks = read_markdown(text) if kind == "md" else read_plain(text)
    procedures, furniture = segment(blocks)
    if not procedures:
        raise DocumentError(f"{path} est vide. Donnez un document qui contient une procédure.")
    return Document(path, kind, procedures, furniture)
