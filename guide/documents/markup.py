"""XML of documents: parsed without entities, schemas or network; names without their spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from guide.documents.archive import broken
from guide.documents.model import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TypeAlias

    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

    Element: TypeAlias = _Element


def parse(data: bytes, path: Path) -> Element:
    """The root of an XML part of a document.

    Raises:
        DocumentError: it is no XML, or declares entities, which no office program writes.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise broken(path) from error
    if root.getroottree().docinfo.doctype:
        raise DocumentError(
            f"{path} déclare des entités XML, ce qu’aucun logiciel de bureautique n’écrit : il "
            "n’est pas lu. Ouvrez-le dans son logiciel et enregistrez-le de nouveau."
        )
    return root


def name(element: Element) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names, whatever their namespace."""
    return (child for child in element if name(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child, grandchild… of these names, or None."""
    for step in path:
        if element is None:
            return None
        element = next(children(element, step), None)
    return element


def attribute(element: Element | None, wanted: str) -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    for key, value in element.items():
        if key.rpartition("}")[2] == wanted:
            return value
    return None


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """All elements of these names below one, in the order of the document."""
    return (found for found in element.iter() if name(found) in names)
