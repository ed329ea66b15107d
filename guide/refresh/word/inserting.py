"""A new picture in a paragraph of its own, as wide as its place allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from guide.refresh.word.names import PIC, WP, A, R, W
from guide.refresh.word.spans import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.documents.markup import Element

_EMU_PER_TWIP = 635
_EMU_PER_PIXEL = 9525
_SHRINK = 0.55
"""A page of the portal is wider than one of paper: so much of its size on screen is kept."""
_CELL_MARGINS = 230
_BOX_MARGINS = 190_000
_DEFAULT = 9_000 * _EMU_PER_TWIP


def insert_after(
    paragraph: Element, relation: str, number: int, alt: str, width: float, ratio: float
) -> Element:
    """Put a picture under a paragraph; return its own paragraph.

    It is as tall as its picture, whatever the style says of lines, and takes over the end of a
    section.

    Args:
        paragraph: ``w:p``.
        relation: id of the picture's relation.
        number: an id that no other drawing of the file has.
        alt: what the picture says in words.
        width: of the picture, in CSS pixels.
        ratio: its height for a width of one.
    """
    wide = round(min(width * _EMU_PER_PIXEL * _SHRINK, _room(paragraph)))
    holder = etree.Element(f"{W}p")
    properties = etree.SubElement(holder, f"{W}pPr")
    etree.SubElement(properties, f"{W}spacing", {f"{W}line": "240", f"{W}lineRule": "auto"})
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    if section is not None:
        properties.append(section)
    run = etree.SubElement(holder, f"{W}r")
    drawing = etree.SubElement(run, f"{W}drawing")
    drawing.append(_inline(relation, number, alt, wide, round(wide * ratio)))
    holder.tail = paragraph.tail
    paragraph.addnext(holder)
    return holder


def _inline(relation: str, number: int, alt: str, wide: int, tall: int) -> Element:
    spaces: dict[str | None, str] = {"wp": WP[1:-1], "a": A[1:-1], "pic": PIC[1:-1], "r": R[1:-1]}
    size = {"cx": str(wide), "cy": str(tall)}
    name = f"Image {number}"
    edges: dict[str, str] = {f"dist{side}": "0" for side in "TBLR"}
    inline = etree.Element(f"{WP}inline", edges, nsmap=spaces)
    etree.SubElement(inline, f"{WP}extent", size)
    etree.SubElement(inline, f"{WP}docPr", {"id": str(number), "name": name, "descr": alt})
    frame = etree.SubElement(inline, f"{WP}cNvGraphicFramePr")
    etree.SubElement(frame, f"{A}graphicFrameLocks", noChangeAspect="1")
    graphic = etree.SubElement(inline, f"{A}graphic")
    data = etree.SubElement(graphic, f"{A}graphicData", uri=PIC[1:-1])
    picture = etree.SubElement(data, f"{PIC}pic")
    named = etree.SubElement(picture, f"{PIC}nvPicPr")
    etree.SubElement(named, f"{PIC}cNvPr", id=str(number), name=name)
    etree.SubElement(named, f"{PIC}cNvPicPr")
    fill = etree.SubElement(picture, f"{PIC}blipFill")
    etree.SubElement(fill, f"{A}blip", {f"{R}embed": relation})
    etree.SubElement(etree.SubElement(fill, f"{A}stretch"), f"{A}fillRect")
    shape = etree.SubElement(picture, f"{PIC}spPr")
    place = etree.SubElement(shape, f"{A}xfrm")
    etree.SubElement(place, f"{A}off", x="0", y="0")
    etree.SubElement(place, f"{A}ext", size)
    form = etree.SubElement(shape, f"{A}prstGeom", prst="rect")
    etree.SubElement(form, f"{A}avLst")
    return inline


def _room(paragraph: Element) -> float:
    """The width that the place of a paragraph offers, in EMU."""
    for outer in paragraph.iterancestors(f"{W}tc", f"{W}txbxContent"):
        if outer.tag == f"{W}tc":
            width = _cell_width(outer)
            if width > _CELL_MARGINS:
                return (width - _CELL_MARGINS) * _EMU_PER_TWIP
        else:
            box = next(outer.iterancestors(f"{WP}inline", f"{WP}anchor"), None)
            extent = box.find(f"{WP}extent") if box is not None else None
            if extent is not None:
                return int(extent.get("cx") or 0) - _BOX_MARGINS
    return _text_width(paragraph)


def _cell_width(cell: Element) -> int:
    """What a cell says of its width, else the columns of its table, in twips; 0 if neither does."""
    width = cell.find(f"{W}tcPr/{W}tcW")
    if width is not None and width.get(f"{W}type") == "dxa":
        return int(width.get(f"{W}w") or 0)
    table = next(cell.iterancestors(f"{W}tbl"), None)
    columns = table.findall(f"{W}tblGrid/{W}gridCol") if table is not None else []
    first = sum(map(span_of, cell.itersiblings(f"{W}tc", preceding=True)))
    held = columns[first : first + span_of(cell)]
    return sum(int(column.get(f"{W}w") or 0) for column in held)


def _text_width(paragraph: Element) -> float:
    """Between the margins of the section that holds a paragraph: its marks stand at its end."""
    section = next(_sections_from(paragraph), None)
    page = section.find(f"{W}pgSz") if section is not None else None
    margins = section.find(f"{W}pgMar") if section is not None else None
    if section is None or page is None or margins is None:
        return _DEFAULT
    left, right = (int(margins.get(f"{W}{side}") or 0) for side in ("left", "right"))
    return (int(page.get(f"{W}w") or 0) - left - right) * _EMU_PER_TWIP


def _sections_from(paragraph: Element) -> Iterator[Element]:
    above = [paragraph, *paragraph.iterancestors()]
    for outer in above:
        yield from outer.iterfind(f"{W}pPr/{W}sectPr")
        for later in outer.itersiblings():
            yield from later.iter(f"{W}sectPr")
