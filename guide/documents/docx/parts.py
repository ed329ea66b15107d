"""The parts of a Word file, each found by the relations of the main one; none is fetched."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.documents.archive import broken
from guide.documents.markup import children, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.documents.archive import Archive
    from guide.documents.markup import Element


@dataclass(frozen=True, slots=True)
class Relation:
    """What leads from the main part to another: its id, its kind, the name of the part."""

    key: str
    kind: str
    part: str


class Parts:
    """The main part, and what it is related to inside the archive."""

    def __init__(self, archive: Archive, path: Path) -> None:
        """Find the main part.

        Raises:
            DocumentError: the archive holds no text of Word, or is broken.
        """
        self._archive, self.path = archive, path
        starts = (one.part for one in self._relations("") if one.kind == "officeDocument")
        main = next(starts, "word/document.xml")
        data = archive.read(main)
        if data is None:
            raise broken(path)
        self.root = parse(data, path)
        self._related = list(self._relations(main))

    def of_kind(self, *kinds: str) -> Iterator[tuple[str, Element]]:
        """The kind and the root of each related part of these kinds, in the order of the file."""
        for one in self._related:
            if one.kind in kinds and (data := self._archive.read(one.part)):
                yield one.kind, parse(data, self.path)

    def first(self, kind: str) -> Element | None:
        """The root of the related part of a kind that is met first, or None."""
        return next((root for _, root in self.of_kind(kind)), None)

    def bytes_of(self, key: str) -> bytes | None:
        """What the part holds to which a relation leads; None where it leads nowhere inside."""
        return next((self._archive.read(r.part) for r in self._related if r.key == key), None)

    def _relations(self, part: str) -> Iterator[Relation]:
        folder, file = posixpath.split(part)
        data = self._archive.read(posixpath.join(folder, "_rels", f"{file}.rels"))
        if data is None:
            return
        for relation in children(parse(data, self.path), "Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target") or ""
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = (relation.get("Type") or "").rpartition("/")[2]
            yield Relation(relation.get("Id") or "", kind, posixpath.normpath(whole))
