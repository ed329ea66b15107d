"""The text of one Word paragraph, as it reads once its revisions are accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.documents.docx.styles import Look, look_of
from guide.documents.inline import Run
from guide.documents.markup import attribute, child, name

if TYPE_CHECKING:
    from guide.documents.docx.styles import Styles
    from guide.documents.markup import Element
    from guide.documents.model import Emphasis

_WITHIN = frozenset(
    ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir")
)
_WRITTEN = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_PICTURES = frozenset(("pic", "imagedata"))


@dataclass
class Written:
    """What a paragraph holds: lines of runs, pictures, and letters by their size."""

    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    pictures: int = 0
    sizes: dict[float, int] = field(default_factory=dict[float, int])

    @property
    def size(self) -> float | None:
        """The size of most letters, in half points."""
        return max(self.sizes, key=lambda size: self.sizes[size]) if self.sizes else None


def written_in(paragraph: Element, styles: Styles, base: Look, *, heading: bool) -> Written:
    """Read a paragraph; text boxes in it are paragraphs of their own and left out.

    Args:
        paragraph: ``w:p``.
        styles: of the document.
        base: the look that the paragraph's own style gives.
        heading: whether bold and italic of the style are those of a heading, and no emphasis.
    """
    written = Written()
    _RunReader(written, styles, base, heading).into(paragraph, link=False)
    return written


class _RunReader:
    def __init__(self, written: Written, styles: Styles, base: Look, heading: bool) -> None:
        self._written = written
        self._styles = styles
        self._base = base
        self._heading = heading
        self._instruction = 0

    def into(self, element: Element, *, link: bool) -> None:
        for inner in element:
            kind = name(inner)
            if kind == "r":
                self._run(inner, link=link)
            elif kind == "hyperlink":
                self.into(inner, link=True)
            elif kind in _WITHIN:
                self.into(inner, link=link)

    def _run(self, run: Element, *, link: bool) -> None:
        properties = child(run, "rPr")
        style = self._styles.style(attribute(child(properties, "rStyle"), "val") or "")
        own = style.look.under(look_of(properties))
        look = self._base.under(own)
        emphasis = self._emphasis(own if self._heading else look, link=link)
        for inner in run:
            kind = name(inner)
            if kind in {"drawing", "pict", "object", "AlternateContent"}:
                self._written.pictures += _pictures(inner)
            elif kind == "br":
                self._written.lines.append([])
            elif not look.hidden and (text := _text(inner, kind)):
                self._written.lines[-1].append(Run(text, emphasis))
                if look.size is not None:
                    sizes = self._written.sizes
                    sizes[look.size] = sizes.get(look.size, 0) + len(text.strip())

    @staticmethod
    def _emphasis(look: Look, *, link: bool) -> frozenset[Emphasis]:
        shown: list[Emphasis] = []
        if look.bold:
            shown.append("bold")
        if look.italic:
            shown.append("italic")
        if link:
            shown.append("link")
        return frozenset(shown)


def _text(element: Element, kind: str) -> str:
    if kind == "t":
        return element.text or ""
    if kind == "sym":
        code = attribute(element, "char") or ""
        return (
            chr(int(code, 16)) if all(c in "0123456789abcdefABCDEF" for c in code) and code else ""
        )
    return _WRITTEN.get(kind, "")


def _pictures(element: Element) -> int:
    """How many pictures are in a drawing; those in its text boxes and repeats are not counted."""
    found = 0
    for inner in element:
        kind = name(inner)
        if kind in _PICTURES:
            found += 1
        elif kind not in {"Fallback", "txbxContent"}:
            found += _pictures(inner)
    return found
