"""One Word file, changed in place and packed again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from guide.documents.docx import body_paragraphs
from guide.documents.markup import parse
from guide.documents.package import Package
from guide.refresh.geometry import Picture
from guide.refresh.word.containers import Containers
from guide.refresh.word.inserting import insert_after
from guide.refresh.word.media import Media, main_part
from guide.refresh.word.names import WP, W
from guide.refresh.word.pictures import describe, is_drawn_upon, placed_in, show
from guide.refresh.word.revisions import Reviser

if TYPE_CHECKING:
    from pathlib import Path

    from guide.documents.markup import Element
    from guide.refresh.figures import DrawnFigure

_DRAWING_ID = re.compile(rb"<wp:docPr\b[^>]*?\bid=\"(\d+)\"")


class WordFile:
    """A ``.docx`` whose pictures and words are changed one by one."""

    def __init__(self, path: Path) -> None:
        """Open a file that ``guide.documents`` has read before."""
        self._package = Package(path)
        self._main = main_part(self._package, path)
        self._root = parse(self._package[self._main], path)
        self._paragraphs = list(body_paragraphs(self._root))
        self._placed = placed_in(self._paragraphs)
        self._media = Media(self._package, self._main, path)
        self._added: dict[str, str] = {}
        self._inserted: dict[int, Element] = {}
        self._drawing = self._highest_drawing()
        self._changed = self._dropped = False

    mends = True

    @property
    def pictures(self) -> list[Picture]:
        """The pictures, in order."""
        containers = Containers(self._paragraphs)
        return [
            Picture(
                placed.at,
                containers.around(self._paragraphs[placed.at - 1]),
                placed.width,
                is_drawn_upon(placed),
            )
            for placed in self._placed
        ]

    def shown(self, index: int) -> bytes | None:
        """The bytes of a picture, where the file holds them."""
        return self._package.get(self._media.part(self._placed[index].relation) or "")

    def where(self, index: int) -> str:
        """Where a picture stands, in French."""
        placed = self._placed[index]
        named = f" (« {placed.alt} »)" if placed.alt else ""
        return f"image {index + 1}, paragraphe {placed.at}{named}"

    def replace(self, index: int, new: DrawnFigure) -> bool:
        """Give a picture its new one; say whether its bytes changed."""
        placed = self._placed[index]
        part = self._media.part(placed.relation)
        same = part is not None and part in self._package and self._package[part] == new.png
        if not same:
            show(placed, self._relation(new), new.ratio)
            self._changed = self._dropped = True
        if placed.alt != new.alt:
            describe(placed, new.alt)
            self._changed = True
        return not same

    def insert(self, new: DrawnFigure) -> None:
        """Put a picture under the paragraph that it illustrates."""
        self._drawing += 1
        relation = self._relation(new)
        at = new.figure.at
        above = self._inserted.get(at, self._paragraphs[at - 1])
        self._inserted[at] = insert_after(
            above, relation, self._drawing, new.alt, new.width, new.ratio
        )
        self._changed = True

    def mend(self, at: int, words: str, other: str, rank: int, moment: str) -> bool:
        """Suggest other words in a paragraph as a tracked change; say whether they were found."""
        reviser = Reviser(self._highest_revision(), moment)
        done = reviser.replace(self._paragraphs[at - 1], words, other, rank)
        self._changed |= done
        return done

    def packed(self) -> bytes | None:
        """The file; None when nothing in it changed."""
        if not self._changed:
            return None
        document = etree.tostring(
            self._root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True
        )
        self._package[self._main] = document
        if self._dropped:
            self._media.drop_unused(document)
        self._media.save()
        return self._package.packed()

    def _relation(self, new: DrawnFigure) -> str:
        if new.figure.file not in self._added:
            self._added[new.figure.file] = self._media.add(new.figure.file, new.png)
        return self._added[new.figure.file]

    def _highest_drawing(self) -> int:
        found = [
            int(number)
            for name in self._package.names()
            if name.endswith(".xml")
            for number in _DRAWING_ID.findall(self._package[name])
        ]
        here = [int(e.get("id") or 0) for e in self._root.iter(f"{WP}docPr")]
        return max([*found, *here], default=0)

    def _highest_revision(self) -> int:
        numbers = (element.get(f"{W}id") or "" for element in self._root.iter())
        return max((int(number) for number in numbers if number.isdigit()), default=0)
