"""Running text, free of any format: paragraphs and lists, and what is set apart in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

QUOTED = re.compile(r"«\s*([^«»]+?)\s*»")
_QUOTE = re.compile(r"(«[^«»]+»)")


class Unwritable(Exception):
    """The text holds something that a guide has no form for; the message says what, in French."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text in one dress; ``label`` is a quoted label, its quotes included."""

    text: str
    bold: bool = False
    italic: bool = False
    label: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered or not; an item holds blocks."""

    numbered: bool
    items: tuple[tuple[Block, ...], ...]

    @property
    def text(self) -> str:
        """The words of its items."""
        return " ".join(block.text for item in self.items for block in item)


Block = Paragraph | Listing


def blocks_of(tokens: Sequence[Token]) -> tuple[Block, ...]:
    """Paragraphs and lists of parsed Markdown.

    Raises:
        Unwritable: something else stands in it, such as a table or a picture.
    """
    return tuple(_blocks(iter(tokens), until=None))


def labels_of(block: Block) -> tuple[str, ...]:
    """What a block quotes, in order, without the quotes."""
    return tuple(QUOTED.findall(block.text))


def _blocks(tokens: Iterator[Token], until: str | None) -> Iterator[Block]:
    for token in tokens:
        if token.type == until:
            return
        if token.type == "paragraph_open":
            yield Paragraph(tuple(_stretches(next(tokens))))
            next(tokens)
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            numbered = token.type.startswith("ordered")
            yield Listing(numbered, tuple(_items(tokens, token.type.replace("open", "close"))))
        else:
            line = f"ligne {token.map[0] + 1} : " if token.map else ""
            raise Unwritable(
                f"{line}un guide n’écrit que des paragraphes et des listes (ici « {token.type} »)."
            )


def _items(tokens: Iterator[Token], until: str) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == until:
            return
        yield tuple(_blocks(tokens, "list_item_close"))


def _stretches(inline: Token) -> Iterator[Stretch]:
    dress = Stretch("")
    for token in inline.children or []:
        if token.type in {"softbreak", "hardbreak"}:
            yield replace(dress, text=" ")
        elif token.type in {"text", "code_inline"}:
            yield from _quotes(replace(dress, text=token.content))
        else:
            dress = _dressed(dress, token)


def _dressed(dress: Stretch, token: Token) -> Stretch:
    opens = token.nesting == 1
    if token.type.startswith("strong"):
        return replace(dress, bold=opens)
    if token.type.startswith("em_"):
        return replace(dress, italic=opens)
    if token.type.startswith("link"):
        return replace(dress, href=str(token.attrs["href"]) if opens else None)
    raise Unwritable(f"un guide n’écrit pas « {token.type} » dans un paragraphe.")


def _quotes(stretch: Stretch) -> Iterator[Stretch]:
    for part in _QUOTE.split(stretch.text):
        if part:
            yield replace(stretch, text=part, label=part.startswith("«"))
