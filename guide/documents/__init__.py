"""A writer's document, read as it lies on the shared drive: procedures, steps, paragraphs."""

from guide.documents.model import DocumentError
from guide.documents.reading import read_document

__all__ = ["DocumentError", "read_document"]
