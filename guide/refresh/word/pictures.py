"""Pictures where they stand in a Word text: found, given another one, described."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.documents.markup import name
from guide.refresh.word.names import MC, PIC, WP, WPC, WPG, WPS, A, R, V, W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guide.documents.markup import Element

_HEIGHT = re.compile(r"(?<![\w-])height:\s*[\d.]+(\w*)")
_WIDTH = re.compile(r"(?<![\w-])width:\s*([\d.]+)(\w*)")
_GROUPS = (f"{WPG}wgp", f"{WPG}grpSp", f"{WPC}wpc", f"{V}group")
_SHAPES = (
    f"{WPS}wsp", f"{V}line", f"{V}rect", f"{V}oval", f"{V}roundrect", f"{V}polyline", f"{V}arc",
    f"{V}curve",
)  # fmt: skip
_SIDES = ("left", "top", "right", "bottom")
_GONE = frozenset({"del", "moveFrom"})
_EMU_PER_CM = 360_000
_CM = {"": 2.54 / 96, "px": 2.54 / 96, "pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1}


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in the text.

    Attributes:
        at: number of its paragraph.
        source: what names the part: ``a:blip``, or ``v:imagedata`` of older files.
    """

    at: int
    source: Element

    @property
    def relation(self) -> str | None:
        """The id of its relation."""
        key = "embed" if self.source.tag == f"{A}blip" else "id"
        return self.source.get(f"{R}{key}")

    @property
    def holder(self) -> Element | None:
        """What carries its size on the page and its alternative text."""
        tags = (f"{WP}inline", f"{WP}anchor", f"{V}shape", f"{V}rect")
        return next(self.source.iterancestors(*tags), None)

    @property
    def alt(self) -> str | None:
        """Its alternative text."""
        holder = self.holder
        if holder is None:
            return None
        if holder.tag in {f"{V}shape", f"{V}rect"}:
            return holder.get("alt")
        properties = holder.find(f"{WP}docPr")
        return properties.get("descr") if properties is not None else None

    @property
    def width(self) -> float | None:
        """Its width on the page, in centimetres; None where the file does not say."""
        holder = self.holder
        if holder is None:
            return None
        if holder.tag in {f"{V}shape", f"{V}rect"}:
            said = _WIDTH.search(holder.get("style") or "")
            unit = _CM.get(said.group(2)) if said else None
            return float(said.group(1)) * unit if said and unit else None
        extent = holder.find(f"{WP}extent")
        return int(extent.get("cx") or 0) / _EMU_PER_CM if extent is not None else None


def is_drawn_upon(placed: PlacedPicture) -> bool:
    """Whether arrows, boxes or words are grouped with a picture, or float in its paragraph."""
    group = next(placed.source.iterancestors(*_GROUPS), None)
    if group is not None and any(True for _ in group.iter(*_SHAPES)):
        return True
    paragraph = next(placed.source.iterancestors(f"{W}p"), None)
    return paragraph is not None and any(
        shape.find(f"{WPS}txbx") is None and shape.find(f"{V}textbox") is None
        for shape in paragraph.iter(*_SHAPES)
        if next(shape.iterancestors(f"{W}p")) is paragraph
        and next(shape.iterancestors(f"{MC}Fallback"), None) is None
        and shape.find(f"{V}imagedata") is None
    )


def placed_in(paragraphs: Sequence[Element]) -> list[PlacedPicture]:
    """The pictures of paragraphs, in order; those in text boxes belong to the box's paragraphs."""
    return [
        PlacedPicture(number, source)
        for number, paragraph in enumerate(paragraphs, 1)
        for source in _sources(paragraph)
    ]


def show(placed: PlacedPicture, relation: str, ratio: float) -> None:
    """Show another part at a placed, in the same width; the height follows the new picture."""
    for source in (placed.source, *_repeats(placed.source)):
        other = PlacedPicture(placed.at, source)
        if source.tag == f"{A}blip":
            _show_drawn(other, relation, ratio)
        else:
            source.set(f"{R}id", relation)
            for side in _SIDES:
                source.attrib.pop(f"crop{side}", None)
            _stretch_shape(other.holder, ratio)


def describe(placed: PlacedPicture, alt: str) -> None:
    """Give a picture its alternative text."""
    for source in (placed.source, *_repeats(placed.source)):
        holder = PlacedPicture(placed.at, source).holder
        if holder is None:
            continue
        if holder.tag in {f"{V}shape", f"{V}rect"}:
            holder.set("alt", alt)
        elif (properties := holder.find(f"{WP}docPr")) is not None:
            properties.set("descr", alt)


def _sources(element: Element) -> Iterator[Element]:
    for inner in element:
        if inner.tag in {f"{A}blip", f"{V}imagedata"}:
            if (
                inner.tag == f"{V}imagedata"
                or next(inner.iterancestors(f"{PIC}pic"), None) is not None
            ):
                yield inner
        elif name(inner) not in {"Fallback", "txbxContent", *_GONE}:
            yield from _sources(inner)


def _repeats(source: Element) -> list[Element]:
    """The same picture in the copy that a file keeps for older programs, often as another part."""
    outer = next(iter(list(source.iterancestors(f"{MC}AlternateContent"))[::-1]), None)
    copy = outer.find(f"{MC}Fallback") if outer is not None else None
    if outer is None or copy is None:
        return []
    shown = [e for e in _pictured(outer) if next(e.iterancestors(f"{MC}Fallback"), None) is None]
    repeated = list(_pictured(copy))
    if source not in shown or len(shown) != len(repeated):
        return []
    return [repeated[shown.index(source)]]


def _pictured(element: Element) -> Iterator[Element]:
    return element.iter(f"{A}blip", f"{V}imagedata")


def _show_drawn(placed: PlacedPicture, relation: str, ratio: float) -> None:
    blip = placed.source
    blip.set(f"{R}embed", relation)
    blip.attrib.pop(f"{R}link", None)
    for inner in list(blip):
        blip.remove(inner)
    fill = blip.getparent()
    cut = fill.find(f"{A}srcRect") if fill is not None else None
    if fill is not None and cut is not None:
        fill.remove(cut)
    picture = next(blip.iterancestors(f"{PIC}pic"))
    own = picture.find(f"{PIC}spPr/{A}xfrm/{A}ext")
    outer = placed.holder.find(f"{WP}extent") if placed.holder is not None else None
    if outer is not None and not _is_grouped(picture):
        outer.set("cy", _tall(outer, ratio))
    if own is not None:
        own.set("cy", _tall(own, ratio))


def _is_grouped(picture: Element) -> bool:
    """Whether the size on the page is that of a group or a box, not of the picture alone."""
    above = picture.getparent()
    return above is None or above.tag != f"{A}graphicData"


def _tall(extent: Element, ratio: float) -> str:
    return str(round(int(extent.get("cx") or 0) * ratio))


def _stretch_shape(shape: Element | None, ratio: float) -> None:
    style = shape.get("style") if shape is not None else None
    width = _WIDTH.search(style or "")
    if shape is not None and style and width:
        height = f"height:{float(width.group(1)) * ratio:.2f}{width.group(2)}"
        shape.set("style", _HEIGHT.sub(height, style))
