"""A chapter as Markdown, its pictures in a folder beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from guide.french.typography import typeset
from guide.publish import words
from guide.publish.prose import Block, Listing, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.publish.model import Chapter, ChapterSection, Figure

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LEADING = re.compile(r"^(\d+)([.)])(?=\s)|^([#+-])(?=\s)")


def chapter_text(chapter: Chapter, pictures: str) -> str:
    """The text of one procedure.

    Args:
        chapter: what to write.
        pictures: the folder of the drawn pictures, as seen from the file.
    """
    return "\n\n".join(_lines(chapter, pictures)) + "\n"


def _lines(chapter: Chapter, pictures: str) -> Iterator[str]:
    yield f"# {_escaped(chapter.procedure.title)}"
    yield f"*{_escaped(words.verified(chapter))}*"
    if chapter.fictional:
        yield f"> {_escaped(words.FICTIONAL)}"
    if chapter.procedure.introduction:
        yield f"## {words.FOR_WHOM}"
        yield from (_written(block) for block in chapter.procedure.introduction)
    if chapter.facts:
        yield f"## {words.CONDITIONS}"
        yield "\n".join(
            f"- {_escaped(words.fact(fact))}\u00a0: **{_escaped(fact.value)}** (règle {fact.rule})"
            for fact in chapter.facts
        )
    yield f"## {words.CONTENTS}"
    yield "\n".join(_contents(chapter))
    for part in chapter.parts:
        yield from _part(part, pictures)
    yield from _troubles(chapter, pictures)
    yield f"## {words.PROOF}"
    yield _escaped(f"{words.verified(chapter)} {words.proved(chapter)}")


def _contents(chapter: Chapter) -> Iterator[str]:
    for part in chapter.parts:
        indent = "  " if part.section.branch else ""
        yield f"{indent}- [{_escaped(words.entry(part))}](#{part.section.anchor})"
    if chapter.troubles:
        yield f"- [{words.TROUBLES}](#{chapter.procedure.anchor}-depannage)"


def _part(part: ChapterSection, pictures: str) -> Iterator[str]:
    level = "###" if part.section.branch else "##"
    yield _heading(level, part.section.title, part.section.anchor)
    for piece in part.pieces:
        if piece.actor:
            yield f"*{_escaped(words.acting(piece.actor))}*"
        yield _written(piece.block)
        for figure in piece.figures:
            yield from _figure(figure, pictures)


def _troubles(chapter: Chapter, pictures: str) -> Iterator[str]:
    if not chapter.troubles:
        return
    yield _heading("##", words.TROUBLES, f"{chapter.procedure.anchor}-depannage")
    yield _escaped(words.TROUBLES_LEAD)
    for trouble in chapter.troubles:
        yield _heading("###", trouble.title, trouble.anchor)
        if trouble.section:
            yield f"[{_escaped(words.where(trouble) or '')}](#{trouble.section.anchor})"
        if said := words.answers(trouble):
            yield _escaped(said)
        yield from _figure(trouble.figure, pictures)


def _heading(level: str, title: str, anchor: str) -> str:
    """A heading with an anchor of ours: those that readers of Markdown make differ."""
    return f'<a id="{anchor}"></a>\n\n{level} {_escaped(title)}'


def _figure(figure: Figure, pictures: str) -> Iterator[str]:
    yield f"![{_escaped(typeset(figure.screenshot.alt))}]({pictures}/{quote(figure.file)})"
    caption = f"{words.numbered(figure)}. {typeset(figure.caption)}"
    yield f"*{_escaped(caption)}*"


def _written(block: Block) -> str:
    if isinstance(block, Listing):
        return "\n".join(_items(block))
    text = "".join(_stretch(stretch) for stretch in block.stretches)
    return _LEADING.sub(_unlisted, text)


def _unlisted(found: re.Match[str]) -> str:
    """The beginning of a paragraph that Markdown would take for a list or a heading."""
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def _items(listing: Listing) -> Iterator[str]:
    for number, item in enumerate(listing.items, 1):
        mark = f"{number}." if listing.numbered else "-"
        body = "\n\n".join(_written(block) for block in item)
        yield f"{mark} " + body.replace("\n", "\n" + " " * (len(mark) + 1))


def _stretch(stretch: Stretch) -> str:
    text = _escaped(stretch.text)
    if stretch.bold or stretch.label:
        text = f"**{text}**"
    if stretch.italic:
        text = f"*{text}*"
    return f"[{text}]({stretch.href})" if stretch.href else text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
