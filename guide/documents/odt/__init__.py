"""LibreOffice: the text of the document, its lists counted, its revisions accepted."""

from guide.documents.odt.body import body_paragraphs
from guide.documents.odt.reader import read_flat, read_odt

__all__ = ["body_paragraphs", "read_flat", "read_odt"]
