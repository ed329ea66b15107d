"""HTML pages saved on a disk: parsed, never fetched, scripts and styles passed over."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from lxml import etree, html

from guide.documents.archive import broken
from guide.documents.blocks import Block, Cell
from guide.documents.counting import letters
from guide.documents.decoding import decode
from guide.documents.inline import Inline, Run, settle
from guide.documents.lines import split_lines
from guide.documents.markup import name
from guide.documents.model import DocumentError, Place, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.documents.markup import Element
    from guide.documents.model import Emphasis, Kind

_PASSED = frozenset(
    (
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "select",
        "textarea",
        "del",
        "s",
        "strike",
    )
)
_UNREAD = {
    "iframe": "une page incluse", "object": "un objet incorporé", "embed": "un objet incorporé",
    "select": "une liste déroulante",
}  # fmt: skip
_FURNITURE = frozenset(("nav", "header", "footer", "aside"))
_BLOCKS = _FURNITURE | frozenset(
    (
        "p", "div", "li", "ol", "ul", "table", "tr", "td", "th", "section", "article", "main",
        "body", "blockquote", "pre", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "form",
        "figure", "figcaption", "details", "summary", "fieldset", "hr", "address", "caption",
        "thead", "tbody", "tfoot", "html", "center",
    )
)  # fmt: skip
_LOOKS: dict[str, Emphasis] = {
    "b": "bold", "strong": "bold", "kbd": "bold", "button": "bold", "mark": "bold", "i": "italic",
    "em": "italic", "a": "link",
}  # fmt: skip
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_ITALIC = re.compile(r"font-style\s*:\s*italic")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[\w-]*\s*:[^;]*\bline-through"
)
"""What a style does to hide words, or to strike them out: those count as deleted."""
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_CLASS = re.compile(r"\.([\w-]+)\s*$")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])$")


def read_html(path: Path) -> Iterator[Block | Unread]:
    """The blocks of an HTML file.

    Raises:
        DocumentError: it holds no text, or text in an unknown encoding.
    """
    return html_blocks(path.read_bytes(), path)


def html_blocks(data: bytes, path: Path) -> Iterator[Block | Unread]:
    """The blocks of a page, or of one that stands in another document; see ``read_html``."""
    data = _decoded(data, path).encode("utf-8")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(data, parser)
    except (etree.ParserError, ValueError) as error:
        raise broken(path) from error
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise DocumentError(
            f"{path} est trop imbriqué pour être lu en entier. Ouvrez la page dans un navigateur, "
            "copiez son texte dans un document et donnez ce document."
        )
    reading = _Reader(_hiding_classes(root))
    return chain(reading.blocks(root), reading.unread)


def _hiding_classes(root: Element) -> frozenset[str]:
    """The classes by which the page's own style sheets strike words out or hide them."""
    rules = (rule for sheet in root.iter("style") for rule in _RULE.finditer(sheet.text or ""))
    named = (
        _CLASS.search(selector)
        for rule in rules
        if _HIDDEN.search(rule[2])
        for selector in rule[1].split(",")
    )
    return frozenset(found[1] for found in named if found)


def _decoded(data: bytes, path: Path) -> str:
    """The text of a page, in the encoding it declares if that is true."""
    if declared := _CHARSET.search(data[:4096]):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, path)


class _Reader:
    """Collects the text between two tags that begin or end a block."""

    def __init__(self, hiding: frozenset[str]) -> None:
        self._hiding = hiding
        self.unread: list[Unread] = []
        self._lines: list[list[Run]] = [[]]
        self._pictures = 0
        self._marker: str | None = None
        self._lists: list[list[object]] = []
        self._tables = 0
        self._rows: dict[Element, tuple[int, int]] = {}
        self._block = Block(Inline(""), Place())

    def blocks(self, root: Element) -> Iterator[Block]:
        yield from self._walk(root, frozenset())
        yield from self._flush()

    def _walk(self, element: Element, looks: frozenset[Emphasis]) -> Iterator[Block]:
        kind = name(element)
        if kind in _PASSED or self._hidden(element):
            if kind in _UNREAD:
                self.unread.append(Unread(_UNREAD[kind], Place(line=element.sourceline or None)))
            return
        if kind == "br":
            self._lines.append([])
        elif kind in {"img", "svg"}:
            self._pictures += 1
        elif kind in _BLOCKS:
            yield from self._flush()
            yield from self._inside(element, kind, looks)
        else:
            yield from self._content(element, looks | _look(element, kind))

    def _hidden(self, element: Element) -> bool:
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            return True
        return bool(self._hiding) and not self._hiding.isdisjoint(
            (element.get("class") or "").split()
        )

    def _inside(self, element: Element, kind: str, looks: frozenset[Emphasis]) -> Iterator[Block]:
        """A block element: what it says about its text holds until it ends."""
        outer, self._block = self._block, self._opened(element, kind)
        listed = kind in {"ol", "ul"}
        if listed:
            self._lists.append([kind, _start(element), (element.get("type") or "").lower()])
        elif kind == "li":
            self._marker = self._next_marker(element)
        yield from self._content(element, looks | _look(element, ""))
        yield from self._flush()
        if listed:
            self._lists.pop()
        self._block = outer

    def _content(self, element: Element, looks: frozenset[Emphasis]) -> Iterator[Block]:
        self._write(element.text, looks)
        for inner in element:
            yield from self._walk(inner, looks)
            self._write(inner.tail, looks)

    def _write(self, text: str | None, looks: frozenset[Emphasis]) -> None:
        if text:
            self._lines[-1].append(Run(text, looks))

    def _opened(self, element: Element, kind: str) -> Block:
        """The block whose text begins here."""
        before = self._block
        level = int(found[1]) if (found := _HEADING.match(kind)) else before.level
        told: Kind = "furniture" if _is_furniture(element, kind, before) else before.kind
        cell = before.cell
        if kind == "table":
            self._meet(element)
            cell = None
        elif kind in {"td", "th"}:
            cell = self._cell(element)
        place = Place(line=element.sourceline or None)
        return Block(Inline(""), place, told, level, None, 0, cell=cell)

    def _meet(self, table: Element) -> None:
        """Number the rows of a table; one of a single column only frames, and has none."""
        self._tables += 1
        rows = [found for found in table.iter("tr") if next(found.iterancestors("table")) is table]
        if any(len(row) > 1 for row in rows):
            self._rows.update((row, (self._tables, at)) for at, row in enumerate(rows))

    def _cell(self, element: Element) -> Cell | None:
        row = element.getparent()
        if row is None or row not in self._rows:
            return None
        return Cell(*self._rows[row], sum(1 for _ in element.itersiblings(preceding=True)))

    def _next_marker(self, item: Element) -> str | None:
        if not self._lists or self._lists[-1][0] == "ul":
            return "•"
        value = item.get("value") or ""
        number = int(value) if value.isdigit() else self._lists[-1][1]
        assert isinstance(number, int)
        self._lists[-1][1] = number + 1
        form = self._lists[-1][2]
        return f"{letters(number) if form == 'a' else number}."

    def _flush(self) -> Iterator[Block]:
        lines = [(settle(line), self._block.place) for line in self._lines]
        pictures, marker = self._pictures, self._marker
        self._lines, self._pictures = [[]], 0
        if not pictures and not any(inline.text for inline, _ in lines):
            return
        self._marker = None
        outer = self._block
        kind: Kind = outer.kind
        if kind != "furniture":
            kind = (
                "heading" if outer.level is not None
                else "cell" if outer.cell
                else "item" if marker
                else "text"
            )  # fmt: skip
        depth = max(len(self._lists) - 1, 0)
        block = Block(
            Inline(""), outer.place, kind, outer.level, marker, depth, 0, pictures, outer.cell
        )
        yield from split_lines(block, lines)


def _look(element: Element, kind: str) -> frozenset[Emphasis]:
    looks: set[Emphasis] = {_LOOKS[kind]} if kind in _LOOKS else set()
    style = element.get("style") or ""
    if _BOLD.search(style):
        looks.add("bold")
    if _ITALIC.search(style):
        looks.add("italic")
    return frozenset(looks)


def _is_furniture(element: Element, kind: str, before: Block) -> bool:
    """Whether the site's own frame begins here; the header of an article is none."""
    if before.kind == "furniture":
        return True
    if element.get("title") in _FURNITURE:
        return True  # as LibreOffice writes the headers and footers of pages
    if kind not in _FURNITURE:
        return False
    return not any(name(up) in {"main", "article", "section"} for up in element.iterancestors())


def _start(element: Element) -> int:
    value = element.get("start") or ""
    return int(value) if value.isdigit() else 1
