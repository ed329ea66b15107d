"""What is drawn on a page of a PDF beside its letters: pictures, and straight lines."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from guide.documents.pdf.page import Box, Edge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfObject, PdfPage

_ICON, _LEVEL = 24.0, 1.0
"""Points below which a picture is an icon; by which a straight line may slant."""
_MOST_OBJECTS, _MOST_EDGES = 20_000, 4_000
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pictures of a page, and the straight lines, level or upright, drawn on it."""

    pictures: tuple[Box, ...]
    edges: tuple[Edge, ...]


def drawn_on(page: PdfPage) -> Drawn:
    """Look at the objects of a page, as far as a page of writing has them."""
    pictures: list[Box] = []
    edges: list[Edge] = []
    for count, drawn in enumerate(page.get_objects(max_depth=4)):
        if count > _MOST_OBJECTS:
            break
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = Box(*drawn.get_bounds())
            if min(box.height, box.right - box.left) >= _ICON:
                pictures.append(box)
        elif drawn.type == pdfium.FPDF_PAGEOBJ_PATH and len(edges) < _MOST_EDGES:
            edges.extend(_edges(drawn))
    return Drawn(tuple(pictures), tuple(edges))


def _edges(path: PdfObject) -> Iterator[Edge]:
    """The straight pieces of a path that are level or upright."""
    for one, other in _pieces(path):
        (left, right), (bottom, top) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        level, upright = top - bottom <= _LEVEL, right - left <= _LEVEL
        if level != upright:
            yield Edge(Box(left, bottom, right, top), level)


def _pieces(path: PdfObject) -> Iterator[tuple[_Point, _Point]]:
    """The two ends of each straight piece, as they stand on the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path.raw, matrix)
    begun: list[_Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path.raw), _MOST_EDGES)):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield from pairwise(begun)
            begun = [here]
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            begun.append(here)
            if pdfium.FPDFPathSegment_GetClose(segment):
                begun.append(begun[0])
        else:
            yield from pairwise(begun)
            begun = []
    yield from pairwise(begun)
