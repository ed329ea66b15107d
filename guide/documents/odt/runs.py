"""The text of one LibreOffice paragraph, as it reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.documents.inline import Run
from guide.documents.markup import attribute, name

if TYPE_CHECKING:
    from guide.documents.markup import Element
    from guide.documents.model import Emphasis
    from guide.documents.odt.styles import Look, Styles

_LEFT_OUT = frozenset(
    ("note", "annotation", "annotation-end", "number", "tracked-changes", "p", "h", "list", "table")
)
"""What stands in a paragraph and is not its text; shapes and text boxes hold paragraphs."""
_BLANKS = {"tab": "\t", "s": " ", "line-break": "", "soft-page-break": ""}


@dataclass
class Written:
    """What a paragraph holds: lines of runs, and pictures."""

    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    pictures: int = 0


def written_in(paragraph: Element, styles: Styles, look: Look, *, heading: bool) -> Written:
    """Read a paragraph; text boxes in it are paragraphs of their own and left out."""
    written = Written()
    own = type(look)() if heading else look
    _into(written, paragraph, styles, own, link=False)
    return written


def _into(written: Written, element: Element, styles: Styles, look: Look, *, link: bool) -> None:
    _write(written, element.text, look, link=link)
    for inner in element:
        kind = name(inner)
        if kind == "line-break":
            written.lines.append([])
        elif kind in _BLANKS:
            _write(written, _BLANKS[kind], look, link=link)
        elif kind == "image":
            written.pictures += 1
        elif kind == "frame":
            written.pictures += _pictures(inner)
        elif kind and kind not in _LEFT_OUT:
            style = attribute(inner, "style-name") if kind in {"span", "a"} else None
            nearer = look.under(styles.look(style, "text")) if style else look
            _into(written, inner, styles, nearer, link=link or kind == "a")
        _write(written, inner.tail, look, link=link)


def _write(written: Written, text: str | None, look: Look, *, link: bool) -> None:
    if not text or look.hidden:
        return
    shown: list[Emphasis] = []
    if look.bold:
        shown.append("bold")
    if look.italic:
        shown.append("italic")
    if link:
        shown.append("link")
    written.lines[-1].append(Run(text, frozenset(shown)))


def _pictures(frame: Element) -> int:
    """One for a frame with a picture, however many forms of it are kept; its text boxes apart."""
    return int(any(name(inner) in {"image", "plugin", "object-ole"} for inner in frame))
