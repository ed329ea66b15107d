"""Word: the body of the document, its lists counted, its revisions accepted."""

from guide.documents.docx.body import body_paragraphs
from guide.documents.docx.reader import read_docx

__all__ = ["body_paragraphs", "read_docx"]
