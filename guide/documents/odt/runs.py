"""The text of one LibreOffice paragraph, as it reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.documents.inline import Run
from guide.documents.markup import attribute, child, descendants, name

if TYPE_CHECKING:
    from guide.documents.markup import Element
    from guide.documents.model import Emphasis
    from guide.documents.odt.styles import Look, Styles

_LEFT_OUT = frozenset(
    ("note", "annotation", "annotation-end", "number", "tracked-changes", "p", "h", "list", "table")
)
"""What stands in a paragraph and is not its text; shapes and text boxes hold paragraphs."""
_OBJECT, _BLANK, _CONTROL = "un objet incorporé", "un champ encore vide", "un champ de formulaire"
_PROMPTING = (
    "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}showing-place-holder"
)
_BLANKS = {"tab": "\t", "s": " ", "line-break": "", "soft-page-break": ""}


@dataclass
class Written:
    """What a paragraph holds: lines of runs, pictures, ``text:note``, and what is not read."""

    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    pictures: int = 0
    notes: list[Element] = field(default_factory=list["Element"])
    unread: list[str] = field(default_factory=list[str])


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
        elif kind == "note":
            written.notes.append(inner)
        elif not _is_held(written, inner, kind, look) and kind and kind not in _LEFT_OUT:
            style = attribute(inner, "style-name") if kind in {"span", "a"} else None
            nearer = look.under(styles.look(style, "text")) if style else look
            _into(written, inner, styles, nearer, link=link or kind == "a")
        _write(written, inner.tail, look, link=link)


def _is_held(written: Written, element: Element, kind: str, look: Look) -> bool:
    """Whether it is a picture, an object or a field, counted here, and no stretch of text."""
    if kind == "frame":
        written.pictures += _pictures(element)
        if child(element, "object") is not None:
            written.unread.append(_OBJECT)
    elif kind == "control":
        _control(written, element, look)
    elif element.get(_PROMPTING) == "true":
        written.unread.append(_BLANK)
    else:
        return False
    return True


def _control(written: Written, drawn: Element, look: Look) -> None:
    """What a field of a form shows: the chosen entry of a list; other fields are not read."""
    key, root = attribute(drawn, "control"), drawn.getroottree().getroot()
    fields = (e for e in descendants(root, "listbox", "combobox") if attribute(e, "id") == key)
    found = next(fields, None)
    if found is None:
        written.unread.append(_CONTROL)
        return
    chosen = [e for e in found if attribute(e, "current-selected") == "true"]
    chosen = chosen or [e for e in found if attribute(e, "selected") == "true"]
    told = attribute(chosen[0], "label") if chosen else attribute(found, "current-value")
    _write(written, told or attribute(found, "value"), look, link=False)


def _write(written: Written, text: str | None, look: Look, *, link: bool) -> None:
    if not text or look.hidden or look.struck:
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
