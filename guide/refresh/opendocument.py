"""A LibreOffice text with other pictures, changed in place."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from guide.documents.markup import name, parse
from guide.documents.odt import body_paragraphs
from guide.documents.package import Package
from guide.refresh.geometry import Picture
from guide.refresh.odtcontainers import Containers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.documents.markup import Element
    from guide.refresh.figures import DrawnFigure

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_MIME = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}mime-type"
_SHAPES = tuple(
    f"{_DRAW}{kind}"
    for kind in (
        "line", "rect", "circle", "ellipse", "custom-shape", "path", "polyline", "polygon",
        "connector", "measure", "regular-polygon",
    )
)  # fmt: skip
_LENGTH = re.compile(r"([\d.]+)\s*([a-z]+)")
_CONTENT, _LIST = "content.xml", "META-INF/manifest.xml"
_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6}
_CM_PER_PIXEL = 2.54 / 96 * 0.55
_ROOM = 16.0


class OdtFile:
    """A ``.odt`` whose pictures are changed one by one."""

    mends = False

    def __init__(self, path: Path) -> None:
        """Open a file that ``guide.documents`` has read before."""
        self._path = path
        self._package = Package(path)
        self._root = parse(self._package[_CONTENT], path)
        self._paragraphs = list(body_paragraphs(self._root))
        self._placed = [
            (number, image)
            for number, paragraph in enumerate(self._paragraphs, 1)
            for image in _images(paragraph)
        ]
        self._added: dict[str, str] = {}
        self._inserted: dict[int, Element] = {}
        self._changed = False

    @property
    def pictures(self) -> list[Picture]:
        """The pictures, in order."""
        containers = Containers(self._paragraphs)
        return [
            Picture(
                at,
                containers.around(self._paragraphs[at - 1]),
                self._width(index),
                _drawn_upon(image),
            )
            for index, (at, image) in enumerate(self._placed)
        ]

    def shown(self, index: int) -> bytes | None:
        """The bytes of a picture, where the file holds them."""
        return self._package.get(self._placed[index][1].get(f"{_XLINK}href") or "")

    def _width(self, index: int) -> float | None:
        """How wide a picture stands on the page, in centimetres, where the file says it."""
        frame = self._placed[index][1].getparent()
        said = _LENGTH.fullmatch((frame.get(f"{_SVG}width") or "") if frame is not None else "")
        unit = _CM.get(said[2]) if said else None
        return float(said[1]) * unit if said and unit else None

    def where(self, index: int) -> str:
        """Where a picture stands, in French."""
        number, image = self._placed[index]
        frame = image.getparent()
        told = frame.get(f"{_DRAW}name") if frame is not None else None
        return f"image {index + 1}, paragraphe {number}" + (f" (« {told} »)" if told else "")

    def replace(self, index: int, new: DrawnFigure) -> bool:
        """Give a picture its new one; say whether its bytes changed."""
        _, image = self._placed[index]
        frame = image.getparent()
        assert frame is not None
        part = image.get(f"{_XLINK}href") or ""
        same = part in self._package and self._package[part] == new.png
        if not same:
            image.set(f"{_XLINK}href", self._part(new))
            if image.get(_MIME):
                image.set(_MIME, "image/png")
            for other in [e for e in frame if e.tag == f"{_DRAW}image" and e is not image]:
                frame.remove(other)
            _stretch(frame, new.ratio)
            _uncut(frame)
            self._changed = True
        if _described(frame) != new.alt:
            _describe(frame, new.alt)
            self._changed = True
        return not same

    def insert(self, new: DrawnFigure) -> None:
        """Put a picture under the paragraph that it illustrates."""
        at = new.figure.at
        above = self._inserted.get(at, self._paragraphs[at - 1])
        wide = min(new.width * _CM_PER_PIXEL, _ROOM)
        facts = {
            f"{_DRAW}name": new.figure.file,
            f"{_TEXT}anchor-type": "as-char",
            f"{_SVG}width": f"{wide:.3f}cm",
            f"{_SVG}height": f"{wide * new.ratio:.3f}cm",
        }
        made = etree.Element(f"{_TEXT}p")
        made.set(f"{_TEXT}style-name", "Standard")
        frame = etree.SubElement(made, f"{_DRAW}frame", facts)
        link = {f"{_XLINK}href": self._part(new), f"{_XLINK}type": "simple"}
        link |= {f"{_XLINK}show": "embed", f"{_XLINK}actuate": "onLoad"}
        etree.SubElement(frame, f"{_DRAW}image", link)
        _describe(frame, new.alt)
        made.tail = above.tail
        above.addnext(made)
        self._inserted[at] = made
        self._changed = True

    def mend(self, at: int, words: str, other: str, rank: int, moment: str) -> bool:
        """Tracked changes are written to Word files only."""
        raise NotImplementedError

    def packed(self) -> bytes | None:
        """The file; None when nothing in it changed."""
        if not self._changed:
            return None
        self._package[_CONTENT] = etree.tostring(
            self._root.getroottree(), encoding="UTF-8", xml_declaration=True
        )
        self._list_pictures()
        return self._package.packed()

    def _part(self, new: DrawnFigure) -> str:
        file = new.figure.file
        if file not in self._added:
            part = self._package.free("Pictures", file, ".png")
            self._package[part] = new.png
            self._added[file] = part
        return self._added[file]

    def _list_pictures(self) -> None:
        """Name new pictures in the manifest, and leave out those that nothing shows any more."""
        root = parse(self._package[_LIST], self._path)
        for part in self._added.values():
            facts = {f"{_MANIFEST}full-path": part, f"{_MANIFEST}media-type": "image/png"}
            etree.SubElement(root, f"{_MANIFEST}file-entry", facts)
        for entry in list(root):
            part = entry.get(f"{_MANIFEST}full-path") or ""
            used = any(part.encode() in text for n, text in self._texts() if n != _LIST)
            if part.startswith("Pictures/") and not used and part in self._package:
                root.remove(entry)
                self._package.drop(part)
        self._package[_LIST] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)

    def _texts(self) -> Iterator[tuple[str, bytes]]:
        return ((n, self._package[n]) for n in self._package.names() if n.endswith(".xml"))


def _images(element: Element) -> Iterator[Element]:
    """The pictures of a paragraph; those in its text boxes belong to the box's paragraphs."""
    for inner in element:
        if inner.tag == f"{_DRAW}frame":
            images = [e for e in inner if e.tag == f"{_DRAW}image"]
            if images and not any(name(e) in {"object", "object-ole", "text-box"} for e in inner):
                yield images[0]
        elif name(inner) not in {"p", "h", "note", "annotation", "text-box"}:
            yield from _images(inner)


def _drawn_upon(image: Element) -> bool:
    """Whether shapes are grouped with a picture, or float in its paragraph beside it."""
    group = next(image.iterancestors(f"{_DRAW}g"), None)
    if group is not None:
        return any(True for _ in group.iter(*_SHAPES))
    paragraph = next(image.iterancestors(f"{_TEXT}p", f"{_TEXT}h"), None)
    return paragraph is not None and any(e.tag in _SHAPES for e in paragraph)


def _stretch(frame: Element, ratio: float) -> None:
    """Keep the width; the height follows the new picture."""
    width = _LENGTH.fullmatch(frame.get(f"{_SVG}width") or "")
    if width:
        frame.set(f"{_SVG}height", f"{float(width[1]) * ratio:.4g}{width[2]}")


def _uncut(frame: Element) -> None:
    """Show the new picture whole: a style that cuts is copied for this frame, without the cut."""
    named, root = frame.get(f"{_DRAW}style-name"), frame.getroottree().getroot()
    styles = {e.get(f"{_STYLE}name"): e for e in root.iter(f"{_STYLE}style")}
    style = styles.get(named)
    cuts = style.find(f"{_STYLE}graphic-properties[@{_FO}clip]") if style is not None else None
    if style is None or cuts is None:
        return
    whole = f"{named}-entier"
    if whole not in styles:
        copied = deepcopy(style)
        copied.set(f"{_STYLE}name", whole)
        for properties in copied.iterfind(f"{_STYLE}graphic-properties"):
            properties.attrib.pop(f"{_FO}clip", None)
        style.addnext(copied)
    frame.set(f"{_DRAW}style-name", whole)


def _described(frame: Element) -> str | None:
    found = frame.find(f"{_SVG}desc")
    return found.text if found is not None else None


def _describe(frame: Element, alt: str) -> None:
    found = frame.find(f"{_SVG}desc")
    if found is None:
        found = etree.SubElement(frame, f"{_SVG}desc")
    found.text = alt
