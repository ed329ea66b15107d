"""PDF: words with their place on the page, lines, paragraphs; running headers told apart."""

from guide.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
