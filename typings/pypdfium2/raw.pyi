"""What guide calls of PDFium itself; arguments that are filled go as ctypes objects."""

from ctypes import Array, c_char, c_double, c_int
from typing import Any

FPDF_PAGEOBJ_PATH: int
FPDF_PAGEOBJ_IMAGE: int

class FS_MATRIX:
    c: float
    d: float

def FPDFText_GetUnicode(page: Any, index: int) -> int: ...
def FPDFText_GetCharBox(
    page: Any, index: int, left: c_double, right: c_double, bottom: c_double, top: c_double
) -> int: ...
def FPDFText_GetFontInfo(
    page: Any, index: int, buffer: Array[c_char], length: int, flags: c_int
) -> int: ...
def FPDFText_GetFontWeight(page: Any, index: int) -> int: ...
def FPDFText_GetFontSize(page: Any, index: int) -> float: ...
def FPDFText_GetMatrix(page: Any, index: int, matrix: FS_MATRIX) -> int: ...
