"""The paragraphs of a LibreOffice document, in the order in which they are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.documents.markup import child, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.documents.markup import Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ASIDE = frozenset(("tracked-changes", "annotation", "note", "forms"))


def body_paragraphs(root: Element) -> Iterator[Element]:
    """Every ``text:p`` and ``text:h`` of the body: the n-th is ``Place(paragraph=n)``.

    In the order of the file. Those in tables, lists, sections, indexes and text boxes are counted
    with the rest, empty ones too; the paragraphs of a text box come right after the paragraph
    that holds it. Left out is what stands in ``text:tracked-changes`` (deleted text),
    ``office:annotation``, ``text:note`` and ``office:forms``.

    Args:
        root: of ``content.xml``.
    """
    body = child(root, "body", "text")
    if body is None:
        return
    for element in body.iter(f"{TEXT}p", f"{TEXT}h"):
        if not any(name(up) in _ASIDE for up in element.iterancestors()):
            yield element
