"""The text of one Word paragraph, as it reads once its revisions are accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.documents.docx.drawings import Drawn, look_into
from guide.documents.docx.styles import Look, look_of
from guide.documents.inline import Run
from guide.documents.markup import attribute, child, children, name

if TYPE_CHECKING:
    from guide.documents.docx.styles import Styles
    from guide.documents.markup import Element
    from guide.documents.model import Emphasis

_WITHIN = frozenset(
    (
        "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir",
        "AlternateContent", "Choice",
    )
)  # fmt: skip
_WRITTEN = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_FORMULA, BLANK = "une formule", "un champ encore vide"


@dataclass
class Written:
    """What a paragraph holds: lines of runs, drawings, notes, and letters by their size.

    ``notes`` are the kind (``footnote``, ``endnote``) and the id of each note that it calls.
    """

    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    drawn: Drawn = field(default_factory=Drawn)
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
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
            elif kind in {"oMath", "oMathPara"}:
                self._written.drawn.unread.append(_FORMULA)
            elif is_prompt(inner):
                self._written.drawn.unread.append(BLANK)
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
                look_into(inner, self._written.drawn)
            elif kind in _NOTES:
                self._written.notes.append((_NOTES[kind], attribute(inner, "id") or ""))
            elif kind == "br":
                self._written.lines.append([])
            elif not look.hidden and not look.struck and (text := _text(inner, kind)):
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
    if kind == "fldChar":
        return _chosen(child(element, "ffData", "ddList"))
    return _WRITTEN.get(kind, "")


def _chosen(choices: Element | None) -> str:
    """The entry that shows in a drop-down field of a form; Word keeps no text of it."""
    if choices is None:
        return ""
    entries = [attribute(entry, "val") or "" for entry in children(choices, "listEntry")]
    said = child(choices, "result")
    said = child(choices, "default") if said is None else said
    number = attribute(said, "val") or "0"
    return entries[int(number)] if number.isdigit() and int(number) < len(entries) else ""


def is_prompt(control: Element) -> bool:
    """Whether a content control shows only its own prompt (« Choisissez un élément. »)."""
    return name(control) == "sdt" and child(control, "sdtPr", "showingPlcHdr") is not None
