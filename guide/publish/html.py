"""A chapter as one HTML file that opens from disk, and the entry page of a whole guide."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from guide.french.typography import typeset
from guide.looks import templates_of
from guide.publish import words
from guide.publish.prose import Listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from guide.publish.model import Chapter
    from guide.publish.prose import Block, Paragraph, Stretch


def chapter_page(chapter: Chapter, pictures: Path) -> str:
    """The page of one procedure, its pictures inside.

    Args:
        chapter: what to write.
        pictures: the folder of the drawn pictures.
    """

    def embedded(file: str) -> str:
        return "data:image/png;base64," + base64.b64encode((pictures / file).read_bytes()).decode()

    return _render("chapter.html", {"chapter": chapter, "embedded": embedded})


def entry_page(chapters: Sequence[Chapter], formats: Mapping[str, str]) -> str:
    """The page that leads to every procedure in every format.

    Args:
        chapters: what the guide holds.
        formats: the name of each format by its file ending, in the order to show.
    """
    return _render("index.html", {"chapters": chapters, "formats": formats})


def _render(name: str, facts: dict[str, Any]) -> str:
    templates = templates_of("guide.publish")
    templates.filters |= {"fr": typeset, "inline": _inline}
    templates.tests |= {"listing": _is_listing}
    return templates.get_template(name).render(words=words, **facts)


def _inline(paragraph: Paragraph) -> Markup:
    """The text of a paragraph with its emphasis; no space may come in between."""
    return Markup("").join(_stretch(stretch) for stretch in paragraph.stretches)


def _stretch(stretch: Stretch) -> Markup:
    written = escape(stretch.text)
    if stretch.label:
        written = Markup('<strong class="label">{}</strong>').format(written)
    elif stretch.bold:
        written = Markup("<strong>{}</strong>").format(written)
    if stretch.italic:
        written = Markup("<em>{}</em>").format(written)
    return Markup('<a href="{}">{}</a>').format(stretch.href, written) if stretch.href else written


def _is_listing(block: Block) -> bool:
    return isinstance(block, Listing)
