"""The paragraphs of a Word document, in the order in which they are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.documents.markup import child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.documents.markup import Element

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def body_paragraphs(root: Element) -> Iterator[Element]:
    """Every ``w:p`` of the body, in the order of the file: the n-th is ``Place(paragraph=n)``.

    Those in tables, content controls and text boxes are counted with the rest; the paragraphs of
    a text box come right after the paragraph that holds it. Empty and deleted ones are counted.
    Left out is only what stands in ``mc:Fallback``, which repeats its neighbour ``mc:Choice``.

    Args:
        root: of ``word/document.xml``.
    """
    return (e for e in body_elements(root) if e.tag.endswith("}p"))


def body_elements(root: Element) -> Iterator[Element]:
    """The paragraphs of the body, and among them each ``w:altChunk``, an inserted document."""
    body = child(root, "body")
    if body is None:
        return
    repeated = next(body.iter(_FALLBACK), None) is not None
    space = f"{root.tag.rpartition('}')[0]}}}"
    for element in body.iter(f"{space}p", f"{space}altChunk"):
        if not repeated or next(element.iterancestors(_FALLBACK), None) is None:
            yield element
