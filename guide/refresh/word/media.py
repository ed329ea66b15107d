"""The pictures of a Word file as parts: relations, content types, names."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from lxml import etree

from guide.documents.markup import parse
from guide.refresh.word.names import IMAGE, MAIN, RELATIONS, TYPES

if TYPE_CHECKING:
    from pathlib import Path

    from guide.documents.markup import Element
    from guide.documents.package import Package

_CONTENT_TYPES = "[Content_Types].xml"
_ID = re.compile(r"rId(\d+)")


def main_part(package: Package, path: Path) -> str:
    """The name of the part that holds the text."""
    root = parse(package["_rels/.rels"], path)
    for relation in root.iter(f"{RELATIONS}Relationship"):
        if relation.get("Type") == MAIN:
            return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


class Media:
    """The relations of the main part to its pictures."""

    def __init__(self, package: Package, main: str, path: Path) -> None:
        self._package, self._path = package, path
        self._folder = posixpath.dirname(main)
        self._file = posixpath.join(self._folder, "_rels", f"{posixpath.basename(main)}.rels")
        self._root = self._relations()
        self._changed = False

    def part(self, relation: str | None) -> str | None:
        """The name of the part that a relation leads to; None for one that leads outside."""
        for found in self._root.iter(f"{RELATIONS}Relationship"):
            if found.get("Id") == relation and found.get("TargetMode") != "External":
                target = found.get("Target") or ""
                whole = target if target.startswith("/") else f"{self._folder}/{target}"
                return posixpath.normpath(whole).lstrip("/")
        return None

    def add(self, stem: str, png: bytes) -> str:
        """Add a picture; return the id of its relation."""
        name = self._package.free(posixpath.join(self._folder, "media"), stem, ".png")
        self._package[name] = png
        taken = [
            int(found.group(1))
            for relation in self._root
            if (found := _ID.fullmatch(relation.get("Id") or ""))
        ]
        identity = f"rId{max(taken, default=0) + 1}"
        etree.SubElement(
            self._root,
            f"{RELATIONS}Relationship",
            {"Id": identity, "Type": IMAGE, "Target": posixpath.relpath(name, self._folder)},
        )
        self._changed = True
        return identity

    def drop_unused(self, document: bytes) -> None:
        """Leave out pictures that were replaced and that nothing shows any more."""
        text = document.decode("utf-8", "replace")
        for relation in list(self._root):
            identity = relation.get("Id") or ""
            part = self.part(identity)
            if relation.get("Type") != IMAGE or part is None or f'"{identity}"' in text:
                continue
            self._root.remove(relation)
            self._changed = True
            if not self._is_used(part):
                self._package.drop(part)

    def save(self) -> None:
        """Write what changed of relations and content types."""
        if self._changed:
            self._package[self._file] = _written(self._root)
            self._declare_png()

    def _relations(self) -> Element:
        if self._file in self._package:
            return parse(self._package[self._file], self._path)
        return etree.Element(f"{RELATIONS}Relationships", nsmap={None: RELATIONS[1:-1]})

    def _is_used(self, part: str) -> bool:
        """Whether any other relation of the file leads to a part."""
        if any(self.part(relation.get("Id")) == part for relation in self._root):
            return True
        others = [n for n in self._package.names() if n.endswith(".rels") and n != self._file]
        name = posixpath.basename(part).encode()
        return any(name in self._package[other] for other in others)

    def _declare_png(self) -> None:
        root = parse(self._package[_CONTENT_TYPES], self._path)
        declared = (found.get("Extension") or "" for found in root.iter(f"{TYPES}Default"))
        if "png" not in [extension.lower() for extension in declared]:
            made = etree.Element(
                f"{TYPES}Default", {"Extension": "png", "ContentType": "image/png"}
            )
            root.insert(0, made)
            self._package[_CONTENT_TYPES] = _written(root)


def _written(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
